import type { Engine } from '../../../src/engine/engine.ts';
import { programLines } from './http-programs.ts';

/** What a server of `node:http` sends, byte for byte, and what it tells its program. */
export function httpContract(engine: () => Engine): void {
  const line = programLines(engine);
  const server = (listener: string, request: string, ...later: string[]): string => `
    import { createServer } from 'node:http';
    import { talk } from './talk.ts';
    const server = createServer(${listener});
    server.listen(8080, async () => {
      console.log(await talk(${[request, ...later].map((text) => JSON.stringify(text)).join()}));
      server.close();
    });`;
  const get = 'GET /a HTTP/1.1⏎Host: a⏎Connection: close⏎⏎';

  line(
    'sends a body that is whole with its length',
    server(`(request, response) => response.end('hi ' + request.url)`, get),
    ['HTTP/1.1 200 OK⏎Date: now⏎Connection: close⏎Content-Length: 5⏎⏎hi /a'],
  );
  line(
    'sends a body that comes in parts as chunks, one for each turn',
    server(
      `(request, response) => {
        response.write('one'); response.write('+1');
        setTimeout(() => response.end('two'), 5);
      }`,
      get,
    ),
    ['HTTP/1.1 200 OK⏎Date: now⏎Connection: close⏎Transfer-Encoding: chunked⏎⏎5⏎one+1⏎3⏎two⏎0⏎⏎'],
  );
  line(
    'keeps a connection for the next request, and says for how long',
    server(
      `{ keepAliveTimeout: 7_000 }, (request, response) => response.end(request.url)`,
      'GET /1 HTTP/1.1⏎Host: a⏎⏎',
      'GET /2 HTTP/1.1⏎Host: a⏎Connection: close⏎⏎',
    ),
    [
      'HTTP/1.1 200 OK⏎Date: now⏎Connection: keep-alive⏎Keep-Alive: timeout=7⏎Content-Length: 2⏎⏎/1' +
        'HTTP/1.1 200 OK⏎Date: now⏎Connection: close⏎Content-Length: 2⏎⏎/2',
    ],
  );
  line(
    'answers pipelined requests in their order, whichever is ready first',
    server(
      `(request, response) => {
        response.sendDate = false;
        if (request.url === '/1') setTimeout(() => response.end('first'), 10);
        else response.end('second');
      }`,
      'GET /1 HTTP/1.1⏎Host: a⏎⏎GET /2 HTTP/1.1⏎Host: a⏎Connection: close⏎⏎',
    ),
    [
      'HTTP/1.1 200 OK⏎Connection: keep-alive⏎Keep-Alive: timeout=5⏎Content-Length: 5⏎⏎first' +
        'HTTP/1.1 200 OK⏎Connection: close⏎Content-Length: 6⏎⏎second',
    ],
  );
  line(
    'sends no body in answer to HEAD',
    server(`(request, response) => response.end('hi')`, get.replace('GET', 'HEAD')),
    ['HTTP/1.1 200 OK⏎Date: now⏎Connection: close⏎⏎'],
  );
  for (const [status, reason] of [
    ['204', 'No Content'],
    ['304', 'Not Modified'],
  ]) {
    line(
      `sends no body with status ${String(status)}`,
      server(`(request, response) => response.writeHead(${String(status)}).end('hi')`, get),
      [`HTTP/1.1 ${String(status)} ${String(reason)}⏎Date: now⏎Connection: close⏎⏎`],
    );
  }
  line(
    'ends the connection where a client of HTTP/1.0 can’t know the end of the body',
    server(
      `(request, response) => { response.write('a'); response.end('b'); }`,
      'GET / HTTP/1.0⏎Connection: keep-alive⏎⏎',
    ),
    ['HTTP/1.1 200 OK⏎Date: now⏎Connection: close⏎⏎ab'],
  );
  line(
    'writes headers in the forms of setHeader, appendHeader and writeHead',
    server(
      `(request, response) => {
        response.setHeader('X-One', 1);
        response.setHeader('Set-Cookie', ['a', 'b']);
        response.appendHeader('x-one', '2');
        response.setHeader('Gone', 'x');
        response.removeHeader('gone');
        console.log(response.getHeaderNames(), response.getHeader('X-ONE'), response.hasHeader('gone'));
        response.writeHead(201, 'Made', { 'X-Two': 'b' }).end();
      }`,
      get,
    ),
    [
      "[ 'x-one', 'set-cookie' ] [ 1, '2' ] false",
      'HTTP/1.1 201 Made⏎X-One: 1⏎X-One: 2⏎Set-Cookie: a⏎Set-Cookie: b⏎X-Two: b⏎Date: now⏎Connection: close⏎Transfer-Encoding: chunked⏎⏎0⏎⏎',
    ],
  );
  line(
    'takes a flat list of headers, with one name several times',
    server(
      `(request, response) => response.writeHead(200, ['X', '1', 'x', '2', 'Content-Length', '0']).end()`,
      get,
    ),
    ['HTTP/1.1 200 OK⏎X: 1⏎x: 2⏎Content-Length: 0⏎Date: now⏎Connection: close⏎⏎'],
  );
  line(
    'sends trailers after a chunked body',
    server(
      `(request, response) => {
        response.writeHead(200, { Trailer: 'X-Sum' });
        response.write('a');
        response.addTrailers({ 'X-Sum': '1' });
        response.end();
      }`,
      get,
    ),
    [
      'HTTP/1.1 200 OK⏎Trailer: X-Sum⏎Date: now⏎Connection: close⏎Transfer-Encoding: chunked⏎⏎1⏎a⏎0⏎X-Sum: 1⏎⏎',
    ],
  );
  line(
    'sends interim responses before the final one',
    server(
      `(request, response) => {
        response.writeContinue();
        response.writeProcessing();
        response.writeEarlyHints({ link: '</a.css>; rel=preload; as=style' });
        response.end();
      }`,
      get,
    ),
    [
      'HTTP/1.1 100 Continue⏎⏎HTTP/1.1 102 Processing⏎⏎' +
        'HTTP/1.1 103 Early Hints⏎Link: </a.css>; rel=preload; as=style⏎⏎' +
        'HTTP/1.1 200 OK⏎Date: now⏎Connection: close⏎Content-Length: 0⏎⏎',
    ],
  );
  line(
    'tells a client that asks first to send its body',
    server(
      `async (request, response) => {
        let body = '';
        for await (const part of request) body += part;
        response.end(body);
      }`,
      'POST / HTTP/1.1⏎Host: a⏎Expect: 100-continue⏎Content-Length: 2⏎Connection: close⏎⏎',
      'hi',
    ),
    ['HTTP/1.1 100 Continue⏎⏎HTTP/1.1 200 OK⏎Date: now⏎Connection: close⏎Content-Length: 2⏎⏎hi'],
  );
  line(
    'leaves a client that asks first to checkContinue, and other expectations to checkExpectation',
    `import { createServer } from 'node:http';
     import { talk } from './talk.ts';
     const server = createServer(() => console.log('never'));
     server.on('checkContinue', (request, response) => response.writeHead(403).end());
     server.on('checkExpectation', (request, response) => response.end(request.headers.expect));
     server.listen(8080, async () => {
       console.log(await talk('POST / HTTP/1.1⏎Host: a⏎Expect: 100-continue⏎Content-Length: 2⏎⏎'));
       console.log(await talk('GET / HTTP/1.1⏎Host: a⏎Expect: tea⏎Connection: close⏎⏎'));
       server.removeAllListeners('checkExpectation');
       console.log(await talk('GET / HTTP/1.1⏎Host: a⏎Expect: tea⏎Connection: close⏎⏎'));
       server.close();
     });`,
    [
      'HTTP/1.1 403 Forbidden⏎Date: now⏎Connection: close⏎Transfer-Encoding: chunked⏎⏎0⏎⏎',
      'HTTP/1.1 200 OK⏎Date: now⏎Connection: close⏎Content-Length: 3⏎⏎tea',
      'HTTP/1.1 417 Expectation Failed⏎Date: now⏎Connection: close⏎Transfer-Encoding: chunked⏎⏎0⏎⏎',
    ],
  );
  line(
    'reads bodies with a length and in chunks, and the trailers after them',
    `import { createServer } from 'node:http';
     import { talk } from './talk.ts';
     const server = createServer(async (request, response) => {
       let body = '';
       for await (const part of request) body += part;
       console.log(request.method, body, request.trailers, request.rawTrailers, request.complete);
       response.end();
     });
     server.listen(8080, async () => {
       await talk('PUT / HTTP/1.1⏎Host: a⏎Content-Length: 5⏎Connection: close⏎⏎hello');
       await talk('POST / HTTP/1.1⏎Host: a⏎Transfer-Encoding: chunked⏎Connection: close⏎⏎3;x="y z"⏎abc⏎02⏎de⏎0⏎X-T: v⏎x-t: w⏎⏎');
       server.close();
     });`,
    ['PUT hello {} [] true', "POST abcde { 'x-t': 'v, w' } [ 'X-T', 'v', 'x-t', 'w' ] true"],
  );
  line(
    'joins repeated headers by name, and gives them apart and raw as well',
    server(
      `(request, response) => {
        console.log(request.headers);
        console.log(request.headersDistinct.x, request.rawHeaders.slice(0, 6));
        response.end();
      }`,
      'GET / HTTP/1.1⏎Host: a⏎host: b⏎X: 1⏎x: 2⏎Cookie: c⏎cookie: d⏎Set-Cookie: e⏎set-cookie: f⏎Age: 1⏎age: 2⏎Connection: close⏎⏎',
    ),
    [
      "{\n  host: 'a',\n  x: '1, 2',\n  cookie: 'c; d',\n  'set-cookie': [ 'e', 'f' ],\n  age: '1',\n  connection: 'close'\n}",
      "[ '1', '2' ] [ 'Host', 'a', 'host', 'b', 'X', '1' ]",
      'HTTP/1.1 200 OK⏎Date: now⏎Connection: close⏎Content-Length: 0⏎⏎',
    ],
  );
  line(
    'gives a whole connection to the upgrade listener, with the bytes that came after the head',
    `import { createServer } from 'node:http';
     import { talk } from './talk.ts';
     const server = createServer((request, response) => response.end('plain'));
     const request = 'GET /u HTTP/1.1⏎Host: a⏎Connection: close, Upgrade⏎Upgrade: tea⏎⏎';
     server.listen(8080, async () => {
       console.log(await talk(request));
       server.on('upgrade', (request, socket, head) => {
         console.log(request.url, request.headers.upgrade, head.toString());
         socket.on('data', (bytes) => socket.end('got ' + bytes));
         socket.write('go');
       });
       console.log(await talk(request + 'early', 'more'));
       server.close();
     });`,
    [
      'HTTP/1.1 200 OK⏎Date: now⏎Connection: close⏎Content-Length: 5⏎⏎plain',
      '/u tea early',
      'gogot more',
    ],
  );
  line(
    'gives CONNECT to its listener, and closes the connection where there is none',
    `import { createServer } from 'node:http';
     import { talk } from './talk.ts';
     const server = createServer(() => console.log('never'));
     server.listen(8080, async () => {
       console.log(JSON.stringify(await talk('CONNECT a:80 HTTP/1.1⏎Host: a⏎⏎')));
       server.on('connect', (request, socket, head) => socket.end(request.url + ' ' + head));
       console.log(await talk('CONNECT a:80 HTTP/1.1⏎Host: a⏎⏎head'));
       server.close();
     });`,
    ['""', 'a:80 head'],
  );
}
