import type { Engine } from '../../../src/engine/engine.ts';
import { programLines } from './http-programs.ts';

/** What the global `fetch` does with servers of the program's network. */
export function fetchContract(engine: () => Engine): void {
  const line = programLines(engine);
  const serving = (handler: string, program: string): string => `
    import { createServer } from 'node:http';
    const base = 'http://localhost:8080';
    const read = async (request) => { let body = ''; for await (const part of request) body += part; return body; };
    const tell = async (promise) => {
      try { console.log(await promise); }
      catch (error) { console.log(error.name, error.message, error.cause?.code, error.cause?.message); }
    };
    const server = createServer(async (request, response) => { ${handler} });
    server.listen(8080, async () => {
      ${program}
      server.close();
    });`;
  const mirror = `
    const body = await read(request);
    const { host, 'content-type': type, 'content-length': length, 'transfer-encoding': coding, 'x-a': own, cookie } = request.headers;
    response.end(JSON.stringify([request.method, request.url, host, type, length, coding, own, cookie, body]));`;

  line(
    'gives a response with its status, headers and body',
    serving(
      `response.setHeader('Set-Cookie', ['a=1', 'b=2']);
       response.writeHead(201, 'Made', { 'Content-Type': 'application/json', 'X-A': ['1', '2'] });
       response.end('{"a":1}');`,
      `const response = await fetch(base + '/x?y#z');
       console.log(response.status, response.ok, response.statusText, response.url, response.redirected, response.type);
       console.log(response.headers.get('x-a'), response.headers.getSetCookie(), response instanceof Response);
       console.log(response.bodyUsed, await response.json(), response.bodyUsed);`,
    ),
    [
      '201 true Made http://localhost:8080/x?y false basic',
      "1, 2 [ 'a=1', 'b=2' ] true",
      'false { a: 1 } true',
    ],
  );
  line(
    'sends a method, headers and bodies of every kind',
    serving(
      mirror,
      `const send = async (init) => console.log(...(await (await fetch(base + '/', init)).json()).slice(3));
       await send({ headers: { 'X-A': 'b', Cookie: 'c=d' } });
       await send({ method: 'post', body: 'hé' });
       await send({ method: 'PUT', body: new URLSearchParams({ a: 'b c' }) });
       await send({ method: 'POST', body: new Uint8Array([65, 66]) });
       await send({ method: 'POST', body: new Blob(['x'], { type: 'text/x' }) });
       await send({ method: 'POST' });`,
    ),
    [
      'null null null b c=d ',
      'text/plain;charset=UTF-8 3 null null null hé',
      'application/x-www-form-urlencoded;charset=UTF-8 5 null null null a=b+c',
      'null 2 null null null AB',
      'text/x 1 null null null x',
      'null 0 null null null ',
    ],
  );
  line(
    'sends a form with its fields and files',
    serving(
      `const body = await read(request);
       console.log(/^multipart\\/form-data; boundary=/.test(request.headers['content-type']));
       console.log(body.includes('name="a"'), body.includes('filename="n.txt"'), body.includes('Content-Type: text/y'));
       response.end();`,
      `const form = new FormData();
       form.set('a', 'b');
       form.set('f', new File(['x'], 'n.txt', { type: 'text/y' }));
       await fetch(base, { method: 'POST', body: form });`,
    ),
    ['true', 'true true true'],
  );
  line(
    'sends a stream in chunks',
    serving(
      mirror,
      `const body = new ReadableStream({
         start(controller) {
           for (const text of ['a', 'b']) controller.enqueue(new TextEncoder().encode(text));
           controller.close();
         },
       });
       console.log((await (await fetch(base, { method: 'POST', body, duplex: 'half' })).json()).slice(4));`,
    ),
    ["[ null, 'chunked', null, null, 'ab' ]"],
  );
  line(
    'takes a Request, and what stands beside it instead',
    serving(
      mirror,
      `const request = new Request(base + '/r', { method: 'POST', body: 'x', headers: { 'X-A': 'b', Cookie: 'c=d' } });
       console.log(await (await fetch(request.clone())).text());
       console.log(await (await fetch(request, { method: 'PUT', body: 'y' })).text());`,
    ),
    [
      '["POST","/r","localhost:8080","text/plain;charset=UTF-8","1",null,"b","c=d","x"]',
      '["PUT","/r","localhost:8080","text/plain;charset=UTF-8","1",null,"b","c=d","y"]',
    ],
  );
  line(
    'gives a body as text, bytes, blob and stream, once',
    serving(
      `response.setHeader('Content-Type', 'text/x');
       response.write('one');
       setTimeout(() => response.end('two'), 20);`,
      `const [text, bytes, blob, stream] = await Promise.all([1, 2, 3, 4].map(() => fetch(base)));
       console.log(await text.text(), (await bytes.arrayBuffer()).byteLength);
       const read = await blob.blob();
       console.log(read.size, read.type);
       const decoder = new TextDecoder();
       let all = '';
       for await (const part of stream.body) all += decoder.decode(part, { stream: true });
       console.log(all);
       console.log(await text.text().catch((error) => error.name));`,
    ),
    ['onetwo 6', '6 text/x', 'onetwo', 'TypeError'],
  );
  line(
    'takes an error status as a response, and none without a body as empty',
    serving(
      `response.writeHead(request.url === '/404' ? 404 : 204).end(request.url === '/404' ? 'missing' : undefined);`,
      `const missing = await fetch(base + '/404');
       console.log(missing.ok, missing.status, missing.statusText, await missing.text());
       const empty = await fetch(base + '/204');
       console.log(empty.ok, empty.status, empty.body, JSON.stringify(await empty.text()));`,
    ),
    ['false 404 Not Found missing', 'true 204 null ""'],
  );
  line(
    'unpacks a compressed body',
    serving(
      `response.writeHead(200, { 'Content-Encoding': 'gzip' });
       response.end(Buffer.from('H4sIAAAAAAAAA0vLzwcAIWVzjAMAAAA=', 'base64'));`,
      `const response = await fetch(base);
       console.log(await response.text(), response.headers.get('content-encoding'));`,
    ),
    ['foo gzip'],
  );
  line(
    'follows redirects, as GET after 301, 302 and 303, unchanged after 307 and 308',
    serving(
      `const to = /\\d+/.exec(request.url);
       if (to) response.writeHead(Number(to[0]), { Location: '/end' }).end();
       else response.end(request.method + ' ' + (await read(request)));`,
      `for (const status of [301, 302, 303, 307, 308]) {
         const response = await fetch(base + '/' + status, { method: 'POST', body: 'x' });
         console.log(status, response.redirected, response.url, JSON.stringify(await response.text()));
       }`,
    ),
    [
      '301 true http://localhost:8080/end "GET "',
      '302 true http://localhost:8080/end "GET "',
      '303 true http://localhost:8080/end "GET "',
      '307 true http://localhost:8080/end "POST x"',
      '308 true http://localhost:8080/end "POST x"',
    ],
  );
  line(
    'leaves redirects alone, refuses them, and doesn’t run in circles',
    serving(
      `response.writeHead(302, { Location: '/' }).end();`,
      `const response = await fetch(base, { redirect: 'manual' });
       console.log(response.status, response.headers.get('location'));
       await tell(fetch(base, { redirect: 'error' }));
       await tell(fetch(base));
       server.closeAllConnections();`,
    ),
    [
      '302 /',
      'TypeError fetch failed undefined unexpected redirect',
      'TypeError fetch failed undefined redirect count exceeded',
    ],
  );
  line(
    'fails with the reason as cause where nobody answers',
    serving(
      `request.socket.destroy();`,
      `await tell(fetch('http://127.0.0.1:9999'));
       await tell(fetch('http://nowhere.invalid'));
       await tell(fetch(base));
       await tell(fetch('http://localhost:6000'));
       await tell(fetch('tea://pot'));`,
    ),
    [
      'TypeError fetch failed ECONNREFUSED connect ECONNREFUSED 127.0.0.1:9999',
      'TypeError fetch failed ENOTFOUND getaddrinfo ENOTFOUND nowhere.invalid',
      'TypeError fetch failed UND_ERR_SOCKET other side closed',
      'TypeError fetch failed undefined bad port',
      'TypeError fetch failed undefined unknown scheme',
    ],
  );
  line(
    'refuses addresses and requests that make no sense',
    `const tell = (promise) => promise.catch((error) => console.log(error.name, error.message));
     await tell(fetch('/relative'));
     await tell(fetch('http://me:secret@localhost/'));
     await tell(fetch('http://localhost/', { body: 'x' }));
     await tell(fetch('http://localhost/', { method: 'a b' }));
     await tell(fetch('http://localhost/', { method: 'TRACE' }));`,
    [
      'TypeError Failed to parse URL from /relative',
      'TypeError Request cannot be constructed from a URL that includes credentials: http://me:secret@localhost/',
      'TypeError Request with GET/HEAD method cannot have body.',
      "TypeError 'a b' is not a valid HTTP method.",
      "TypeError 'TRACE' HTTP method is unsupported.",
    ],
  );
  line(
    'ends a body that was cut as terminated',
    serving(
      `response.writeHead(200, { 'Content-Length': 10 });
       response.write('ab', () => setTimeout(() => request.socket.destroy(), 10));`,
      `const response = await fetch(base);
       console.log(response.status);
       await tell(response.text());`,
    ),
    ['200', 'TypeError terminated UND_ERR_SOCKET other side closed'],
  );
  line(
    'stops at its signal: before, while it waits, and within the body',
    serving(
      `if (request.url === '/body') response.write('one');
       request.socket.on('error', () => {});`,
      `const name = (promise) => promise.catch((error) => console.log(error.name, error.message === 'enough'));
       await name(fetch(base, { signal: AbortSignal.abort() }));
       await name(fetch(base, { signal: AbortSignal.abort(new Error('enough')) }));
       await name(fetch(base, { signal: AbortSignal.timeout(20) }));
       const stop = new AbortController();
       const response = await fetch(base + '/body', { signal: stop.signal });
       stop.abort();
       await name(response.text());
       server.closeAllConnections();`,
    ),
    ['AbortError false', 'Error true', 'TimeoutError false', 'AbortError false'],
  );
  line(
    'uses a connection again for the next request, and lets the program end',
    `import { createServer } from 'node:http';
     let connections = 0;
     const server = createServer((request, response) => response.end('x')).listen(8080, async () => {
       for (let count = 0; count < 3; count++) await (await fetch('http://localhost:8080')).text();
       console.log(connections < 3);
       server.unref();
     });
     server.on('connection', (socket) => { connections++; socket.unref(); });`,
    ['true'],
  );
  line(
    'reads data: addresses',
    `const response = await fetch('data:text/plain;charset=utf-8,a%20b');
     console.log(response.status, response.headers.get('content-type'), await response.text());
     console.log(await (await fetch('data:;base64,aGk=')).text());`,
    ['200 text/plain;charset=utf-8 a b', 'hi'],
  );
}
