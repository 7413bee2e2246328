import { describe, expect, test } from 'vitest';
import { openEngine } from '../../../src/engine/open-engine.ts';
import { engineOfTests } from '../engine-of-tests.ts';
import { run } from '../watched-program.ts';
import { Heartbeat } from './heartbeat.ts';

/** Programs that take all they can get, for as long as they are let; each says `go` first. */
const neverAnswering: readonly (readonly [what: string, text: string])[] = [
  ['loops', `for (;;) {}`],
  ['loops inside try', `for (;;) { try { throw 1 } catch {} finally { continue } }`],
  ['sets off promises without end', `const again = () => Promise.resolve().then(again); again();`],
  ['queues microtasks without end', `const again = () => queueMicrotask(again); again();`],
  ['asks for the next tick without end', `const again = () => process.nextTick(again); again();`],
  ['matches without end', `console.log(/^(a+)+$/.test('a'.repeat(60) + '!'));`],
  [
    'loops when it is told to end',
    `process.on('SIGTERM', () => { for (;;) {} }); await new Promise((resolve) => setTimeout(resolve, 100)); for (;;) {}`,
  ],
];

const answering: readonly (readonly [what: string, text: string])[] = [
  [
    'begins to loop when it is stopped',
    `process.on('SIGTERM', () => { for (;;) {} }); setInterval(() => {}, 1000);`,
  ],
  [
    'answers the end of a stop by starting again',
    `process.on('SIGTERM', () => setInterval(() => console.log('still here'))); setInterval(() => {}, 1000);`,
  ],
  [
    'sets timers without end',
    `const again = () => { setTimeout(again); setTimeout(again, 1); }; again();`,
  ],
  [
    'asks for immediates without end',
    `const again = () => setImmediate(again); for (let i = 0; i < 1000; i++) again();`,
  ],
  [
    'floods its console',
    `setInterval(() => { for (let i = 0; i < 20000; i++) console.log('flood', i); });`,
  ],
  [
    'floods its console with promises',
    `for (;;) { console.log('flood'); await null; if (Math.random() < 1e-4) await new Promise((r) => setTimeout(r)); }`,
  ],
  [
    'prints giant texts',
    `const giant = 'x'.repeat(50_000_000); setInterval(() => { console.log(giant); console.log('%s', giant); });`,
  ],
  [
    'prints giant objects',
    `const giant = Array.from({ length: 1e5 }, (_, i) => ({ i, text: 'x'.repeat(100) })); setInterval(() => console.dir(giant, { depth: 9, maxArrayLength: null }));`,
  ],
  [
    'prints errors without end',
    `setInterval(() => { for (let i = 0; i < 1000; i++) console.error(new Error('x'.repeat(100_000))); });`,
  ],
  [
    'listens on every port',
    `
    import { createServer } from 'node:net';
    for (let port = 1; port < 65536; port++) createServer().on('error', () => {}).listen(port);
    setInterval(() => {}, 1000);`,
  ],
  [
    'listens and stops listening without end',
    `
    import { createServer } from 'node:net';
    const again = () => { const server = createServer(); server.listen(9, () => server.close(again)); };
    again();`,
  ],
  [
    'opens connections without end',
    `
    import { connect, createServer } from 'node:net';
    createServer((socket) => socket.on('error', () => {})).listen(9, () => {
      setInterval(() => { for (let i = 0; i < 500; i++) connect(9).on('error', () => {}); });
    });`,
  ],
  [
    'dials where nobody listens without end',
    `
    import { connect } from 'node:net';
    setInterval(() => { for (let i = 0; i < 5000; i++) connect(9).on('error', () => {}); });`,
  ],
  [
    'opens and closes connections without end',
    `
    import { connect, createServer } from 'node:net';
    createServer((socket) => socket.end()).listen(9, () => {
      const again = () => connect(9).on('close', again).resume().end();
      for (let i = 0; i < 50; i++) again();
    });`,
  ],
  [
    'writes small pieces without end',
    `
    import { connect, createServer } from 'node:net';
    createServer((socket) => socket.resume()).listen(9, () => {
      for (let i = 0; i < 10; i++) {
        const socket = connect(9);
        const again = () => { for (let j = 0; j < 500; j++) socket.write('x'); setImmediate(again); };
        socket.on('connect', again);
      }
    });`,
  ],
  [
    'writes large pieces without end',
    `
    import { connect, createServer } from 'node:net';
    const piece = new Uint8Array(1 << 20);
    createServer((socket) => socket.resume()).listen(9, () => {
      for (let i = 0; i < 4; i++) {
        const socket = connect(9);
        const again = () => { while (socket.write(piece)); socket.once('drain', again); };
        socket.on('connect', again);
      }
    });`,
  ],
  [
    'sends giant messages',
    `
    import { WebSocket, WebSocketServer } from 'ws';
    const giant = Buffer.alloc(100_000_000);
    const server = new WebSocketServer({ port: 9 }, () => {
      const client = new WebSocket('ws://localhost:9');
      client.on('open', () => client.send(giant));
      client.on('error', () => {});
    });
    server.on('connection', (socket) => { socket.on('error', () => {}); socket.on('message', () => socket.send(giant)); });`,
  ],
  [
    'inflates a bomb',
    `
    import { WebSocket, WebSocketServer } from 'ws';
    const bomb = Buffer.alloc(60_000_000);
    const server = new WebSocketServer({ port: 9, perMessageDeflate: true }, () => {
      const client = new WebSocket('ws://localhost:9');
      client.on('open', () => { for (let i = 0; i < 5; i++) client.send(bomb); });
      client.on('error', () => {});
    });
    server.on('connection', (socket) => socket.on('error', () => {}));`,
  ],
  [
    'inflates a bomb that is over the limit',
    `
    import { WebSocket, WebSocketServer } from 'ws';
    const bomb = Buffer.alloc(60_000_000);
    const server = new WebSocketServer({ port: 9, perMessageDeflate: true, maxPayload: 1000 }, () => {
      const client = new WebSocket('ws://localhost:9');
      client.on('open', () => client.send(bomb));
      client.on('error', () => {});
    });
    server.on('connection', (socket) => socket.on('error', () => {}));
    setInterval(() => {}, 1000);`,
  ],
  [
    'makes blobs without end',
    `setInterval(() => { for (let i = 0; i < 200; i++) URL.createObjectURL(new Blob(['x'.repeat(1000)])); });`,
  ],
];

describe('by taking all there is', () => {
  const engine = engineOfTests(async () => {
    const opened = await openEngine({ engine: 'embedded' });
    opened.onWire(() => undefined);
    return opened;
  });

  test.each(neverAnswering)(
    'a program that %s is found out in two seconds, and the page answers all the while',
    { retry: 2 },
    async (_, text) => {
      const program = run(engine(), hostile(text));
      await program.line('go');
      const began = performance.now();
      const heartbeat = new Heartbeat();
      const end = await program.ended;
      const took = performance.now() - began;
      const { page, machine } = await heartbeat.end();
      report('found out after', took, page, machine);
      expect(end).toEqual({ status: 'unresponsive' });
      expect(took - machine).toBeLessThan(2000);
      expect(page).toBeLessThan(100);
    },
  );

  test.each([...neverAnswering.filter(([what]) => what.startsWith('loops')), ...answering])(
    'a program that %s is stopped at once, and the page answers all the while',
    { retry: 2 },
    async (_, text) => {
      const program = run(engine(), hostile(text));
      await program.line('go');
      const heartbeat = new Heartbeat();
      await new Promise((resolve) => setTimeout(resolve, 700));
      const began = performance.now();
      const end = await program.program.stop();
      const took = performance.now() - began;
      const { page, machine } = await heartbeat.end();
      report('stopped in', took, page, machine);
      expect(end).toEqual({ status: 'stopped' });
      expect(took - machine).toBeLessThan(300);
      expect(page).toBeLessThan(100);
    },
  );
});

function hostile(text: string): string {
  // What it does comes a moment later, so that its first words are seen.
  const imports = text.match(/^\s*import .*$/gm) ?? [];
  const rest = text.replaceAll(/^\s*import .*$/gm, '');
  return `${imports.join('\n')}\nconsole.log('go');\nawait new Promise((resolve) => setTimeout(resolve, 20));\n${rest}`;
}

/** Tells the measured times where `VITE_ENCHUFE_TIMES` is set. */
function report(what: string, took: number, page: number, machine: number): void {
  if (import.meta.env['VITE_ENCHUFE_TIMES'] === undefined) return;
  const name = expect.getState().currentTestName ?? '';
  console.log(
    `${name}: ${what} ${took.toFixed()} ms, page ${page.toFixed()} ms, machine ${machine.toFixed()} ms`,
  );
}
