import type { Engine } from '../../../src/engine/engine.ts';
import { programLines } from './http-programs.ts';

/** The global `WebSocket`, with the semantics that browsers and Node share. */
export function browserWebSocketContract(engine: () => Engine): void {
  const line = programLines(engine);
  const serving = (onConnection: string, program: string): string => `
    import { once } from 'node:events';
    import { WebSocketServer } from 'ws';
    const server = new WebSocketServer({ port: 8080 });
    server.on('connection', (peer, request) => { peer.on('error', () => {}); ${onConnection} });
    const url = 'ws://localhost:8080';
    const next = (socket, type) => new Promise((resolve) => socket.addEventListener(type, resolve, { once: true }));
    const tell = (act) => { try { act(); console.log('fine'); } catch (error) { console.log(error.name, error.code, error instanceof DOMException); } };
    await once(server, 'listening');
    ${program}
    server.close();`;
  const echo = `peer.on('message', (data, isBinary) => peer.send(data, { binary: isBinary }));`;

  line(
    'refuses addresses that lead to no WebSocket',
    `for (const url of ['/relative', 'ws://[', '', 'ftp://localhost', 'ws://localhost/#a', 'ws://localhost/#']) {
       try { new WebSocket(url); } catch (error) { console.log(error.name, error.code, error instanceof DOMException); }
     }
     try { new WebSocket(); } catch (error) { console.log(error.name); }
     try { WebSocket('ws://localhost'); } catch (error) { console.log(error.name); }`,
    [...Array<string>(6).fill('SyntaxError 12 true'), 'TypeError', 'TypeError'],
  );
  line(
    'refuses subprotocols that are no tokens or come twice',
    `for (const protocols of ['a b', '', 'a,b', ['a', 'a'], ['ok', '(']]) {
       try { new WebSocket('ws://localhost:9999', protocols); } catch (error) { console.log(error.name, error.code); }
     }`,
    Array<string>(5).fill('SyntaxError 12'),
  );
  line(
    'begins in CONNECTING, with everything still empty',
    serving(
      '',
      `const socket = new WebSocket('http://localhost:8080/a?b', 'chat');
       console.log(socket.url, socket.readyState, socket.bufferedAmount, socket.binaryType);
       console.log(JSON.stringify([socket.protocol, socket.extensions, socket.onopen, socket.onclose]));
       tell(() => socket.send('too early'));
       await next(socket, 'open');
       console.log(socket.readyState, socket.protocol, socket.extensions === '', String(socket));
       socket.close();
       console.log(socket.readyState);
       await next(socket, 'close');
       console.log(socket.readyState);`,
    ),
    [
      'ws://localhost:8080/a?b 0 0 blob',
      '["","",null,null]',
      'InvalidStateError 11 true',
      '1 chat true [object WebSocket]',
      '2',
      '3',
    ],
  );
  line(
    'has its states as constants of the class and of each socket, and no ping or terminate',
    serving(
      '',
      `const socket = new WebSocket(url);
       for (const owner of [WebSocket, socket]) console.log(owner.CONNECTING, owner.OPEN, owner.CLOSING, owner.CLOSED);
       try { WebSocket.OPEN = 5; } catch { console.log('fixed'); }
       console.log(typeof socket.ping, typeof socket.terminate, typeof socket.on, socket instanceof EventTarget);
       await next(socket, 'open');
       socket.close();`,
    ),
    ['0 1 2 3', '0 1 2 3', 'fixed', 'undefined undefined undefined true'],
  );
  line(
    'closes with 1000 or 3000 to 4999 only, and a reason of 123 bytes at most',
    serving(
      '',
      `const told = new Promise((resolve) => {
         server.on('connection', (peer) => peer.on('close', (code, reason) => resolve(code + ' ' + reason)));
       });
       const socket = new WebSocket(url);
       await next(socket, 'open');
       for (const code of [1001, 999, 2999, 5000, 0, NaN]) tell(() => socket.close(code));
       tell(() => socket.close(1000, 'x'.repeat(124)));
       tell(() => socket.close(3000, 'é'.repeat(62)));
       console.log(socket.readyState);
       socket.close(4999, 'adiós');
       socket.close(1000, 'again');
       const event = await next(socket, 'close');
       console.log(event.code, event.reason, event.wasClean, event instanceof CloseEvent, await told);`,
    ),
    [
      ...Array<string>(6).fill('InvalidAccessError 15 true'),
      'SyntaxError 12 true',
      'SyntaxError 12 true',
      '1',
      '4999 adiós true true 4999 adiós',
    ],
  );
  for (const [how, act, expected] of [
    ['with a code and a reason', `peer.close(4001, 'bye')`, '4001 bye true'],
    ['without a code', 'peer.close()', '1005  true'],
    ['without a word', 'peer.terminate()', '1006  false'],
  ] as const) {
    line(
      `tells that the server closed ${how}`,
      serving(
        `${act};`,
        `const event = await next(new WebSocket(url), 'close');
         console.log(event.code, event.reason, event.wasClean);`,
      ),
      [expected],
    );
  }
  line(
    'sends text, bytes, views and blobs in their order',
    serving(
      echo,
      `const socket = new WebSocket(url);
       await next(socket, 'open');
       const got = [];
       const bytes = (text) => new TextEncoder().encode(text);
       const done = new Promise((resolve) => {
         socket.onmessage = (event) => { if (got.push(event.data) === 6) resolve(); };
       });
       socket.send('text');
       socket.send(new Blob(['blob']));
       socket.send(bytes('view').subarray(1, 3));
       socket.send(new Blob(['second']));
       socket.send(bytes('buffer').buffer);
       socket.send(5);
       console.log(socket.bufferedAmount);
       await done;
       console.log(await Promise.all(got.map((data) => typeof data === 'string' ? data : data.text())), socket.bufferedAmount);
       socket.close();
       await next(socket, 'close');`,
    ),
    ['23', "[ 'text', 'blob', 'ie', 'second', 'buffer', '5' ] 0"],
  );
  line(
    'gives bytes as Blob, or as ArrayBuffer when asked to',
    serving(
      echo,
      `const socket = new WebSocket(url);
       await next(socket, 'open');
       socket.send(new Uint8Array([65]));
       const { data } = await next(socket, 'message');
       console.log(data instanceof Blob, data.size, JSON.stringify(data.type));
       socket.binaryType = 'arraybuffer';
       socket.send(new Uint8Array([66]));
       const event = await next(socket, 'message');
       console.log(event.data instanceof ArrayBuffer, new Uint8Array(event.data)[0]);
       console.log(event.origin, event.target === socket, event instanceof MessageEvent, event.bubbles);
       socket.close();
       await next(socket, 'close');`,
    ),
    ['true 1 ""', 'true 66', 'ws://localhost:8080 true true false'],
  );
  line(
    'sends whatever else as text, without lone surrogates',
    serving(
      echo,
      `const socket = new WebSocket(url);
       await next(socket, 'open');
       for (const value of [null, undefined, {}, true, '']) {
         socket.send(value);
         console.log(JSON.stringify((await next(socket, 'message')).data));
       }
       socket.send('\\ud800');
       console.log((await next(socket, 'message')).data.charCodeAt(0) === 0xfffd);
       tell(() => socket.send());
       socket.close();
       await next(socket, 'close');`,
    ),
    [
      '"null"',
      '"undefined"',
      '"[object Object]"',
      '"true"',
      '""',
      'true',
      'TypeError undefined false',
    ],
  );
  line(
    'drops in silence what is sent after close, and hears no message any more',
    serving(
      `peer.on('message', (data) => { console.log('server', data.toString()); peer.send('a'); peer.send('b'); });`,
      `const socket = new WebSocket(url);
       await next(socket, 'open');
       socket.onmessage = (event) => {
         console.log(event.data);
         socket.close();
         tell(() => socket.send('late'));
       };
       socket.send('go');
       await next(socket, 'close');
       tell(() => socket.send('later'));
       tell(() => socket.close());`,
    ),
    ['server go', 'a', 'fine', 'fine', 'fine'],
  );
  line(
    'calls listeners and handlers by the rules of event targets',
    serving(
      `for (const text of ['1', '2']) peer.send(text);`,
      `const socket = new WebSocket(url);
       const order = [];
       socket.addEventListener('message', () => order.push('listener'));
       socket.onmessage = function (event) { order.push('handler', this === socket); };
       socket.addEventListener('message', { handleEvent: () => order.push('object') });
       socket.addEventListener('message', () => order.push('once'), { once: true });
       const stop = new AbortController();
       socket.addEventListener('message', () => order.push('never'), { signal: stop.signal });
       stop.abort();
       await new Promise((resolve) => socket.addEventListener('message', () => { if (order.length === 9) resolve(); }));
       console.log(order.join());
       socket.onmessage = 5;
       console.log(socket.onmessage, typeof socket.onclose);
       socket.close();
       await next(socket, 'close');`,
    ),
    ['listener,handler,true,object,once,listener,handler,true,object', 'null object'],
  );
  const failing = (open: string): string => `
    const socket = ${open};
    socket.onopen = () => console.log('open');
    socket.onerror = (event) => console.log(event.type, socket.readyState);
    socket.onclose = (event) => console.log(event.type, event.code, JSON.stringify(event.reason), event.wasClean, socket.readyState);
    await new Promise((resolve) => socket.addEventListener('close', resolve));`;
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
