import type { Engine } from '../../../src/engine/engine.ts';
import { programLines } from './http-programs.ts';

/** The rules and the words of `node:http` for programs that write messages. */
export function httpMessageContract(engine: () => Engine): void {
  const line = programLines(engine);
  const responding = (listener: string): string => `
    import { createServer } from 'node:http';
    import { talk } from './talk.ts';
    const tell = (act) => { try { act(); } catch (error) { console.log(error.name, error.code, error.message); } };
    const server = createServer((request, response) => { ${listener} });
    server.listen(8080, async () => {
      await talk('GET / HTTP/1.1⏎Host: a⏎Connection: close⏎⏎');
      server.close();
    });`;

  line(
    'refuses headers after the head was settled',
    responding(`
      response.writeHead(200);
      tell(() => response.setHeader('a', 'b'));
      tell(() => response.appendHeader('a', 'b'));
      tell(() => response.removeHeader('a'));
      tell(() => response.writeHead(200));
      console.log(response.headersSent);
      response.end();`),
    [
      'Error ERR_HTTP_HEADERS_SENT Cannot set headers after they are sent to the client',
      'Error ERR_HTTP_HEADERS_SENT Cannot append headers after they are sent to the client',
      'Error ERR_HTTP_HEADERS_SENT Cannot remove headers after they are sent to the client',
      'Error ERR_HTTP_HEADERS_SENT Cannot write headers after they are sent to the client',
      'true',
    ],
  );
  line(
    'refuses headers and statuses that can’t travel',
    responding(`
      tell(() => response.setHeader('a b', 'c'));
      tell(() => response.setHeader('a', 'b\\n'));
      tell(() => response.setHeader('a'));
      tell(() => response.setHeaders({}));
      tell(() => response.getHeader());
      tell(() => response.writeHead(99));
      tell(() => response.writeHead(200, ['a']));
      tell(() => response.writeHead(200, 'a\\nb'));
      response.destroy();`),
    [
      'TypeError ERR_INVALID_HTTP_TOKEN Header name must be a valid HTTP token ["a b"]',
      'TypeError ERR_INVALID_CHAR Invalid character in header content ["a"]',
      'TypeError ERR_HTTP_INVALID_HEADER_VALUE Invalid value "undefined" for header "a"',
      'TypeError ERR_INVALID_ARG_TYPE The "headers" argument must be an instance of Headers or Map. Received an instance of Object',
      'TypeError ERR_INVALID_ARG_TYPE The "name" argument must be of type string. Received undefined',
      'RangeError ERR_HTTP_INVALID_STATUS_CODE Invalid status code: 99',
      "TypeError ERR_INVALID_ARG_VALUE The argument 'headers' is invalid. Received [ 'a' ]",
      'TypeError ERR_INVALID_CHAR Invalid character in statusMessage',
    ],
  );
  line(
    'refuses chunks that are neither text nor bytes',
    responding(`
      tell(() => response.write(5));
      tell(() => response.write(null));
      response.end();`),
    [
      'TypeError ERR_INVALID_ARG_TYPE The "chunk" argument must be of type string or an instance of Buffer or Uint8Array. Received type number (5)',
      'TypeError ERR_STREAM_NULL_VALUES May not write null values to stream',
    ],
  );
  line(
    'tells of a write after the end as an error event',
    responding(`
      response.on('error', (error) => console.log('error', error.code, error.message));
      response.end();
      console.log(response.write('late'));
      response.end('later', (error) => console.log('callback', error.code));`),
    [
      'false',
      'error ERR_STREAM_WRITE_AFTER_END write after end',
      'callback ERR_STREAM_WRITE_AFTER_END',
      'error ERR_STREAM_WRITE_AFTER_END write after end',
    ],
  );
  line(
    'ends a response in order: prefinish, callback, finish, close',
    responding(`
      for (const event of ['finish', 'prefinish', 'close']) response.on(event, () => console.log(event));
      response.end('x', () => console.log('callback', response.writableFinished));
      console.log('ended', response.writableEnded, response.headersSent);`),
    ['prefinish', 'ended true true', 'callback true', 'finish', 'close'],
  );
  line(
    'holds a body to its length when asked to',
    responding(`
      response.strictContentLength = true;
      response.setHeader('Content-Length', 2);
      tell(() => response.end('a'));
      response.destroy();`),
    [
      "Error ERR_HTTP_CONTENT_LENGTH_MISMATCH Response body's content-length of 1 byte(s) does not match the content-length of 2 byte(s) set in header",
    ],
  );
  line(
    'refuses trailers of a body that isn’t chunked, and piping out of a response',
    responding(`
      response.on('error', (error) => console.log(error.code, error.message));
      response.pipe(response);
      response.setHeader('Trailer', 'x');
      response.setHeader('Content-Length', 2);
      tell(() => response.end('ab'));
      response.destroy();`),
    [
      'ERR_STREAM_CANNOT_PIPE Cannot pipe, not readable',
      'Error ERR_HTTP_TRAILER_INVALID Trailers are invalid with this transfer encoding',
    ],
  );
  line(
    'refuses options of a server that make no sense',
    `import http from 'node:http';
     const tell = (act) => { try { act(); } catch (error) { console.log(error.name, error.code, error.message); } };
     tell(() => http.createServer({ keepAliveTimeout: 'x' }));
     tell(() => http.createServer({ headersTimeout: 5_000, requestTimeout: 100 }));
     tell(() => http.createServer({ requireHostHeader: 5 }));`,
    [
      `TypeError ERR_INVALID_ARG_TYPE The "keepAliveTimeout" argument must be of type number. Received type string ('x')`,
      'RangeError ERR_OUT_OF_RANGE The value of "headersTimeout" is out of range. It must be <= requestTimeout. Received 5000',
      'TypeError ERR_INVALID_ARG_TYPE The "options.requireHostHeader" property must be of type boolean. Received type number (5)',
    ],
  );
  line(
    'refuses options of a request that make no sense',
    `import http from 'node:http';
     const tell = (options) => { try { http.request(options); } catch (error) { console.log(error.code, error.message); } };
     tell({ host: 5 });
     tell({ method: 'a b' });
     tell({ path: '/a b' });
     tell('https://localhost');
     tell('nothing');
     tell({ port: 70_000 });
     tell({ headers: { 'a b': 1 } });
     tell({ agent: 5 });`,
    [
      'ERR_INVALID_ARG_TYPE The "options.host" property must be of type string or one of undefined or null. Received type number (5)',
      'ERR_INVALID_HTTP_TOKEN Method must be a valid HTTP token ["a b"]',
      'ERR_UNESCAPED_CHARACTERS Request path contains unescaped characters',
      'ERR_INVALID_PROTOCOL Protocol "https:" not supported. Expected "http:"',
      'ERR_INVALID_URL Invalid URL',
      'ERR_SOCKET_BAD_PORT Port should be >= 0 and < 65536. Received type number (70000).',
      'ERR_INVALID_HTTP_TOKEN Header name must be a valid HTTP token ["a b"]',
      'ERR_INVALID_ARG_TYPE The "options.agent" property must be one of Agent-like Object, undefined, or false. Received type number (5)',
    ],
  );
  line(
    'carries megabytes in both directions, and waits where the other side is slow',
    `import { once } from 'node:events';
     import http from 'node:http';
     const write = async (message, size) => {
       let waits = 0;
       for (let left = size; left > 0; left -= 20_000) {
         if (message.write(Buffer.alloc(20_000, left % 256))) continue;
         waits++;
         await once(message, 'drain');
       }
       message.end();
       return waits > 0;
     };
     const read = async (message) => {
       let bytes = 0;
       for await (const part of message) bytes += part.length;
       return bytes;
     };
     const server = http.createServer(async (request, response) => {
       console.log('server got', await read(request));
       console.log('server waited', await write(response, 8_000_000));
     });
     server.listen(8080, async () => {
       const request = http.request({ port: 8080, method: 'POST' });
       const answered = once(request, 'response');
       console.log('client waited', await write(request, 6_000_000));
       const [response] = await answered;
       console.log('client got', await read(response), response.complete);
       server.close();
     });`,
    ['client waited true', 'server got 6000000', 'server waited true', 'client got 8000000 true'],
  );
  line(
    'works as the end of a pipeline',
    `import http from 'node:http';
     import { Readable } from 'node:stream';
     import { pipeline } from 'node:stream/promises';
     let echoed;
     const server = http.createServer((request, response) => {
       echoed = pipeline(request, response).then(() => response.writableFinished);
     });
     server.listen(8080, async () => {
       const request = http.request({ port: 8080, method: 'POST' }, async (response) => {
         for await (const part of response.setEncoding('utf8')) console.log(part);
         console.log(await echoed);
         server.close();
       });
       Readable.from(['ñandú']).pipe(request);
     });`,
    ['ñandú', 'true'],
  );
  line(
    'gives servers and agents also without new, and classes of one’s own in their place',
    `import http from 'node:http';
     class Mine extends http.ServerResponse { hello() { this.end('hello'); } }
     const server = http.createServer({ ServerResponse: Mine }, (request, response) => response.hello());
     console.log(http.Server() instanceof http.Server, http.Agent() instanceof http.Agent);
     console.log(http.STATUS_CODES[418], http.METHODS.includes('M-SEARCH'), http.maxHeaderSize);
     console.log(http.globalAgent.keepAlive, http.globalAgent.maxSockets, server.keepAliveTimeout, server.requestTimeout);
     server.listen(8080, () => http.get('http://localhost:8080', async (response) => {
       for await (const part of response) console.log(part.toString());
       server.close();
     }));`,
    ['true true', "I'm a Teapot true 16384", 'true Infinity 5000 300000', 'hello'],
  );
}
