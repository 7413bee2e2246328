import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { run } from '../watched-program.ts';

/** What holds however many connections there are, and however much travels at once. */
export function turnContract(engine: () => Engine): void {
  /** A program that ends by itself and prints exactly these lines. */
  function line(sentence: string, text: string, output: readonly string[]): void {
    test(sentence, { timeout: 30_000 }, async () => {
      const program = run(engine(), `${prelude}\n${text}`);
      const end = await program.ended;
      expect({ end, output: program.output }).toEqual({
        end: { status: 'ended', exitCode: 0 },
        output,
      });
    });
  }

  line(
    'runs what the bytes of one connection set off, ticks and promises, before the bytes of the next',
    `let busy = false, mixed = 0, left = 40;
     const port = await listen((socket) => socket.on('data', async () => {
       if (busy) mixed++;
       busy = true;
       for (let step = 0; step < 10; step++) await null;
       await new Promise((resolve) => process.nextTick(resolve));
       for (let step = 0; step < 10; step++) await null;
       busy = false;
       if (--left > 0) return;
       console.log('mixed ' + mixed);
       process.exit();
     }));
     const sockets = await dial(port, 40);
     for (const socket of sockets) socket.write('now');`,
    ['mixed 0'],
  );

  line(
    'gives each of many connections its own bytes, in order',
    `const port = await listen((socket) => socket.pipe(socket));
     const sockets = await dial(port, 100);
     const got = await Promise.all(sockets.map((socket, index) => new Promise((resolve) => {
       let text = '';
       socket.on('data', (bytes) => { text += bytes; });
       socket.on('end', () => resolve(text === wanted(index)));
     })).concat((async () => {
       for (let round = 0; round < 30; round++) {
         sockets.forEach((socket, index) => socket.write(index + ':' + round + ' '));
         if (round % 10 === 0) await new Promise(setImmediate);
       }
       for (const socket of sockets) socket.end();
       return true;
     })()));
     function wanted(index) { return Array.from({ length: 30 }, (_, round) => index + ':' + round + ' ').join(''); }
     console.log(got.every(Boolean));
     process.exit();`,
    ['true'],
  );

  line(
    'keeps the order of long and short writes of one turn',
    `const port = await listen((socket) => {
       const chunks = [];
       socket.on('data', (bytes) => chunks.push(bytes));
       socket.on('end', () => {
         const all = Buffer.concat(chunks);
         console.log(all.length, all.equals(Buffer.concat(parts)));
         process.exit();
       });
     });
     const parts = [1, 100_000, 3, 16_384, 16_383, 0, 7, 300_000, 65_536, 2].map((size, index) => Buffer.alloc(size, index + 1));
     const [socket] = await dial(port, 1);
     for (const part of parts) socket.write(part);
     socket.end();`,
    ['498316 true'],
  );

  line(
    'sends what was written, not what the buffer became after',
    `const port = await listen((socket) => {
       let text = '';
       socket.on('data', (bytes) => { text += bytes; });
       socket.on('end', () => { console.log(text); process.exit(); });
     });
     const [socket] = await dial(port, 1);
     const reused = Buffer.from('abc');
     await new Promise((resolve) => socket.write(reused, resolve));
     reused.write('xyz');
     socket.end(reused);`,
    ['abcxyz'],
  );

  line(
    'carries payloads of every length unchanged, masked and unmasked',
    `const server = new WebSocketServer({ port: 0 });
     await once(server, 'listening');
     server.on('connection', (ws) => ws.on('message', (data, isBinary) => ws.send(data, { binary: isBinary })));
     const ws = new WebSocket('ws://localhost:' + server.address().port);
     await once(ws, 'open');
     let wrong = 0;
     for (const size of [0, 1, 2, 3, 23, 31, 32, 33, 47, 48, 49, 63, 64, 125, 126, 127, 1000, 65535, 65536, 65537, 100003]) {
       const data = Buffer.from(Array.from({ length: size }, (_, index) => (index * 7 + size) & 255));
       ws.send(data);
       const [echoed] = await once(ws, 'message');
       if (!echoed.equals(Buffer.from(Array.from({ length: size }, (_, index) => (index * 7 + size) & 255)))) wrong++;
     }
     console.log('wrong ' + wrong);
     process.exit();`,
    ['wrong 0'],
  );

  line(
    'keeps short buffers in a shared pool, and zeroed and long ones in memory of their own',
    `const isShared = (buffer) => buffer.buffer.byteLength > buffer.length;
     console.log(isShared(Buffer.from('hola')), isShared(Buffer.allocUnsafe(10)), isShared(Buffer.concat([Buffer.from('a')])));
     console.log(isShared(Buffer.alloc(10)), isShared(Buffer.allocUnsafeSlow(10)), isShared(Buffer.allocUnsafe(100_000)));`,
    ['true true true', 'false false false'],
  );

  line(
    'cuts buffers into views over the same memory, which are buffers',
    `const all = Buffer.from('0123456789');
     const parts = [all.subarray(2, 5), all.slice(-3), all.subarray(8, 2), all.subarray(-100, 100), all.subarray(1.9, '3')];
     all[3] = 0x58;
     console.log(parts.map(String).join('|'), parts.every((part) => Buffer.isBuffer(part) && part instanceof Buffer && part.constructor === Buffer));
     console.log(Buffer.from(all.map((byte) => byte + 1)).toString(), Buffer.isBuffer(new Uint8Array(2)), all instanceof Uint8Array);`,
    ['2X4|789||012X456789|12 true', '123Y56789: false true'],
  );

  line(
    'turns texts into UTF-8 and back, short and long, also what is none',
    `const texts = ['', 'a', 'añ', '€', '😀', 'x'.repeat(32), 'x'.repeat(33), 'ñ'.repeat(32), 'x'.repeat(31) + '😀', '\\ud800', '\\ufeffbom'];
     console.log(texts.map((text) => Buffer.from(text).length + ':' + Buffer.byteLength(text)).join(' '));
     console.log(texts.map((text) => Buffer.from(text).toString() === text).join(' '));
     console.log(JSON.stringify(Buffer.from([0x61, 0xff, 0xc3, 0x28]).toString()), Buffer.from('hola mundo').toString('utf8', 5, 7));`,
    [
      '0:0 1:1 3:3 3:3 4:4 32:32 33:33 64:64 35:35 3:3 6:6',
      'true true true true true true true true true false true',
      '"a��(" mu',
    ],
  );
}

const prelude = `import net from 'node:net';
import { once } from 'node:events';
import WebSocket, { WebSocketServer } from 'ws';
async function listen(onConnection) {
  const server = net.createServer(onConnection).listen(0);
  await once(server, 'listening');
  return server.address().port;
}
function dial(port, count) {
  return Promise.all(Array.from({ length: count }, async () => {
    const socket = net.connect(port);
    await once(socket, 'connect');
    return socket;
  }));
}`;
