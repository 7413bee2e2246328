import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { serve } from '../served-program.ts';

/** How `ws` reads and writes frames, down to the bytes. */
export function frameContract(engine: () => Engine): void {
  test.each(brokenFrames)(
    'closes with $closeCode when a client sends $what',
    async ({ sent, closeCode, code, message }) => {
      const { server, beside } = await serve(engine(), watchingServer);
      const client = beside(rawClient, { env: { SENT: sent } });
      await client.ended;
      const closeFrame = `8802${closeCode.toString(16).padStart(4, '0')}`;
      expect(client.output).toEqual([closeFrame]);
      await server.line('close');
      expect(server.output).toEqual([`RangeError ${code} ${message}`, 'close 1006 ""']);
      await server.program.stop();
    },
  );

  test.each(brokenText)('closes with 1007 when a client sends $what', async ({ sent }) => {
    const { server, beside } = await serve(engine(), watchingServer);
    const client = beside(rawClient, { env: { SENT: sent } });
    await client.ended;
    expect(client.output).toEqual(['880203ef']);
    await server.line('close');
    expect(server.output).toEqual([
      'Error WS_ERR_INVALID_UTF8 Invalid WebSocket frame: invalid UTF-8 sequence',
      'close 1006 ""',
    ]);
    await server.program.stop();
  });

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

type BrokenFrame = { what: string; sent: string; closeCode: number; code: string; message: string };

/** Frames of a client as hexadecimal digits; their mask is zero, so that they can be read. */
const brokenFrames: readonly BrokenFrame[] = [
  broken('a reserved bit', 'b180', 1002, 'UNEXPECTED_RSV_2_3', 'RSV2 and RSV3 must be clear'),
  broken(
    'a compressed frame that nobody agreed on',
    'c180',
    1002,
    'UNEXPECTED_RSV_1',
    'RSV1 must be clear',
  ),
  broken('an unknown opcode', '8580', 1002, 'INVALID_OPCODE', 'invalid opcode 5'),
  broken('a continuation of nothing', '8080', 1002, 'INVALID_OPCODE', 'invalid opcode 0'),
  broken(
    'a new message within another',
    '018000000000 8180',
    1002,
    'INVALID_OPCODE',
    'invalid opcode 1',
  ),
  broken('a ping in fragments', '0980', 1002, 'EXPECTED_FIN', 'FIN must be set'),
  broken(
    'a ping of 126 bytes',
    '89fe',
    1002,
    'INVALID_CONTROL_PAYLOAD_LENGTH',
    'invalid payload length 126',
  ),
  broken('a frame without a mask', '8100', 1002, 'EXPECTED_MASK', 'MASK must be set'),
  broken(
    'a close frame of one byte',
    '888100000000 03',
    1002,
    'INVALID_CONTROL_PAYLOAD_LENGTH',
    'invalid payload length 1',
  ),
  broken(
    'close code 1005',
    '888200000000 03ed',
    1002,
    'INVALID_CLOSE_CODE',
    'invalid status code 1005',
  ),
  broken(
    'close code 1015',
    '888200000000 03f7',
    1002,
    'INVALID_CLOSE_CODE',
    'invalid status code 1015',
  ),
  broken(
    'close code 999',
    '888200000000 03e7',
    1002,
    'INVALID_CLOSE_CODE',
    'invalid status code 999',
  ),
  {
    what: 'more bytes than a number can count',
    sent: '82ff0020000000000000',
    closeCode: 1009,
    code: 'WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH',
    message: 'Unsupported WebSocket frame: payload length > 2^53 - 1',
  },
  {
    what: 'more bytes than the server takes',
    sent: '82ff0000000000200001',
    closeCode: 1009,
    code: 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH',
    message: 'Max payload size exceeded',
  },
];

const brokenText = [
  { what: 'text that is not UTF-8', sent: '818200000000 c328' },
  {
    what: 'a message whose fragments together are not UTF-8',
    sent: '018100000000 c3 808100000000 28',
  },
  { what: 'a reason for closing that is not UTF-8', sent: '888400000000 03e8 c328' },
];

function broken(
  what: string,
  sent: string,
  closeCode: number,
  code: string,
  message: string,
): BrokenFrame {
  return {
    what,
    sent,
    closeCode,
    code: `WS_ERR_${code}`,
    message: `Invalid WebSocket frame: ${message}`,
  };
}

const watchingServer = `
import { WebSocketServer } from 'ws';
new WebSocketServer({ port: 8080, maxPayload: 2_097_152 }).on('connection', (socket) => {
  socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
  socket.on('error', ({ name, code, message }) => console.log(name, code, message));
  socket.on('close', (code, reason) => console.log('close', code, JSON.stringify(reason.toString())));
});`;

/** Shakes hands, sends SENT, and prints every byte that comes back after the handshake. */
const rawClient = `
import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
const socket = connect(8080, 'localhost').setNoDelay();
socket.write('GET / HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: Upgrade\\r\\nUpgrade: websocket\\r\\n' +
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\\r\\nSec-WebSocket-Version: 13\\r\\n\\r\\n');
const sent = Buffer.from(process.env.SENT.replaceAll(' ', ''), 'hex');
const chunks = [];
socket.once('data', async () => {
  socket.on('data', (bytes) => chunks.push(bytes));
  if (!process.env.SLOWLY) return socket.write(sent);
  for (const byte of sent) {
    socket.write(Uint8Array.of(byte));
    await setImmediate();
  }
});
socket.on('close', () => console.log(Buffer.concat(chunks).toString('hex')));
socket.on('error', () => {});`;
