import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import type { WireEvent } from '../../../src/network/wire-event.ts';
import { serve } from '../served-program.ts';
import { freshNetwork } from '../watched-program.ts';
import { type WatchedWire, watchWire } from './watched-wire.ts';

/** What an engine with a wire log tells of its connections. */
export function wireLogContract(engine: () => Engine): void {
  const line = (
    name: string,
    body: (wire: WatchedWire, network: string) => Promise<void>,
    needs: readonly (keyof Engine['capabilities'])[] = ['wireLog'],
  ): void => {
    test(name, async ({ skip }) => {
      skip(!needs.every((capability) => engine().capabilities[capability]));
      const network = freshNetwork();
      const wire = watchWire(engine(), network);
      await body(wire, network);
      wire.stop();
    });
  };

  line(
    'tells every connection with its programs, its bytes and its end, in order',
    async (wire, network) => {
      const { server, beside } = await serve(
        engine(),
        `import { createServer } from 'node:net';
       createServer((socket) => {
         socket.on('data', (bytes) => socket.write('re: ' + bytes));
         socket.on('end', () => socket.end());
       }).listen(8080);`,
        { network, name: 'the server' },
      );
      const client = beside(
        `import { connect } from 'node:net';
       const socket = connect(8080);
       socket.write('one');
       socket.once('data', () => socket.end());`,
        { name: 'the client' },
      );
      await client.ended;
      await wire.until((events) => events.some((event) => event.type === 'closed'));
      const connection = wire.events[0]?.connection;
      expect(wire.events.map(withoutTimes)).toEqual([
        {
          type: 'opened',
          connection,
          network,
          port: 8080,
          client: { program: client.program.id, name: 'the client' },
          server: { program: server.program.id, name: 'the server' },
        },
        { type: 'bytes', connection, direction: 'client-to-server', text: 'one' },
        { type: 'bytes', connection, direction: 'server-to-client', text: 're: one' },
        { type: 'half-closed', connection, direction: 'client-to-server' },
        { type: 'half-closed', connection, direction: 'server-to-client' },
        { type: 'closed', connection },
      ]);
      const times = wire.events.map((event) => event.time);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      await server.program.stop();
    },
  );

  line('carries every byte that the other side received', async (wire, network) => {
    const { server, beside } = await serve(engine(), recordingServer, { network });
    const client = beside(
      `import { WebSocket } from 'ws';
       const socket = new WebSocket('ws://localhost:8080', { perMessageDeflate: false });
       socket.on('open', () => {
         for (let i = 0; i < 50; i++) socket.send('message ' + i);
         socket.send(Buffer.alloc(70_000, 7));
         socket.close();
       });`,
    );
    await client.ended;
    const received = await server.line('received');
    await server.ended;
    await wire.until((events) => events.some((event) => event.type === 'closed'));
    expect(received).toBe(`received ${checksum(wire.bytes('client-to-server'))}`);
  });

  line('puts every answer after its question', async (wire, network) => {
    const { server, beside } = await serve(
      engine(),
      `import { createServer } from 'node:net';
       createServer((socket) => { socket.on('data', (bytes) => socket.write(bytes)); }).listen(8080);`,
      { network },
    );
    const client = beside(
      `import { connect } from 'node:net';
       let round = 0;
       const socket = connect(8080, () => socket.write('0'));
       socket.on('data', () => { if (++round < 500) socket.write(String(round)); else socket.end(); });`,
    );
    await client.ended;
    await wire.until((events) => events.some((event) => event.type === 'half-closed'));
    const seen = wire.events.flatMap((event) =>
      event.type === 'bytes' ? [`${event.direction} ${new TextDecoder().decode(event.bytes)}`] : [],
    );
    expect(seen).toEqual(
      Array.from({ length: 500 }, (_, round) => [
        `client-to-server ${String(round)}`,
        `server-to-client ${String(round)}`,
      ]).flat(),
    );
    await server.program.stop();
  });

  line('tells the line of the learner that wrote the bytes', async (wire, network) => {
    const { server, beside } = await serve(
      engine(),
      `import { WebSocketServer } from 'ws';
import { greet } from './greet.ts';
new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  greet(socket);
  socket.on('message', (data) => {
    socket.send('echo ' + data);
  }, ['wireLog', 'sourceLines']);
});`,
      {
        network,
        files: {
          'greet.ts': `import type { WebSocket } from 'ws';\nexport function greet(socket: WebSocket) {\n  socket.send('welcome');\n}`,
        },
      },
    );
    const client = beside(
      `import { WebSocket } from 'ws';
       const socket = new WebSocket('ws://localhost:8080');
       socket.once('message', () => {
         socket.send('x');
         socket.once('message', () => socket.close());
       });`,
    );
    await client.ended;
    await wire.until((events) => events.some((event) => event.type === 'closed'));
    const places = wire.events.flatMap((event) =>
      event.type === 'bytes' && event.direction === 'server-to-client' && event.source
        ? [`${event.source.file}:${String(event.source.line)}`]
        : [],
    );
    expect(places.slice(0, 2)).toEqual(['greet.ts:3', 'server.ts:6']);
    await server.program.stop();
  });

  line('closes in the log the connections of a stopped program', async (wire, network) => {
    const { server, beside } = await serve(
      engine(),
      `import { createServer } from 'node:net';\ncreateServer((socket) => { socket.write('hi'); }).listen(8080);`,
      { network },
    );
    const client = beside(
      `import { connect } from 'node:net';\nconnect(8080).on('data', () => console.log('data'));`,
    );
    await client.line('data');
    await server.program.stop();
    await wire.until((events) => events.some((event) => event.type === 'closed'));
    const ends = wire.events.filter((event) => event.type !== 'opened' && event.type !== 'bytes');
    expect(ends.map(withoutTimes)).toMatchObject([
      { type: 'half-closed', direction: 'server-to-client' },
      { type: 'half-closed', direction: 'client-to-server' },
      { type: 'closed' },
    ]);
  });
}

function withoutTimes(event: WireEvent): object {
  if (event.type === 'bytes') {
    const { type, connection, direction, bytes } = event;
    return { type, connection, direction, text: new TextDecoder().decode(bytes) };
  }
  return { ...event, time: undefined };
}

function checksum(bytes: number[]): string {
  const sum = bytes.reduce((sum, byte) => (sum * 31 + byte) % 1000003, 7);
  return `${String(bytes.length)} bytes, ${String(sum)}`;
}

const recordingServer = `
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
const http = createServer();
const chunks = [];
http.on('connection', (socket) => {
  // Who wants the data has Node hand the request to its parser by way of the stream.
  socket.on('data', () => {});
  const push = socket.push;
  socket.push = function (chunk, ...rest) {
    if (chunk) chunks.push(Buffer.from(chunk));
    return push.call(this, chunk, ...rest);
  };
});
const server = new WebSocketServer({ server: http });
server.on('connection', (socket) => socket.on('close', () => {
  setTimeout(() => {
    const bytes = Buffer.concat(chunks);
    const sum = bytes.reduce((sum, byte) => (sum * 31 + byte) % 1000003, 7);
    console.log('received ' + bytes.length + ' bytes, ' + sum);
    process.exit();
  }, 20);
}));
http.listen(8080);`;
