import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import type { WireEvent } from '../../../src/network/wire-event.ts';
import { freshNetwork, run } from '../watched-program.ts';

/** What the wire log tells when somebody looks, stops to look, or begins late. */
export function wireWatchingContract(engine: () => Engine, open: () => Promise<Engine>): void {
  test('tells connections that open while somebody looks as a whole, and others not at all', async ({
    skip,
  }) => {
    skip(!engine().capabilities.wireLog);
    const own = await open();
    const network = freshNetwork();
    const server = run(own, echoServer, { network });
    await server.event('listening');
    const client = run(own, patientClient, { network, role: 'trusted' });
    await client.line('echoed early');
    const events: WireEvent[] = [];
    const stop = own.onWire((event) => events.push(event));
    client.program.send('dial again');
    await client.line('echoed late');
    await expect.poll(() => events.some(({ type }) => type === 'closed')).toBe(true);
    stop();
    const told = events.length;
    client.program.send('dial again');
    await client.ended;
    expect(new Set(events.map(({ connection }) => connection)).size).toBe(1);
    expect(events.map(({ type }) => type).filter((type) => type !== 'half-closed')).toEqual([
      'opened',
      'bytes',
      'bytes',
      'closed',
    ]);
    expect(events).toHaveLength(told);
    await own.close();
  });

  test('traces no line of a program that is started without', async ({ skip }) => {
    skip(!engine().capabilities.wireLog || !engine().capabilities.sourceLines);
    const own = await open();
    const sources: boolean[] = [];
    own.onWire((event) => {
      if (event.type === 'bytes') sources.push(event.source !== undefined);
    });
    for (const sourceLines of [true, false]) {
      const program = run(
        own,
        `import { createServer, connect } from 'node:net';
         const server = createServer((socket) => { socket.end('bye'); }).listen(8080, () => {
           connect(8080).on('data', () => {}).on('close', () => server.close());
         });`,
        { sourceLines },
      );
      await program.ended;
    }
    await expect.poll(() => sources).toEqual([true, false]);
    await own.close();
  });

  test('tells who wrote what in a crowd, each byte once and in the order of its connection', async ({
    skip,
  }) => {
    skip(!engine().capabilities.wireLog);
    const own = await open();
    const texts = new Map<string, string>();
    let closed = 0;
    own.onWire((event) => {
      if (event.type === 'closed') closed++;
      if (event.type !== 'bytes') return;
      const key = `${String(event.connection)} ${event.direction}`;
      texts.set(key, (texts.get(key) ?? '') + new TextDecoder().decode(event.bytes));
    });
    const program = run(
      own,
      `import { createServer, connect } from 'node:net';
       const server = createServer((socket) => socket.pipe(socket)).listen(8080, () => {
         let left = 30;
         for (let index = 0; index < 30; index++) {
           const socket = connect(8080, () => {
             for (let round = 0; round < 20; round++) socket.write(round + ' ');
             socket.end();
           });
           socket.resume();
           socket.on('close', () => { if (--left === 0) server.close(); });
         }
       });`,
    );
    await program.ended;
    await expect.poll(() => closed).toBe(30);
    const whole = Array.from({ length: 20 }, (_, round) => `${String(round)} `).join('');
    expect([texts.size, new Set(texts.values())]).toEqual([60, new Set([whole])]);
    await own.close();
  });

  test(
    'lets a flood of small messages through, and tells every byte of it',
    { timeout: 60_000 },
    async ({ skip }) => {
      skip(!engine().capabilities.wireLog);
      const own = await open();
      const told = { 'client-to-server': 0, 'server-to-client': 0 };
      own.onWire((event) => {
        if (event.type === 'bytes') told[event.direction] += event.bytes.byteLength;
      });
      const network = freshNetwork();
      const server = run(own, echoServer, { network });
      await server.event('listening');
      const client = run(own, floodingClient, { network });
      expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
      expect(client.output).toEqual(['220000 bytes came back']);
      await expect
        .poll(() => told, { timeout: 10_000 })
        .toEqual({ 'client-to-server': 220_000, 'server-to-client': 220_000 });
      await own.close();
    },
  );
}

const floodingClient = `import { connect } from 'node:net';
const socket = connect(8080, () => {
  for (let index = 0; index < 20_000; index++) socket.write('hello world');
});
let received = 0;
socket.on('data', (bytes) => {
  received += bytes.length;
  if (received === 220_000) socket.end();
});
socket.on('close', () => console.log(received + ' bytes came back'));`;

const echoServer = `import { createServer } from 'node:net';
createServer((socket) => socket.pipe(socket)).listen(8080);`;

const patientClient = `import { connect } from 'node:net';
const early = connect(8080, () => early.write('early'));
early.on('data', (bytes) => console.log('echoed ' + bytes));
let dials = 0;
process.on('message', () => {
  early.write('more of the early one');
  const late = connect(8080, () => late.write('late'));
  late.on('data', (bytes) => {
    console.log('echoed ' + bytes);
    late.end();
    if (++dials === 2) process.exit();
  });
});`;
