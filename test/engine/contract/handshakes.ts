import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { serve } from '../served-program.ts';

/** What the two ends of a WebSocket agree on before its first message, and how they part. */
export function handshakeContract(engine: () => Engine): void {
  /** What a client program prints that runs against a server program, and what the server printed by then. */
  const outputs = async (server: string, client: string): Promise<[string[], string[]]> => {
    const served = await serve(engine(), server);
    const program = served.beside(client);
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    await served.server.program.stop();
    return [program.output, served.server.output];
  };

  test('answers a request that is no handshake with 426, and one for another path with 400', async () => {
    const [seen] = await outputs(
      `import { WebSocketServer } from 'ws';
       new WebSocketServer({ port: 8080, path: '/ws' });`,
      `import { get } from 'node:http';
       import WebSocket from 'ws';
       get('http://localhost:8080/', (response) => {
         console.log(response.statusCode, response.statusMessage);
         response.resume().on('end', () => {
           new WebSocket('ws://localhost:8080/other').on('error', (error) => {
             console.log(error.message);
             const socket = new WebSocket('ws://localhost:8080/ws?room=1');
             socket.on('open', () => { console.log('open'); socket.close(); });
           });
         });
       });`,
    );
    expect(seen).toEqual(['426 Upgrade Required', 'Unexpected server response: 400', 'open']);
  });

  test('lets the server choose among the subprotocols that the client offers', async () => {
    const [seen] = await outputs(
      `import { WebSocketServer } from 'ws';
       new WebSocketServer({
         port: 8080,
         handleProtocols: (protocols, request) => (request.url === '/none' ? false : [...protocols].at(-1)),
       });`,
      `import { once } from 'node:events';
       import WebSocket from 'ws';
       for (const [path, protocols] of [['', ['json', 'xml']], ['none', ['json']], ['', []], ['', 'one']]) {
         const socket = new WebSocket('ws://localhost:8080/' + path, protocols);
         await once(socket, 'open').then(
           () => console.log(JSON.stringify(socket.protocol)),
           (error) => console.log(error.message),
         );
         socket.on('error', () => {}).close();
       }
       try { new WebSocket('ws://localhost:8080', ['a', 'a']); } catch (error) { console.log(error.name, error.message); }`,
    );
    expect(seen).toEqual([
      '"xml"',
      'Server sent no subprotocol',
      '""',
      '"one"',
      'SyntaxError An invalid or duplicated subprotocol was specified',
    ]);
  });

  test('lets the server look at a client first, and refuse it with a status and a text', async () => {
    const [seen, served] = await outputs(
      `import { WebSocketServer } from 'ws';
       new WebSocketServer({
         port: 8080,
         verifyClient({ origin, req, secure }, done) {
           console.log(origin, req.headers.authorization, secure);
           setTimeout(() => done(origin === 'http://site.example', 403, 'Not from there'), 5);
         },
       });`,
      `import WebSocket from 'ws';
       const socket = new WebSocket('ws://ada:secret@localhost:8080', { origin: 'http://evil.example' });
       socket.on('unexpected-response', (request, response) => {
         let text = '';
         response.on('data', (bytes) => { text += bytes; });
         response.on('end', () => {
           console.log(response.statusCode, response.headers['content-type'], text);
           const second = new WebSocket('ws://localhost:8080', { origin: 'http://site.example' });
           second.on('open', () => { console.log('open'); second.close(); });
         });
       });`,
    );
    expect(seen).toEqual(['403 text/html Not from there', 'open']);
    expect(served).toEqual([
      'http://evil.example Basic YWRhOnNlY3JldA== false',
      'http://site.example undefined false',
    ]);
  });

  test('carries headers and cookies both ways', async () => {
    const [seen, served] = await outputs(
      `import { WebSocketServer } from 'ws';
       const server = new WebSocketServer({ port: 8080 });
       server.on('headers', (headers) => headers.push('Set-Cookie: visit=2', 'X-Served-By: enchufe'));
       server.on('connection', (socket, request) => {
         console.log(request.headers.cookie, request.headers['user-agent'], request.headers.host);
       });`,
      `import WebSocket from 'ws';
       const headers = { Cookie: 'visit=1; name=ada', 'User-Agent': 'mine' };
       const socket = new WebSocket('ws://localhost:8080', { headers });
       socket.on('upgrade', (response) => {
         console.log(response.statusCode, response.headers['set-cookie'], response.headers['x-served-by']);
       });
       socket.on('open', () => socket.close());`,
    );
    expect(seen).toEqual([`101 [ 'visit=2' ] enchufe`]);
    expect(served).toEqual(['visit=1; name=ada mine localhost:8080']);
  });

  test('follows redirects when it is told to, and only so many', async () => {
    const [seen] = await outputs(
      `import { createServer } from 'node:http';
       import { WebSocketServer } from 'ws';
       const http = createServer();
       const server = new WebSocketServer({ noServer: true });
       http.on('upgrade', (request, socket, head) => {
         const turns = Number(request.url.slice(1));
         if (turns === 0) server.handleUpgrade(request, socket, head, (client) => client.close(4000, 'here'));
         else socket.end('HTTP/1.1 302 Found\\r\\nLocation: ws://localhost:8080/' + (turns - 1) + '\\r\\n\\r\\n');
       });
       http.listen(8080);`,
      `import { once } from 'node:events';
       import WebSocket from 'ws';
       for (const options of [{}, { followRedirects: true }, { followRedirects: true, maxRedirects: 1 }]) {
         const socket = new WebSocket('ws://localhost:8080/2', options);
         await once(socket, 'close').then(
           ([code, reason]) => console.log(code, reason.toString(), socket.url),
           (error) => console.log(error.message),
         );
       }`,
    );
    expect(seen).toEqual([
      'Unexpected server response: 302',
      '4000 here ws://localhost:8080/0',
      'Maximum redirects exceeded',
    ]);
  });

  test('refuses addresses that are none of a WebSocket', async () => {
    const [seen] = await outputs(
      `import { createServer } from 'node:net';
       createServer().listen(8080);`,
      `import WebSocket from 'ws';
       for (const address of ['nonsense', 'ftp://localhost', 'ws://localhost/#part']) {
         try { new WebSocket(address); } catch (error) { console.log(error.name, error.message); }
       }`,
    );
    expect(seen).toEqual([
      'SyntaxError Invalid URL: nonsense',
      `SyntaxError The URL's protocol must be one of "ws:", "wss:", "http:", "https:", or "ws+unix:"`,
      'SyntaxError The URL contains a fragment identifier',
    ]);
  });

  test.each([
    { who: 'client', closing: 'client' },
    { who: 'server', closing: 'server' },
  ])('carries every code for closing, with its reason, from the $who', async ({ closing }) => {
    const [seen] = await outputs(
      `import { WebSocketServer } from 'ws';
       new WebSocketServer({ port: 8080 }).on('connection', (socket, request) => {
         if ('${closing}' === 'server') socket.close(Number(request.url.slice(1)), 'adiós');
       });`,
      `import { once } from 'node:events';
       import WebSocket from 'ws';
       for (const code of [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999]) {
         const socket = new WebSocket('ws://localhost:8080/' + code);
         if ('${closing}' === 'client') socket.on('open', () => socket.close(code, 'adiós'));
         const [closed, reason] = await once(socket, 'close');
         if (closed !== code || reason.toString() !== 'adiós') console.log(code, closed, reason.toString());
       }
       console.log('all');`,
    );
    expect(seen).toEqual(['all']);
  });

  test('refuses to close with a code that has no place in a frame, or a reason that is too long', async () => {
    const [seen] = await outputs(
      `import { WebSocketServer } from 'ws';
       new WebSocketServer({ port: 8080 });`,
      `import { once } from 'node:events';
       import WebSocket from 'ws';
       const socket = new WebSocket('ws://localhost:8080');
       await once(socket, 'open');
       const attempt = (...close) => {
         try { socket.close(...close); } catch (error) { console.log(close[0], error.name, error.message); }
       };
       for (const code of [0, 999, 1004, 1005, 1006, 1015, 2999, 5000, '1000']) attempt(code);
       attempt(1000, 'á'.repeat(62));
       attempt(1000, 'x'.repeat(123));
       const [code, reason] = await once(socket, 'close');
       console.log(code, reason.length);`,
    );
    const refused = 'TypeError First argument must be a valid error code number';
    expect(seen).toEqual([
      ...[0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 1000].map(
        (code) => `${String(code)} ${refused}`,
      ),
      '1000 RangeError The message must not be greater than 123 bytes',
      '1000 123',
    ]);
  });
}
