import type { Engine } from '../../../src/engine/engine.ts';
import { programLines } from './http-programs.ts';

/** What a server of `node:http` refuses, and when it ends connections. */
export function httpLimitContract(engine: () => Engine): void {
  const line = programLines(engine);
  const refused = (options: string, request: string): string => `
    import { createServer } from 'node:http';
    import { talk } from './talk.ts';
    const server = createServer(${options}, (request, response) => { request.resume(); });
    server.listen(8080, async () => {
      console.log(await talk(${request}));
      server.close();
    });`;

  line(
    'answers what is not HTTP with 400, a head too large with 431, chunk extensions too large with 413',
    `import { createServer } from 'node:http';
     import { talk } from './talk.ts';
     const server = createServer((request) => { request.on('error', () => {}); });
     server.listen(8080, async () => {
       console.log(await talk('hello⏎⏎'));
       console.log(await talk('GET / HTTP/1.1⏎Host: a⏎X: ' + 'x'.repeat(17_000) + '⏎⏎'));
       console.log(await talk('POST / HTTP/1.1⏎Host: a⏎Transfer-Encoding: chunked⏎⏎1;' + 'x'.repeat(17_000) + '⏎'));
       server.close();
     });`,
    [
      'HTTP/1.1 400 Bad Request⏎Connection: close⏎⏎',
      'HTTP/1.1 431 Request Header Fields Too Large⏎Connection: close⏎⏎',
      'HTTP/1.1 413 Payload Too Large⏎Connection: close⏎⏎',
    ],
  );
  line(
    'takes maxHeaderSize as the limit of a head',
    refused('{ maxHeaderSize: 100 }', `'GET / HTTP/1.1⏎Host: a⏎X: ' + 'x'.repeat(100) + '⏎⏎'`),
    ['HTTP/1.1 431 Request Header Fields Too Large⏎Connection: close⏎⏎'],
  );
  line(
    'takes maxHeadersCount as the most headers of a request, 1000 by default',
    `import { createServer } from 'node:http';
     import { talk } from './talk.ts';
     const server = createServer((request, response) => response.end(String(request.rawHeaders.length)));
     const ask = (count) => talk('GET / HTTP/1.1⏎Host: a⏎Connection: close⏎' + 'x:⏎'.repeat(count - 2) + '⏎');
     server.listen(8080, async () => {
       console.log((await ask(1_000)).slice(-4), (await ask(1_001)).slice(9, 12));
       server.maxHeadersCount = 3;
       console.log((await ask(3)).slice(-1), (await ask(4)).slice(9, 12));
       server.close();
     });`,
    ['2000 431', '6 431'],
  );
  line(
    'answers 408 to a head that doesn’t come to its end',
    refused('{ headersTimeout: 20, connectionsCheckingInterval: 5 }', `'GET / HTTP'`),
    ['HTTP/1.1 408 Request Timeout⏎Connection: close⏎⏎'],
  );
  line(
    'answers 408 to a body that doesn’t come to its end',
    refused(
      '{ headersTimeout: 20, requestTimeout: 20, connectionsCheckingInterval: 5 }',
      `'POST / HTTP/1.1⏎Host: a⏎Content-Length: 5⏎⏎ab'`,
    ),
    ['HTTP/1.1 408 Request Timeout⏎Connection: close⏎⏎'],
  );
  line(
    'answers 400 to a request of HTTP/1.1 without Host, unless told otherwise',
    `import { createServer } from 'node:http';
     import { talk } from './talk.ts';
     const strict = createServer((request, response) => response.end());
     const lax = createServer({ requireHostHeader: false }, (request, response) => response.end());
     strict.listen(8080, async () => {
       console.log(await talk('GET / HTTP/1.1⏎Connection: close⏎⏎'));
       strict.close(() => lax.listen(8080, async () => {
         console.log(await talk('GET / HTTP/1.1⏎Connection: close⏎⏎'));
         lax.close();
       }));
     });`,
    [
      'HTTP/1.1 400 Bad Request⏎Connection: close⏎Date: now⏎Transfer-Encoding: chunked⏎⏎0⏎⏎',
      'HTTP/1.1 200 OK⏎Date: now⏎Connection: close⏎Content-Length: 0⏎⏎',
    ],
  );

  const post = 'POST / HTTP/1.1⏎Host: a⏎';
  const smuggled: [what: string, request: string, error: string][] = [
    [
      'a length and chunks at once',
      `${post}Content-Length: 3⏎Transfer-Encoding: chunked⏎⏎0⏎⏎`,
      "HPE_INVALID_TRANSFER_ENCODING Transfer-Encoding can't be present with Content-Length 63",
    ],
    [
      'chunks and a length at once',
      `${post}Transfer-Encoding: chunked⏎Content-Length: 3⏎⏎0⏎⏎`,
      "HPE_INVALID_CONTENT_LENGTH Content-Length can't be present with Transfer-Encoding 69",
    ],
    [
      'two lengths',
      `${post}Content-Length: 3⏎Content-Length: 3⏎⏎abc`,
      'HPE_UNEXPECTED_CONTENT_LENGTH Duplicate Content-Length 61',
    ],
    [
      'a length with a sign',
      `${post}Content-Length: +3⏎⏎abc`,
      'HPE_INVALID_CONTENT_LENGTH Invalid character in Content-Length 42',
    ],
    [
      'an encoding after chunked',
      `${post}Transfer-Encoding: chunked, gzip⏎⏎0⏎⏎`,
      'HPE_INVALID_TRANSFER_ENCODING Invalid `Transfer-Encoding` header value 53',
    ],
    [
      'an encoding that isn’t chunked',
      `${post}Transfer-Encoding: gzip⏎⏎abc`,
      'HPE_INVALID_TRANSFER_ENCODING Request has invalid `Transfer-Encoding` 53',
    ],
    [
      'a chunk size that is no number',
      `${post}Transfer-Encoding: chunked⏎⏎zz⏎abc⏎0⏎⏎`,
      'HPE_INVALID_CHUNK_SIZE Invalid character in chunk size 56',
    ],
    [
      'a chunk longer than its size',
      `${post}Transfer-Encoding: chunked⏎⏎3⏎abcd⏎0⏎⏎`,
      'HPE_STRICT Expected LF after chunk data 62',
    ],
    [
      'a line that ends without CR',
      `GET / HTTP/1.1⏎Host: a\nX: b⏎⏎`,
      'HPE_CR_EXPECTED Missing expected CR after header value 23',
    ],
    [
      'a header that goes on in the next line',
      `GET / HTTP/1.1⏎Host: a⏎X: b⏎ c⏎⏎`,
      'HPE_INVALID_HEADER_TOKEN Unexpected whitespace after header value 31',
    ],
    [
      'a space before the colon',
      `GET / HTTP/1.1⏎Host : a⏎⏎`,
      'HPE_INVALID_HEADER_TOKEN Invalid header token 20',
    ],
    [
      'a control character in a value',
      `GET / HTTP/1.1⏎Host: a⏎X: a\u0001b⏎⏎`,
      'HPE_INVALID_HEADER_TOKEN Invalid header value char 29',
    ],
    [
      'a space in the path',
      'GET /a b HTTP/1.1⏎Host: a⏎⏎',
      'HPE_INVALID_CONSTANT Expected HTTP/, RTSP/ or ICE/ 7',
    ],
    [
      'a version that there is none of',
      'GET / HTTP/1.2⏎Host: a⏎⏎',
      'HPE_INVALID_VERSION Invalid HTTP version 14',
    ],
    [
      'data after a last request',
      'GET / HTTP/1.1⏎Host: a⏎Connection: close⏎⏎GET / HTTP/1.1⏎⏎',
      'HPE_CLOSED_CONNECTION Data after `Connection: close` 47',
    ],
  ];
  for (const [what, request, error] of smuggled) {
    line(
      `refuses ${what}`,
      `import { createServer } from 'node:http';
       import { talk } from './talk.ts';
       const server = createServer((request) => { request.on('error', () => {}); });
       server.on('clientError', (error, socket) => {
         console.log(error.code, error.reason, error.bytesParsed);
         socket.end('refused');
       });
       server.listen(8080, async () => {
         console.log(await talk(${JSON.stringify(request)}));
         server.close();
       });`,
      [error, 'refused'],
    );
  }
  line(
    'tells clientError of a connection that ends within a request',
    `import { createServer } from 'node:http';
     import { connect } from 'node:net';
     const server = createServer();
     server.on('clientError', (error, socket) => {
       console.log(error.message, error.code, error.bytesParsed, error.rawPacket, socket.writable);
       socket.destroy();
       server.close();
     });
     server.listen(8080, () => connect(8080).end('GET / HT'));`,
    ['Parse Error HPE_INVALID_EOF_STATE 0 undefined true'],
  );
  line(
    'tells request and response of a client that went away',
    `import { createServer } from 'node:http';
     import { connect } from 'node:net';
     const server = createServer((request, response) => {
       request.on('aborted', () => console.log('aborted', request.complete));
       request.on('error', (error) => console.log(error.code, error.message));
       request.on('close', () => { console.log('request closed'); server.close(); });
       response.on('close', () => console.log('response closed', response.writableFinished));
       request.resume();
       client.destroy();
     });
     let client;
     server.listen(8080, () => {
       client = connect(8080);
       client.write('POST / HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 5\\r\\n\\r\\nab');
       client.on('error', () => {});
     });`,
    ['aborted false', 'response closed false', 'ECONNRESET aborted', 'request closed'],
  );
  line(
    'drops the requests above maxRequestsPerSocket',
    `import { createServer } from 'node:http';
     import { talk } from './talk.ts';
     const server = createServer((request, response) => response.end(request.url));
     server.maxRequestsPerSocket = 1;
     server.on('dropRequest', (request) => console.log('dropped', request.url));
     server.listen(8080, async () => {
       console.log(await talk('GET /1 HTTP/1.1⏎Host: a⏎⏎GET /2 HTTP/1.1⏎Host: a⏎Connection: close⏎⏎'));
       server.close();
     });`,
    [
      'dropped /2',
      'HTTP/1.1 200 OK⏎Date: now⏎Connection: close⏎Content-Length: 2⏎⏎/1' +
        'HTTP/1.1 503 Service Unavailable⏎Date: now⏎Connection: close⏎Transfer-Encoding: chunked⏎⏎0⏎⏎',
    ],
  );
  line(
    'ends a connection that stays idle after keepAliveTimeout',
    `import { createServer } from 'node:http';
     import { talk } from './talk.ts';
     const server = createServer({ keepAliveTimeout: 10, keepAliveTimeoutBuffer: 5 }, (request, response) => response.end());
     server.listen(8080, async () => {
       console.log(await talk('GET / HTTP/1.1⏎Host: a⏎⏎'));
       server.close();
     });`,
    ['HTTP/1.1 200 OK⏎Date: now⏎Connection: keep-alive⏎Keep-Alive: timeout=0⏎Content-Length: 0⏎⏎'],
  );
  line(
    'ends idle connections when it closes, and busy ones after their response',
    `import { createServer } from 'node:http';
     import { talk } from './talk.ts';
     const server = createServer(async (request, response) => {
       if (request.url === '/idle') { response.end('idle'); return; }
       server.close(() => console.log('closed'));
       console.log(server.listening, (await idle).slice(-4));
       response.on('finish', () => console.log('busy'));
       response.end();
     });
     let idle;
     server.listen(8080, () => {
       server.once('request', (request, response) => response.on('close', () => {
         talk('GET /busy HTTP/1.1⏎Host: a⏎Connection: close⏎⏎');
       }));
       idle = talk('GET /idle HTTP/1.1⏎Host: a⏎⏎');
     });`,
    ['false idle', 'busy', 'closed'],
  );
  line(
    'closes every connection at once with closeAllConnections',
    `import { createServer } from 'node:http';
     import { talk } from './talk.ts';
     let closed;
     const server = createServer((request, response) => {
       closed = new Promise((resolve) => response.on('close', () => resolve(response.writableEnded)));
       server.closeAllConnections();
     });
     server.listen(8080, async () => {
       console.log(JSON.stringify(await talk('GET / HTTP/1.1⏎Host: a⏎⏎')), await closed);
       server.close();
     });`,
    ['"" false'],
  );
}
