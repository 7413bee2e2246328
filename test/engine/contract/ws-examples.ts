import { expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { serve } from '../served-program.ts';
import type { WatchedProgram } from '../watched-program.ts';
import { example, readmeExample } from './ws-readme.ts';

/** That the examples in the README of `ws` run as they are printed there. */
export function wsExampleContract(engine: () => Engine): void {
  test('lets a client send and receive text', async () => {
    const { server, beside } = await serve(
      engine(),
      `import { WebSocketServer } from 'ws';
       new WebSocketServer({ port: 8080 }).on('connection', (socket, request) => {
         console.log(request.url);
         socket.on('message', (data, isBinary) => {
           console.log(data.toString(), isBinary);
           socket.send('hola');
           socket.close();
         });
       });`,
    );
    const client = beside(...example('Sending and receiving text data'));
    await endsWell(client, ['received: hola']);
    expect(server.output).toEqual(['/path', 'something false']);
    await server.program.stop();
  });

  test('lets a client send binary data', async () => {
    const { server, beside } = await serve(
      engine(),
      `import { WebSocketServer } from 'ws';
       new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
         socket.on('message', (data, isBinary) => {
           console.log(isBinary, new Float32Array(new Uint8Array(data).buffer));
           socket.close();
         });
       });`,
    );
    await endsWell(beside(...example('Sending binary data')), []);
    expect(server.output).toEqual(['true Float32Array(5) [ 0, 0.5, 1, 1.5, 2 ]']);
    await server.program.stop();
  });

  test('lets a simple server and a client talk', async () => {
    const { server, beside } = await serve(engine(), ...example('Simple server'));
    const client = beside(...example('Sending and receiving text data'));
    await server.line('received: something');
    await client.line('received: something');
    await server.program.stop();
    await endsWell(client, ['received: something']);
  });

  test('puts a server on an HTTP server of the program', async () => {
    const { server, beside } = await serve(
      engine(),
      ...example('External HTTP/S server', 1, withoutCertificate),
    );
    const client = beside(...example('Sending and receiving text data'));
    await server.line('received: something');
    await client.line('received: something');
    await server.program.stop();
    await endsWell(client, ['received: something']);
  });

  test('puts two servers on one HTTP server, each at its path', async () => {
    const { server, beside } = await serve(
      engine(),
      ...example('Multiple servers sharing a single HTTP/S server', 1, (code) =>
        ['wss1', 'wss2'].reduce(
          (all, name) => `${all}\n${name}.on('connection', (socket) => socket.send('${name}'));`,
          code,
        ),
      ),
    );
    const client = beside(
      `import { once } from 'node:events';
       import WebSocket from 'ws';
       for (const path of ['foo', 'bar', 'other']) {
         const socket = new WebSocket('ws://localhost:8080/' + path);
         const [data] = await once(socket, 'message').catch((error) => [error.message]);
         console.log(path, data.toString());
         socket.on('error', () => {}).terminate();
       }`,
    );
    await endsWell(client, ['foo wss1', 'bar wss2', 'other socket hang up']);
    await server.program.stop();
  });

  test('lets a server refuse clients that it does not know before the upgrade', async () => {
    const { server, beside } = await serve(
      engine(),
      ...example(
        'Client authentication',
        1,
        (code) => `${code}
function authenticate(request, next) {
  const name = request.headers.authorization;
  if (name === 'nobody') next(new Error('unknown'));
  else setTimeout(() => next(null, name), 10);
}`,
      ),
    );
    const client = beside(
      `import { once } from 'node:events';
       import WebSocket from 'ws';
       const open = async (headers) => {
         const socket = new WebSocket('ws://localhost:8080', { headers });
         return once(socket, 'open').then(() => socket, (error) => console.log(error.message));
       };
       await open({});
       await open({ authorization: 'nobody' });
       const socket = await open({ authorization: 'ada' });
       socket.send('hola');
       socket.close();`,
    );
    await endsWell(client, ['Unexpected server response: 401', 'Unexpected server response: 401']);
    await server.line('Received message hola from user ada');
    expect(server.output).toHaveLength(1);
    await server.program.stop();
  });

  test.each([
    { form: 'to all', nth: 1, heard: 'a: hola <Buffer 01 02> b: hola <Buffer 01 02>' },
    { form: 'to all others', nth: 2, heard: 'a: b: hola <Buffer 01 02>' },
  ])('lets a server broadcast $form', async ({ nth, heard }) => {
    const { server, beside } = await serve(engine(), ...example('Server broadcast', nth));
    const client = beside(
      `import { once } from 'node:events';
       import WebSocket from 'ws';
       const [a, b] = await Promise.all(['a', 'b'].map(async () => {
         const socket = new WebSocket('ws://localhost:8080');
         socket.heard = '';
         socket.on('message', (data, isBinary) => {
           socket.heard += ' ' + (isBinary ? '<Buffer 01 02>' : data);
           if (data.equals(Buffer.from([1, 2]))) socket.emit('second');
         });
         await once(socket, 'open');
         return socket;
       }));
       a.send('hola');
       a.send(Buffer.from([1, 2]));
       await once(b, 'second');
       a.ping();
       await once(a, 'pong');
       console.log('a:' + a.heard + ' b:' + b.heard);
       a.close();
       b.close();`,
    );
    await endsWell(client, [heard]);
    await server.program.stop();
  });

  test('lets a client measure the time of a round trip', async () => {
    const { server, beside } = await serve(
      engine(),
      `import { WebSocketServer } from 'ws';
       new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
         let count = 0;
         socket.on('message', (data, isBinary) => {
           socket.send(data, { binary: isBinary });
           if (++count === 2) socket.close();
         });
       });`,
    );
    const client = beside(...example('Round-trip time'));
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    const time = expect.stringMatching(/^Round-trip time: \d+ ms$/) as string;
    expect(client.output).toEqual(['connected', time, time, 'disconnected']);
    await server.program.stop();
  });

  test('lets a client be a stream between the connection and the terminal', async () => {
    const { server, beside } = await serve(
      engine(),
      `import { WebSocketServer } from 'ws';
       new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
         socket.send('one\\n');
         socket.send('two\\n');
         socket.on('close', (code) => console.log('closed', code));
       });`,
    );
    // Nobody types: what would be typed is at its end at once, and so the client closes.
    await endsWell(beside(...example('Use the Node.js streams API')), ['one', 'two']);
    await server.line('closed 1005');
    await server.program.stop();
  });

  test('lets a server know the address of a client', async () => {
    const { server, beside } = await serve(
      engine(),
      ...example(
        'How to get the IP address of the client?',
        1,
        (code) => `${code}
${readmeExample('How to get the IP address of the client?', 2)}
wss.on('connection', (ws, req) => console.log(req.socket.remoteAddress, req.headers['x-forwarded-for']));`,
      ),
    );
    const client = beside(
      `import WebSocket from 'ws';
       const headers = { 'X-Forwarded-For': '203.0.113.7, 10.0.0.1' };
       const socket = new WebSocket('ws://localhost:8080', { headers });
       socket.on('open', () => socket.close());`,
    );
    await endsWell(client, []);
    await server.line('203.0.113.7, 10.0.0.1');
    expect(server.output).toEqual([
      expect.stringMatching(/^(::1|(::ffff:)?127\.\d+\.\d+\.\d+) 203\.0\.113\.7, 10\.0\.0\.1$/),
    ]);
    await server.program.stop();
  });

  test('compresses with the options of the server, and not for a client that does not want it', async () => {
    const { server, beside } = await serve(
      engine(),
      ...example(
        'WebSocket compression',
        1,
        (code) => `${code}
wss.on('connection', (ws, request) => {
  console.log(request.url, request.headers['sec-websocket-extensions']);
  ws.on('message', (data) => ws.send(data.toString()));
});`,
      ),
    );
    const compressing = beside(
      `import WebSocket from 'ws';
       const socket = new WebSocket('ws://localhost:8080/compressed');
       const text = 'hola '.repeat(2000);
       socket.on('upgrade', ({ headers }) => console.log(headers['sec-websocket-extensions']));
       socket.on('open', () => socket.send(text));
       socket.on('message', (data) => {
         console.log(data.toString() === text, socket._socket.bytesRead < 1000);
         socket.close();
       });`,
    );
    await endsWell(compressing, [
      'permessage-deflate; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=10',
      'true true',
    ]);
    const plain = beside(
      ...example(
        'WebSocket compression',
        2,
        (code) => `${code}
ws.on('open', () => ws.send('x'.repeat(2000)));
ws.on('message', (data) => { console.log(data.length, ws._socket.bytesRead > 2000); ws.close(); });`,
      ),
    );
    await endsWell(plain, ['2000 true']);
    expect(server.output).toEqual([
      '/compressed permessage-deflate; client_max_window_bits',
      '/path undefined',
    ]);
    await server.program.stop();
  });
}

/** The example is written for a server with a certificate, which needs TLS. */
function withoutCertificate(code: string): string {
  return code
    .replace("from 'https'", "from 'http'")
    .replace(/^import .* from 'fs';\n/m, '')
    .replace(/createServer\(\{[\s\S]*?\}\)/, 'createServer()');
}

async function endsWell(program: WatchedProgram, output: string[]): Promise<void> {
  const end = await program.ended;
  expect({ end, output: program.output }).toEqual({
    end: { status: 'ended', exitCode: 0 },
    output,
  });
}
