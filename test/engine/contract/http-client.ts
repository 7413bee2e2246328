import type { Engine } from '../../../src/engine/engine.ts';
import { programLines } from './http-programs.ts';

/** What a client of `node:http` sends, byte for byte, and what it tells its program in which order. */
export function httpClientContract(engine: () => Engine): void {
  const line = programLines(engine);
  const events = `
    const watch = (request) => {
      for (const event of ['socket', 'finish', 'continue', 'upgrade', 'timeout', 'abort', 'close']) request.on(event, () => console.log(event));
      request.on('error', (error) => console.log('error', error.name, error.code, error.message));
      request.on('response', (response) => {
        console.log('response', response.statusCode);
        for (const event of ['end', 'aborted', 'close']) response.on(event, () => console.log('response ' + event, response.complete));
        response.on('error', (error) => console.log('response error', error.code, error.message));
        response.resume();
      });
      return request;
    };`;
  const against = (answer: string, use: string, isEnd = false): string => `
    import http from 'node:http';
    import { answer, received } from './raw.ts';
    ${events}
    const server = answer(${JSON.stringify(answer)}, ${String(isEnd)});
    const place = { port: 8080, agent: false };
    server.on('listening', () => { ${use} });`;
  const ok = 'HTTP/1.1 200 OK⏎Content-Length: 2⏎⏎ok';
  const close = `on('close', () => { console.log(...received); server.close(); })`;

  line(
    'sends a request with the headers that it needs',
    against(ok, `http.get({ ...place, path: '/a?b', headers: { 'X-A': ['1', '2'] } }).${close};`),
    ['GET /a?b HTTP/1.1⏎X-A: 1⏎X-A: 2⏎Host: localhost:8080⏎Connection: close⏎⏎'],
  );
  line(
    'sends a body that is whole with its length, another one in chunks',
    against(
      ok,
      `const whole = http.request({ ...place, method: 'POST' });
       whole.on('close', () => {
         const parts = http.request({ ...place, method: 'PUT' }).${close};
         parts.write('a');
         parts.write('b');
         parts.end('c');
       });
       whole.end('héllo');`,
    ),
    [
      'POST / HTTP/1.1⏎Host: localhost:8080⏎Connection: close⏎Content-Length: 6⏎⏎hÃ©llo ' +
        'PUT / HTTP/1.1⏎Host: localhost:8080⏎Connection: close⏎Transfer-Encoding: chunked⏎⏎1⏎a⏎1⏎b⏎1⏎c⏎0⏎⏎',
    ],
  );
  line(
    'says nothing of a body where the method has none',
    against(ok, `http.request({ ...place, method: 'DELETE' }).end().${close};`),
    ['DELETE / HTTP/1.1⏎Host: localhost:8080⏎Connection: close⏎⏎'],
  );
  line(
    'reads an address with its path, name and password',
    against(
      ok,
      `http.get('http://me:secret@localhost:8080/a%20b?c#d', { agent: false }, (response) => {
         console.log(response.statusMessage, response.req.path, response.req.method);
         response.resume();
       }).${close};`,
    ),
    [
      'OK /a%20b?c GET',
      'GET /a%20b?c HTTP/1.1⏎Host: localhost:8080⏎Authorization: Basic bWU6c2VjcmV0⏎Connection: close⏎⏎',
    ],
  );
  line(
    'tells of a request in order, from its socket to its close',
    against(ok, `watch(http.get(place)).on('close', () => server.close());`),
    ['socket', 'finish', 'response 200', 'response end true', 'response close true', 'close'],
  );
  line(
    'tells of interim responses before the final one',
    against(
      `HTTP/1.1 100 Continue⏎⏎HTTP/1.1 103 Early Hints⏎Link: a⏎⏎${ok}`,
      `const request = http.get(place, (response) => { console.log(response.statusCode); response.resume(); });
       request.on('continue', () => console.log('continue'));
       request.on('information', (head) => console.log(head.statusCode, head.headers));
       request.on('close', () => server.close());`,
    ),
    ['continue', '100 {}', "103 { link: 'a' }", '200'],
  );
  line(
    'hands over the connection of an upgrade, with the bytes that came after the head',
    against(
      'HTTP/1.1 101 Switching Protocols⏎Connection: Upgrade⏎Upgrade: tea⏎⏎head',
      `const request = http.get({ ...place, headers: { Connection: 'Upgrade', Upgrade: 'tea' } });
       request.on('upgrade', (response, socket, head) => {
         console.log(response.statusCode, response.headers, head.toString(), socket.listenerCount('data'));
         socket.end();
         server.close();
       });
       request.on('close', () => console.log('closed'));`,
    ),
    [`101 { connection: 'Upgrade', upgrade: 'tea' } head 0`, 'closed'],
  );
  line(
    'hands over the connection of CONNECT, whatever the answer',
    against(
      'HTTP/1.1 200 OK⏎⏎tunnel',
      `const request = http.request({ ...place, method: 'CONNECT', path: 'a:80' }).end();
       request.on('connect', (response, socket, head) => {
         console.log(response.statusCode, head.toString());
         socket.end();
       });
       request.${close};`,
    ),
    ['200 tunnel', 'CONNECT a:80 HTTP/1.1⏎Host: a:80⏎Connection: close⏎⏎'],
  );
  line(
    'reads a body without a length to the end of the connection',
    against(
      'HTTP/1.1 200 OK⏎⏎to the end',
      `http.get(place, async (response) => {
         for await (const part of response) console.log(part.toString());
         console.log(response.complete);
         server.close();
       });`,
      true,
    ),
    ['to the end', 'true'],
  );
  line(
    'tells that a response ended too early',
    against(
      'HTTP/1.1 200 OK⏎Content-Length: 10⏎⏎ab',
      `watch(http.get(place)).on('close', () => server.close());`,
      true,
    ),
    [
      'socket',
      'finish',
      'response 200',
      'response aborted false',
      'close',
      'response error ECONNRESET aborted',
      'response close false',
    ],
  );
  line(
    'tells that a server hung up without an answer',
    against('', `watch(http.get(place)).on('close', () => server.close());`),
    ['socket', 'finish', 'error Error ECONNRESET socket hang up', 'close'],
  );
  for (const [what, answer, error] of [
    [
      'a status that is no number',
      'HTTP/1.1 2x0 OK⏎⏎',
      'HPE_INVALID_STATUS Parse Error: Invalid status code',
    ],
    [
      'another protocol',
      'hello⏎',
      'HPE_INVALID_CONSTANT Parse Error: Expected HTTP/, RTSP/ or ICE/',
    ],
    [
      'two lengths',
      `HTTP/1.1 200 OK⏎Content-Length: 0⏎Content-Length: 0⏎⏎`,
      'HPE_UNEXPECTED_CONTENT_LENGTH Parse Error: Duplicate Content-Length',
    ],
    [
      'a head too large',
      `HTTP/1.1 200 OK⏎X: ${'x'.repeat(17_000)}⏎⏎`,
      'HPE_HEADER_OVERFLOW Parse Error: Header overflow',
    ],
  ] as const) {
    line(
      `refuses ${what} in a response`,
      against(answer, `watch(http.get(place)).on('close', () => server.close());`),
      ['socket', 'finish', `error Error ${error}`, 'close'],
    );
  }
  line(
    'ends a request that is destroyed, with the error or as a connection that hung up',
    against(
      'HTTP/1.1 100 Continue⏎⏎',
      `const first = watch(http.get(place));
       first.once('continue', () => first.destroy(new Error('enough')));
       first.on('close', () => {
         const second = watch(http.get(place));
         second.once('continue', () => { second.abort(); console.log(second.aborted, second.destroyed); });
         second.on('close', () => server.close());
       });`,
    ),
    [
      'socket',
      'finish',
      'continue',
      'error Error undefined enough',
      'close',
      'socket',
      'finish',
      'continue',
      'true true',
      'abort',
      'error Error ECONNRESET socket hang up',
      'close',
    ],
  );
  line(
    'ends a request at its signal',
    against(
      ok,
      `const request = watch(http.get({ ...place, signal: AbortSignal.abort() }));
       request.on('close', () => server.close());`,
    ),
    ['error AbortError ABORT_ERR The operation was aborted', 'close'],
  );
  line(
    'tells of a timeout and leaves the rest to the program',
    against(
      'HTTP/1.1 100 Continue⏎⏎',
      `const request = watch(http.get({ ...place, timeout: 400 }));
       request.on('timeout', () => request.destroy());
       request.on('close', () => server.close());`,
    ),
    ['socket', 'finish', 'continue', 'timeout', 'error Error ECONNRESET socket hang up', 'close'],
  );
  line(
    'tells that nobody listens',
    `import http from 'node:http';
     http.get('http://127.0.0.1:9999').on('error', (error) => console.log(error.message, error.code, error.syscall));`,
    ['connect ECONNREFUSED 127.0.0.1:9999 ECONNREFUSED connect'],
  );
  line(
    'keeps connections of an agent for the next request, as many as it may have',
    `import http from 'node:http';
     let connections = 0;
     const server = http.createServer((request, response) => response.end(request.url));
     server.on('connection', () => connections++);
     const ask = (agent, path) => new Promise((resolve) => {
       const request = http.get({ port: 8080, agent, path }, (response) => {
         response.resume().on('close', () => setImmediate(() => resolve(request.reusedSocket)));
       });
     });
     server.listen(8080, async () => {
       const agent = new http.Agent({ keepAlive: true });
       console.log(await ask(agent, '/1'), Object.keys(agent.freeSockets), await ask(agent, '/2'), connections);
       agent.destroy();
       const narrow = new http.Agent({ keepAlive: true, maxSockets: 1 });
       const all = Promise.all(['/3', '/4', '/5'].map((path) => ask(narrow, path)));
       console.log(narrow.requests['localhost:8080:'].length);
       await all;
       console.log(connections);
       narrow.destroy();
       server.close();
     });`,
    ["false [ 'localhost:8080:' ] true 1", '2', '2'],
  );
  line(
    'lets a program end while its agent keeps connections',
    `import http from 'node:http';
     const server = http.createServer((request, response) => response.end()).listen(8080, () => {
       http.get('http://localhost:8080', (response) => {
         console.log(response.headers.connection);
         response.resume().on('end', () => server.unref());
       });
     });
     server.on('connection', (socket) => socket.unref());`,
    ['keep-alive'],
  );
  line(
    'dials as createConnection says',
    against(
      ok,
      `http.get({ port: 8080, path: '/x', createConnection: (options) => {
         console.log(options.host, options.port, options.path);
         return net.connect(options);
       } }).${close};`,
    ).replace(
      "import http from 'node:http';",
      "import http from 'node:http';\nimport net from 'node:net';",
    ),
    ['localhost 8080 undefined', 'GET /x HTTP/1.1⏎Host: localhost:8080⏎Connection: close⏎⏎'],
  );
}
