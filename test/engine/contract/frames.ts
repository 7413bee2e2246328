import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { serve } from '../served-program.ts';
import { brokenFrameContract } from './frames/broken-frames.ts';
import { rawClient, watchingServer } from './frames/frame-programs.ts';

/** How `ws` reads and writes frames, down to the bytes. */
export function frameContract(engine: () => Engine): void {
  brokenFrameContract(engine);

  test('counts a payload in 7, 16 and 64 bits, and carries it unharmed', async () => {
    const { server, beside } = await serve(engine(), watchingServer);
    const client = beside(
      `import WebSocket from 'ws';
       const socket = new WebSocket('ws://localhost:8080', { perMessageDeflate: false });
       const sizes = [0, 1, 125, 126, 65_535, 65_536, 1_048_576];
       const payload = (size) => Buffer.alloc(size, 'hola ');
       let before;
       const next = () => {
         if (sizes.length === 0) return socket.close();
         before = socket._socket.bytesWritten;
         socket.send(payload(sizes[0]));
       };
       socket.on('open', next);
       socket.on('message', (data) => {
         const size = sizes.shift();
         console.log(size, data.equals(payload(size)), socket._socket.bytesWritten - before - size);
         next();
       });`,
    );
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    // A header of 2 bytes, a mask of 4, and 2 or 8 more for the size.
    expect(client.output).toEqual([
      '0 true 6',
      '1 true 6',
      '125 true 6',
      '126 true 8',
      '65535 true 8',
      '65536 true 14',
      '1048576 true 14',
    ]);
    await server.program.stop();
  });

  test('masks what a client sends, and nothing that a server sends', async () => {
    const { server, beside } = await serve(
      engine(),
      `import { createServer } from 'node:net';
       import { createHash } from 'node:crypto';
       createServer((socket) => {
         socket.once('data', (head) => {
           const key = /sec-websocket-key: (.*)\\r/i.exec(head)[1];
           const accept = createHash('sha1').update(key + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64');
           socket.write('HTTP/1.1 101 Switching Protocols\\r\\nConnection: Upgrade\\r\\nUpgrade: websocket\\r\\nSec-WebSocket-Accept: ' + accept + '\\r\\n\\r\\n');
           socket.on('data', (frame) => {
             const mask = frame.subarray(2, 6);
             const text = frame.subarray(6).map((byte, index) => byte ^ mask[index % 4]);
             console.log(frame.subarray(0, 2).toString('hex'), text.toString());
             socket.end(Buffer.from('8104686f6c61', 'hex'));
           });
         });
       }).listen(8080);`,
    );
    const client = beside(
      `import WebSocket from 'ws';
       const socket = new WebSocket('ws://localhost:8080');
       socket.on('open', () => socket.send('hola'));
       socket.on('message', (data) => console.log(data.toString()));
       socket.on('close', (code) => console.log(code));`,
    );
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(client.output).toEqual(['hola', '1006']);
    expect(server.output).toEqual(['8184 hola']);
    await server.program.stop();
  });

  test('joins the fragments of a message, with a ping between them', async () => {
    const { server, beside } = await serve(engine(), watchingServer);
    const client = beside(
      `import WebSocket from 'ws';
       const socket = new WebSocket('ws://localhost:8080');
       socket.on('open', () => {
         socket.send('ho', { fin: false });
         socket.send('l', { fin: false });
         socket.ping('between');
         socket.send('a');
       });
       socket.on('pong', (data) => console.log('pong', data.toString()));
       socket.on('message', (data, isBinary) => { console.log(data.toString(), isBinary); socket.close(); });`,
    );
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(client.output).toEqual(['pong between', 'hola false']);
    await server.program.stop();
  });

  test('reads a frame that arrives byte by byte, and two that arrive at once', async () => {
    const { server, beside } = await serve(engine(), watchingServer);
    const slow = beside(rawClient, {
      env: { SENT: '818400000000686f6c61 888000000000', SLOWLY: '1' },
    });
    await slow.ended;
    expect(slow.output).toEqual(['8104686f6c618800']);
    const quick = beside(rawClient, {
      env: { SENT: '81810000000061 81810000000062 888000000000' },
    });
    await quick.ended;
    expect(quick.output).toEqual(['8101618101628800']);
    await server.program.stop();
  });

  test('answers every ping with its own bytes, in order', async () => {
    const { server, beside } = await serve(engine(), watchingServer);
    const client = beside(
      `import WebSocket from 'ws';
       const socket = new WebSocket('ws://localhost:8080');
       socket.on('open', () => { for (const data of ['', 'a', 'á', 'x'.repeat(125)]) socket.ping(data); });
       const pongs = [];
       socket.on('pong', (data) => {
         pongs.push(data.length);
         if (pongs.length === 4) { console.log(pongs.join()); socket.close(); }
       });`,
    );
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(client.output).toEqual(['0,1,2,125']);
    await server.program.stop();
  });

  test('ends a connection that floods the server with pings', async () => {
    const { server, beside } = await serve(engine(), watchingServer);
    const client = beside(
      `import WebSocket from 'ws';
       const socket = new WebSocket('ws://localhost:8080');
       socket.on('open', () => { for (let i = 0; i < 5000; i++) socket.ping(); });
       socket.on('error', () => {});
       socket.on('close', (code) => console.log(code));`,
    );
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(client.output).toEqual(['1006']);
    expect(await server.line('close')).toBe('close 1006 ""');
    await server.program.stop();
  });
}
