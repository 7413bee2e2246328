import type { Engine } from '../../../../src/engine/engine.ts';
import { programLines } from '../http-programs.ts';
import { serving } from './serving.ts';

/** How a global `WebSocket` fails: `error` and then `close` with 1006, whatever the reason. */
export function browserFailureContract(engine: () => Engine): void {
  const line = programLines(engine);
  for (const [what, url] of [
    ['nobody listens', 'ws://localhost:9999'],
    ['there is no such host', 'ws://nowhere.invalid'],
    ['the port belongs to another protocol', 'ws://localhost:6000'],
  ] as const) {
    line(`fails with error and then close 1006 where ${what}`, failing(`new WebSocket('${url}')`), [
      'error 3',
      'close 1006 "" false 3',
    ]);
  }
  line(
    'fails where it is closed before it opened',
    serving(
      '',
      `const socket = new WebSocket(url);
       const events = [];
       for (const type of ['open', 'error', 'close']) socket.addEventListener(type, () => events.push(type));
       const closed = next(socket, 'close');
       socket.close(3000, 'changed my mind');
       const event = await closed;
       console.log(events.join(), event.code, JSON.stringify(event.reason), event.wasClean);`,
    ),
    ['error,close 1006 "" false'],
  );
  line(
    'fails where the server answers without upgrade',
    `import { createServer } from 'node:http';
     const server = createServer((request, response) => response.writeHead(404, { Connection: 'close' }).end());
     await new Promise((resolve) => server.listen(8080, resolve));
     ${failing("new WebSocket('ws://localhost:8080')")}
     server.close();`,
    ['error 3', 'close 1006 "" false 3'],
  );
  line(
    'fails where the server chooses no subprotocol, or one that nobody asked for',
    `import { WebSocketServer } from 'ws';
     const answers = [false, 'other'];
     const server = new WebSocketServer({ port: 8080, handleProtocols: () => answers.shift() });
     server.on('connection', (peer) => peer.on('error', () => {}));
     await new Promise((resolve) => server.on('listening', resolve));
     { ${failing("new WebSocket('ws://localhost:8080', ['a', 'b'])")} }
     { ${failing("new WebSocket('ws://localhost:8080', ['a', 'b'])")} }
     server.close();`,
    ['error 3', 'close 1006 "" false 3', 'error 3', 'close 1006 "" false 3'],
  );
  for (const [what, frame] of [
    ['a masked frame', '0x81, 0x81, 1, 2, 3, 4, 5'],
    ['text that is no UTF-8', '0x81, 1, 0xff'],
    ['a reserved bit', '0xc1, 0'],
    ['a close code that never travels', '0x88, 2, 3, 0xed'],
  ] as const) {
    line(
      `fails at ${what} from the server`,
      `import { createHash } from 'node:crypto';
       import { createServer } from 'node:http';
       const server = createServer().on('upgrade', (request, socket) => {
         const key = request.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
         const accept = createHash('sha1').update(key).digest('base64');
         socket.write('HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\nSec-WebSocket-Accept: ' + accept + '\\r\\n\\r\\n');
         socket.write(Buffer.from([${frame}]));
         socket.on('error', () => {});
         socket.on('data', () => socket.end());
       });
       await new Promise((resolve) => server.listen(8080, resolve));
       ${failing("new WebSocket('ws://localhost:8080')")}
       server.close();`,
      ['open', 'error 3', 'close 1006 "" false 3'],
    );
  }
}

function failing(open: string): string {
  return `
    const socket = ${open};
    socket.onopen = () => console.log('open');
    socket.onerror = (event) => console.log(event.type, socket.readyState);
    socket.onclose = (event) => console.log(event.type, event.code, JSON.stringify(event.reason), event.wasClean, socket.readyState);
    await new Promise((resolve) => socket.addEventListener('close', resolve));`;
}
