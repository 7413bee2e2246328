import type { PrintedLine } from '../../printed-lines.ts';
import { attempt } from '../attempt.ts';

/** How `node:zlib` limits what comes out. */
export const zlibLimitLines: readonly PrintedLine[] = [
  {
    says: 'zlib: `maxOutputLength` limits the functions, at once and by callback, but no stream',
    program: `${attempt}
import zlib from 'node:zlib';
const bomb = zlib.deflateRawSync(Buffer.alloc(100_000));
const options = { maxOutputLength: 1000 };
console.log(attempt(() => zlib.inflateRawSync(bomb, options)));
console.log(zlib.inflateRawSync(bomb, { maxOutputLength: 100_000 }).length);
zlib.inflateRaw(bomb, options, (error: any, bytes) => {
  console.log(error.name, error.code, error.message, bytes);
  let length = 0;
  const stream = zlib.createInflateRaw(options);
  stream.on('data', (chunk) => (length += chunk.length));
  stream.on('end', () => console.log('end', length));
  stream.end(bomb);
});`,
    prints: `RangeError ERR_BUFFER_TOO_LARGE: Cannot create a Buffer larger than 1000 bytes
100000
RangeError ERR_BUFFER_TOO_LARGE Cannot create a Buffer larger than 1000 bytes undefined
end 100000`,
  },
  {
    says: 'zlib: refuses a `maxOutputLength` of nothing',
    program: `${attempt}
import zlib from 'node:zlib';
console.log(attempt(() => zlib.createInflateRaw({ maxOutputLength: 0 })));
console.log(attempt(() => zlib.inflateSync(Buffer.alloc(0), { maxOutputLength: 0 })));`,
    prints: `RangeError ERR_OUT_OF_RANGE: The value of "options.maxOutputLength" is out of range. It must be >= 1 and <= 9007199254740991. Received 0
RangeError ERR_OUT_OF_RANGE: The value of "options.maxOutputLength" is out of range. It must be >= 1 and <= 9007199254740991. Received 0`,
  },
  {
    says: 'zlib: a bomb in permessage-deflate closes with 1009 and an error at the end that was to read it',
    program: `import { once } from 'node:events';
import WebSocket, { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: 0, perMessageDeflate: true, maxPayload: 100_000 });
server.on('connection', (socket) => {
  socket.on('message', () => console.log('a message'));
  socket.on('error', (error: any) => console.log(error.name, error.code, error.message));
});
await once(server, 'listening');
const { port } = server.address() as { port: number };
const client = new WebSocket('ws://localhost:' + port);
client.on('open', () => client.send(Buffer.alloc(5_000_000)));
const [code] = await once(client, 'close');
console.log(code);
server.close();`,
    prints: `RangeError WS_ERR_UNSUPPORTED_MESSAGE_LENGTH Max payload size exceeded
1009`,
  },
];
