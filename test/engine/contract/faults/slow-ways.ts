import { expect } from 'vitest';
import type { Engine } from '../../../../src/engine/engine.ts';
import { freshNetwork, run } from '../../watched-program.ts';
import { faultTests } from './fault-tests.ts';
import { talkingClient, talkingServer } from './talking-programs.ts';

/** What dials and deliveries meet: refusals, slow readers, latency and jitter. */
export function slowWayContract(engine: () => Engine): void {
  const { line, connect } = faultTests(engine);

  line(
    'gives a slow reader no more than its pace, and leaves the other direction alone',
    async (faults) => {
      const { server, client, connection, end } = await connect(
        `import { createServer } from 'node:net';
       createServer((socket) => {
         console.log('accepted');
         let got = 0;
         let began;
         socket.on('data', (bytes) => {
           began ??= performance.now();
           got += bytes.length;
           socket.write(bytes);
           if (got === 2000) console.log('took', Math.round(performance.now() - began));
         });
       }).listen(8080);`,
        `import { connect } from 'node:net';
       const socket = connect(8080, () => console.log('connected'));
       let echoed = 0;
       socket.on('data', (bytes) => { echoed += bytes.length; if (echoed === 2000) console.log('echoed'); });
       process.on('message', () => socket.write(Buffer.alloc(2000)));`,
      );
      await faults.inflict(connection, { type: 'slow', reader: 'server', bytesPerSecond: 4000 });
      client.program.send('write');
      const took = Number((await server.line('took')).split(' ')[1]);
      // 2,000 bytes at 4,000 a second, the first piece at once.
      expect(took).toBeGreaterThanOrEqual(400);
      await client.line('echoed');
      await end();
    },
  );

  line('refuses dials while it is told to, and no longer after the undo', async (faults) => {
    const network = freshNetwork();
    const server = run(engine(), talkingServer, { network });
    await server.event('listening');
    const undo = faults.onDial({ network, port: 8080 }, { refuses: true });
    const refused = run(engine(), talkingClient, { network });
    expect(await refused.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(refused.output).toEqual([
      'ECONNREFUSED connect ECONNREFUSED 127.0.0.1:8080',
      'closed true',
    ]);
    undo();
    const accepted = run(engine(), talkingClient, { network });
    await accepted.line('connected');
    await Promise.all([accepted.program.stop(), server.program.stop()]);
  });

  line('makes bytes late by the latency, in each direction', async (faults) => {
    const network = freshNetwork();
    const undo = faults.onDial({ network, port: 8080 }, { latencyMs: 80 });
    const { client, end } = await connect(echoServer, roundTripClient, network);
    client.program.send('go');
    const took = Number((await client.line('round trip')).split(' ')[2]);
    expect(took).toBeGreaterThanOrEqual(155);
    undo();
    await end();
    const quick = await connect(echoServer, roundTripClient);
    quick.client.program.send('go');
    expect(Number((await quick.client.line('round trip')).split(' ')[2])).toBeLessThan(150);
    await quick.end();
  });

  line('keeps the order of what is sent, however much the way varies', async (faults) => {
    const network = freshNetwork();
    const undo = faults.onDial({ network, port: 8080 }, { jitterMs: 30, seed: 7 });
    const { server, end } = await connect(
      `import { createServer } from 'node:net';
       createServer((socket) => {
         console.log('accepted');
         let text = '';
         socket.on('data', (bytes) => { text += bytes; });
         socket.on('end', () => console.log('all', text));
       }).listen(8080);`,
      `import { connect } from 'node:net';
       const socket = connect(8080, async () => {
         console.log('connected');
         for (let i = 0; i < 20; i++) {
           socket.write(i + ' ');
           await new Promise((resolve) => setTimeout(resolve, 2));
         }
         socket.end();
       });`,
      network,
    );
    expect(await server.line('all')).toBe(
      `all ${Array.from({ length: 20 }, (_, index) => `${String(index)} `).join('')}`,
    );
    undo();
    await end();
  });

  line('leaves the connections of other networks and ports alone', async (faults) => {
    const network = freshNetwork();
    const undo = faults.onDial({ network, port: 8081 }, { refuses: true });
    const undoOther = faults.onDial({ network: freshNetwork(), port: 8080 }, { refuses: true });
    const { client, end } = await connect(talkingServer, talkingClient, network);
    expect(client.output).toEqual(['connected']);
    undo();
    undoOther();
    await end();
  });
}

const echoServer = `
import { createServer } from 'node:net';
createServer((socket) => { console.log('accepted'); socket.pipe(socket); }).listen(8080);`;

const roundTripClient = `
import { connect } from 'node:net';
const socket = connect(8080, () => console.log('connected'));
process.on('message', async () => {
  let shortest = Infinity;
  for (let round = 0; round < 5; round++) {
    const began = performance.now();
    socket.write('x');
    await new Promise((resolve) => socket.once('data', resolve));
    shortest = Math.min(shortest, performance.now() - began);
  }
  console.log('round trip', shortest);
});`;
