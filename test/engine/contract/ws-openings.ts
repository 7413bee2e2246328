import type { Engine } from '../../../src/engine/engine.ts';
import { lineTest } from './line-test.ts';
import { wsPrelude } from './ws-prelude.ts';

/** How `ws` opens a connection, and the words when it does not come to that. */
export function wsOpeningContract(engine: () => Engine): void {
  const line = lineTest(engine, wsPrelude);

  line(
    'gives up with an error when it is terminated or closed while it connects',
    `const server = await serve();
     for (const method of ['terminate', 'close']) {
       const client = dial(server);
       const events = listen(client);
       client[method]();
       console.log(states[client.readyState], events.length);
       await closeOf(client);
       console.log(...events, states[client.readyState]);
     }
     server.close();`,
    [
      'CLOSING 0',
      'error WebSocket was closed before the connection was established close 1006  CLOSED',
      'CLOSING 0',
      'error WebSocket was closed before the connection was established close 1006  CLOSED',
    ],
  );

  line(
    'refuses to send, ping or pong before it is open',
    `const server = await serve();
     const client = dial(server);
     for (const method of ['send', 'ping', 'pong'])
       try { client[method]('x'); } catch (error) { console.log(method, error.name, error.message); }
     await once(client, 'open');
     client.close(); await once(client, 'close'); server.close();`,
    [
      'send Error WebSocket is not open: readyState 0 (CONNECTING)',
      'ping Error WebSocket is not open: readyState 0 (CONNECTING)',
      'pong Error WebSocket is not open: readyState 0 (CONNECTING)',
    ],
  );

  line(
    'reports a refused connection as an error and then as a close',
    `const server = await serve();
     const { port } = server.address();
     server.close(); await once(server, 'close');
     const client = new WebSocket('ws://127.0.0.1:' + port);
     const events = listen(client);
     await closeOf(client);
     console.log(events.join(' ').replace(port, 'PORT'), states[client.readyState]);`,
    ['error connect ECONNREFUSED 127.0.0.1:PORT close 1006  CLOSED'],
  );

  line(
    'reports a server that hangs up during the handshake',
    `const server = await raw((socket) => socket.end());
     console.log(...(await failureOf(dial(server))));
     server.close();`,
    ['error socket hang up close 1006 '],
  );

  line(
    'reports a server that resets the connection during the handshake',
    `const server = await raw((socket) => socket.resetAndDestroy());
     const client = dial(server);
     client.on('error', (error) => console.log(error.code));
     await failureOf(client);
     server.close();`,
    ['ECONNRESET'],
  );

  line(
    'reports a handshake that takes too long',
    `const server = await raw(() => undefined);
     console.log(...(await failureOf(dial(server, { handshakeTimeout: 50 }))));
     server.close();`,
    ['error Opening handshake has timed out close 1006 '],
  );

  line(
    'reports an answer that is no switch of protocols, with its status',
    `const server = await raw((socket) => socket.end('HTTP/1.1 503 Service Unavailable\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n'));
     console.log(...(await failureOf(dial(server))));
     server.close();`,
    ['error Unexpected server response: 503 close 1006 '],
  );

  line(
    'gives an unexpected response to whoever wants to read it',
    `const server = http.createServer((request, response) => { response.statusCode = 418; response.end('teapot'); });
     await new Promise((resolve) => server.listen(0, resolve));
     const client = dial(server);
     client.on('error', () => undefined);
     client.on('unexpected-response', async (request, response) => {
       let text = '';
       for await (const bytes of response) text += bytes;
       console.log(response.statusCode, text, states[client.readyState]);
       client.terminate();
       server.close();
     });
     await closeOf(client);
     console.log(states[client.readyState]);`,
    ['418 teapot CONNECTING', 'CLOSED'],
  );

  line(
    'refuses handshakes whose headers are wrong',
    `const answers = [
       ['foo', undefined, ''], ['websocket', 'wrong', ''],
       ['websocket', undefined, 'Sec-WebSocket-Protocol: chat\\r\\n'],
       ['websocket', undefined, 'Sec-WebSocket-Extensions: permessage-foo\\r\\n'],
     ];
     for (const [upgrade, accept, more] of answers) {
       const server = await raw((socket, key) => socket.write(
         'HTTP/1.1 101 Switching Protocols\\r\\nConnection: Upgrade\\r\\nUpgrade: ' + upgrade + '\\r\\nSec-WebSocket-Accept: ' + (accept ?? acceptOf(key)) + '\\r\\n' + more + '\\r\\n'));
       console.log(...(await failureOf(dial(server, { perMessageDeflate: false }))));
       server.close();
     }`,
    [
      'error Invalid Upgrade header close 1006 ',
      'error Invalid Sec-WebSocket-Accept header close 1006 ',
      'error Server sent a subprotocol but none was requested close 1006 ',
      'error Server sent a Sec-WebSocket-Extensions header but no extension was requested close 1006 ',
    ],
  );

  line(
    'opens in order: upgrade before open, and the first message of the same packet after both',
    `const server = await raw((socket, key) => socket.write(Buffer.concat([
       Buffer.from('HTTP/1.1 101 Switching Protocols\\r\\nConnection: Upgrade\\r\\nUpgrade: websocket\\r\\nSec-WebSocket-Accept: ' + acceptOf(key) + '\\r\\n\\r\\n'),
       Buffer.from([0x81, 2, 0x68, 0x69]), Buffer.from([0x88, 2, 3, 0xe8]),
     ])));
     const client = dial(server);
     for (const event of ['upgrade', 'open']) client.on(event, () => console.log(event, states[client.readyState]));
     client.on('message', (data, isBinary) => console.log('message', String(data), isBinary));
     client.on('close', (code) => { console.log('close', code); server.close(); });`,
    ['upgrade CONNECTING', 'open OPEN', 'message hi false', 'close 1000'],
  );

  line(
    'answers requests that are no handshake with the statuses and words of HTTP',
    `const server = await serve();
     const { port } = server.address();
     const ask = (options) => new Promise((resolve) => http.get({ port, ...options }, async (response) => {
       let text = '';
       for await (const bytes of response) text += bytes;
       console.log(response.statusCode, text, response.headers.connection);
       resolve();
     }));
     const upgrade = { Connection: 'Upgrade', Upgrade: 'websocket' };
     await ask({});
     await ask({ headers: upgrade });
     await ask({ headers: { ...upgrade, 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version': 12 } });
     await ask({ headers: { ...upgrade, 'Sec-WebSocket-Key': 'short', 'Sec-WebSocket-Version': 13 } });
     await ask({ method: 'POST', headers: { ...upgrade, 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version': 13 } });
     server.close();`,
    [
      '426 Upgrade Required keep-alive',
      '400 Missing or invalid Sec-WebSocket-Key header close',
      '400 Missing or invalid Sec-WebSocket-Version header close',
      '400 Missing or invalid Sec-WebSocket-Key header close',
      '405 Invalid HTTP method close',
    ],
  );

  line(
    'refuses a client with the status and headers that the server chooses',
    `const server = await serve({ verifyClient: (info, callback) => process.nextTick(callback, false, 503, 'later', { 'Retry-After': '120' }) });
     const client = dial(server);
     client.on('unexpected-response', (request, response) => {
       console.log(response.statusCode, response.statusMessage, response.headers['retry-after']);
       response.resume().on('end', () => { request.destroy(); server.close(); });
     });`,
    ['503 Service Unavailable 120'],
  );

  line(
    'leaves the HTTP server open that it was given, and takes its listeners off it',
    `const server = http.createServer();
     const counts = () => ['error', 'upgrade'].map((event) => server.listenerCount(event)).join(' ');
     const before = counts();
     const sockets = new WebSocketServer({ server });
     await new Promise((resolve) => server.listen(0, resolve));
     console.log(before, '|', counts());
     await new Promise((resolve) => sockets.close(resolve));
     console.log(server.listening, counts());
     server.close();`,
    ['0 0 | 1 1', 'true 0 0'],
  );

  line(
    'reports a port in use as the error of the WebSocket server',
    `const server = await serve();
     const { port } = server.address();
     const second = new WebSocketServer({ port });
     second.on('error', (error) => { console.log(error.code, error.message.replace(port, 'PORT')); server.close(); });`,
    ['EADDRINUSE listen EADDRINUSE: address already in use :::PORT'],
  );

  line(
    'dials with the headers, the userinfo and the connection that it is given',
    `const server = await serve();
     const client = dial(server, {
       headers: { 'X-User': 'ana' },
       origin: 'http://example.com',
       auth: 'ana:secret',
       createConnection: (options) => { console.log(options.host, typeof options.port); return net.connect(options.port, '127.0.0.1'); },
     });
     const [[, request]] = await Promise.all([once(server, 'connection'), once(client, 'open')]);
     console.log(request.headers['x-user'], request.headers.origin, request.headers.authorization);
     client.close(); server.close();`,
    ['localhost string', 'ana http://example.com Basic YW5hOnNlY3JldA=='],
  );

  line(
    'asks an agent for its connection before anything is dialled',
    `const agent = new http.Agent();
     agent.addRequest = (request, options) => console.log(options.host, options.port, request.path, request.getHeader('sec-websocket-version'), request.method);
     const client = new WebSocket('ws://example.com/chat?room=1', { agent });
     console.log(states[client.readyState]);`,
    ['example.com 80 /chat?room=1 13 GET', 'CONNECTING'],
  );

  line(
    'follows redirects when it is told to, and gives up after ten',
    `const server = http.createServer();
     let count = 0;
     server.on('upgrade', (request, socket) => { count += 1; socket.end('HTTP/1.1 302 Found\\r\\nLocation: /next\\r\\n\\r\\n'); });
     await new Promise((resolve) => server.listen(0, resolve));
     console.log(...(await failureOf(dial(server))), count);
     count = 0;
     console.log(...(await failureOf(dial(server, { followRedirects: true }))), count);
     server.close();`,
    [
      'error Unexpected server response: 302 close 1006  1',
      'error Maximum redirects exceeded close 1006  11',
    ],
  );
}
