import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';

const magic = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

createServer()
  .on('upgrade', (request, socket: Socket) => {
    const accept = createHash('sha1').update(request.headers['sec-websocket-key'] + magic);
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        `Sec-WebSocket-Accept: ${accept.digest('base64')}\r\n\r\n`,
    );
    let waiting = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      waiting = Buffer.concat([waiting, chunk]);
      for (let size = frameSize(waiting); size > 0; size = frameSize(waiting)) {
        receive(socket, waiting.subarray(0, size));
        waiting = waiting.subarray(size);
      }
    });
  })
  .listen(Number(process.env.PORT ?? 8000));

function headerSize(bytes: Buffer): number {
  const length = bytes[1]! & 0x7f;
  return length === 126 ? 8 : length === 127 ? 14 : 6;
}

function frameSize(bytes: Buffer): number {
  if (bytes.length < 2) return 0;
  const header = headerSize(bytes);
  if (bytes.length < header) return 0;
  const length = bytes[1]! & 0x7f;
  const payload =
    length === 126 ? bytes.readUInt16BE(2) : length === 127 ? Number(bytes.readBigUInt64BE(2)) : length;
  return bytes.length < header + payload ? 0 : header + payload;
}

function receive(socket: Socket, frame: Buffer): void {
  const header = headerSize(frame);
  const key = frame.subarray(header - 4, header);
  const payload = Buffer.from(frame.subarray(header).map((byte, index) => byte ^ key[index & 3]!));
  const opcode = frame[0]! & 0x0f;
  if (opcode === 8) {
    send(socket, 8, payload);
    socket.end();
  } else if (opcode === 9) send(socket, 10, payload);
  else if (opcode === 2) send(socket, 1, Buffer.from(`bytes:${payload.length}`));
  else send(socket, 1, Buffer.from(answer(payload.toString())));
}

function send(socket: Socket, opcode: number, payload: Buffer): void {
  socket.write(Buffer.concat([Buffer.from([0x80 | opcode, payload.length]), payload]));
}

function answer(text: string): string {
  if (!text.startsWith('{')) return `text:${text.length}`;
  let message;
  try {
    message = JSON.parse(text);
  } catch {
    return JSON.stringify({ ok: false, error: 'json' });
  }
  const { op, a, b } = message;
  if (op !== 'sum' || typeof a !== 'number' || typeof b !== 'number') {
    return JSON.stringify({ ok: false, error: 'schema' });
  }
  return JSON.stringify({ ok: true, r: a + b });
}
