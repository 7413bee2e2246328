import { expect } from 'vitest';
import type { Engine } from '../../../../src/engine/engine.ts';
import { serve } from '../../served-program.ts';
import type { WatchedProgram } from '../../watched-program.ts';
import { heartbeatServer } from '../heartbeat-server.ts';
import { advance, clockTests, onVirtualClock } from './clock-tests.ts';

/** How a virtual clock and the network go together: what is sent arrives before the clock moves on. */
export function clockTrafficContract(engine: () => Engine): void {
  const { line } = clockTests(engine);

  line('moves the idle time of sockets, which traffic counts anew', async () => {
    const { server, beside } = await serve(
      engine(),
      `import { createServer } from 'node:net';
       createServer((socket) => {
         socket.setTimeout(10_000, () => { console.log('idle at', performance.now()); socket.destroy(); });
         socket.on('data', (bytes) => console.log(String(bytes), socket.timeout));
       }).listen(8080);`,
      onVirtualClock,
    );
    const client = beside(
      `import { connect } from 'node:net';
       const socket = connect(8080, () => console.log('connected'));
       process.on('message', () => socket.write('hello'));
       socket.on('close', () => process.exit());`,
      { role: 'trusted' },
    );
    await client.line('connected');
    await advance(server, 6000);
    client.program.send('write');
    await server.line('hello');
    await advance(server, 9999);
    expect(server.output).toEqual(['hello 10000']);
    await advance(server, 1);
    expect(server.output).toEqual(['hello 10000', 'idle at 16000']);
    await client.ended;
    await server.program.stop();
  });

  line('moves the timeout of an HTTP request', async () => {
    const { server, beside } = await serve(
      engine(),
      `import { createServer } from 'node:http';
       createServer(() => console.log('asked')).listen(8080);`,
    );
    const client = beside(
      `import { get } from 'node:http';
       const request = get({ port: 8080, timeout: 3000 });
       request.on('timeout', () => { console.log('timeout', performance.now()); request.destroy(); });
       request.on('error', (error) => console.log(error.code));`,
      onVirtualClock,
    );
    await server.line('asked');
    await advance(client, 2999);
    expect(client.output).toEqual([]);
    await advance(client, 1);
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(client.output).toEqual(['timeout 3000', 'ECONNRESET']);
    await server.program.stop();
  });

  line(
    'lets bytes arrive and be answered, some turns later, before the clock moves on',
    async () => {
      const { server, beside } = await serve(
        engine(),
        `import { createServer } from 'node:net';
       createServer((socket) => {
         setInterval(() => socket.write('ping'), 30_000);
         socket.on('data', (bytes) => console.log(String(bytes), performance.now()));
       }).listen(8080);`,
        onVirtualClock,
      );
      const client = beside(
        `import { connect } from 'node:net';
       const socket = connect(8080, () => console.log('connected'));
       let round = 0;
       socket.on('data', async () => {
         for (let turns = 0; turns < 4; turns += 1) await new Promise((go) => setImmediate(go));
         socket.write('pong ' + ++round);
       });`,
      );
      await client.line('connected');
      await advance(server, 100_000);
      expect(server.output).toEqual(['pong 1 30000', 'pong 2 60000', 'pong 3 90000']);
      await server.program.stop();
      await client.program.stop();
    },
  );

  line('waits for an answer for which others are asked', async () => {
    const { server, beside } = await serve(
      engine(),
      `import { createServer } from 'node:net';
       createServer((socket) => {
         setInterval(() => socket.write('ping'), 1000);
         socket.on('data', (bytes) => console.log(String(bytes), performance.now()));
       }).listen(8080);`,
      onVirtualClock,
    );
    const asked = beside(
      `import { createServer } from 'node:net';
       createServer((socket) => socket.on('data', () => setImmediate(() => socket.write('pong'))))
         .listen(8081, () => console.log('listening'));`,
      { name: 'asked' },
    );
    await asked.line('listening');
    const asking = beside(
      `import { connect } from 'node:net';
       const other = connect(8081, () => {
         const socket = connect(8080, () => console.log('connected'));
         socket.on('data', () => other.write('what?'));
         other.on('data', (bytes) => socket.write(bytes));
       });`,
      { name: 'asking' },
    );
    await asking.line('connected');
    await advance(server, 20_000);
    const seconds = Array.from({ length: 20 }, (_, second) => `pong ${(second + 1) * 1000}`);
    expect(server.output).toEqual(seconds);
    for (const one of [server, asked, asking]) await one.program.stop();
  });

  line('delivers what the last timer wrote before the move counts as done', async () => {
    const { server, beside } = await serve(
      engine(),
      `import { createServer } from 'node:net';
       createServer((socket) => setTimeout(() => socket.end('late'), 5000)).listen(8080);`,
      onVirtualClock,
    );
    const client = beside(
      `import { connect } from 'node:net';
       connect(8080, () => console.log('connected')).on('data', (bytes) => console.log(String(bytes)));`,
    );
    await client.line('connected');
    await advance(server, 5000);
    await client.line('late');
    await server.program.stop();
    await client.ended;
  });

  line(
    'runs the heartbeat of ws: minutes pass, who answers stays and who does not is cut',
    async () => {
      const { server, beside } = await serve(engine(), heartbeatServer, onVirtualClock);
      const client = (name: string, options: string): WatchedProgram =>
        beside(
          `import { WebSocket } from 'ws';
         const socket = new WebSocket('ws://localhost:8080', ${options});
         socket.on('open', () => console.log('open'));
         socket.on('close', (code) => console.log('closed', code));`,
          { name },
        );
      const lively = client('lively', '{}');
      await lively.line('open');
      const mute = client('mute', '{ autoPong: false }');
      await mute.line('open');
      const began = performance.now();
      await advance(server, 59_999);
      expect(server.output).toEqual([]);
      await advance(server, 1);
      await mute.line('closed 1006');
      await advance(server, 20 * 60_000);
      expect(lively.output).toEqual(['open']);
      expect(server.output).toEqual(['terminated at 60000']);
      expect(performance.now() - began).toBeLessThan(10_000);
      await server.program.stop();
      await lively.ended;
    },
  );
}
