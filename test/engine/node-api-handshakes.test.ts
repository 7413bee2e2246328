import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { describeInBothWorlds } from './two-programs.ts';

describeInBothWorlds('ws', (programs) => {
  it('agrees on a subprotocol', async () => {
    const { listen, dial } = programs();
    const { url } = await listen({
      handleProtocols: (offered: Set<string>) => [...offered].at(-1),
    });
    const socket = await dial(url, ['a', 'b']);
    expect(socket.protocol).toBe('b');
  });

  it('fails where the server selects no subprotocol', async () => {
    const { client, listen } = programs();
    const { url } = await listen({ handleProtocols: () => false });
    const socket = new client.ws.WebSocket(url, ['a']);
    const [error] = (await client.events.once(socket, 'error')) as [Error];
    expect(error.message).toBe('Server sent no subprotocol');
  });

  it('tells who cannot be reached', async () => {
    const { server, client, listen } = programs();
    const { wss, port } = await listen();
    wss.close();
    await server.events.once(wss, 'close');
    const socket = new client.ws.WebSocket(`ws://127.0.0.1:${String(port)}`);
    const end = new Promise((resolve) => {
      socket.on('close', (code, reason) => {
        resolve([code, reason.toString()]);
      });
    });
    const [error] = (await client.events.once(socket, 'error')) as [Error];
    expect({ ...error, message: error.message }).toEqual({
      message: `connect ECONNREFUSED 127.0.0.1:${String(port)}`,
      errno: -111,
      code: 'ECONNREFUSED',
      syscall: 'connect',
      address: '127.0.0.1',
      port,
    });
    expect(await end).toEqual([1006, '']);
  });

  it('tells that a port is taken', async () => {
    const { client, listen } = programs();
    const { port } = await listen();
    const second = new client.ws.WebSocketServer({ port });
    const [error] = (await client.events.once(second, 'error')) as [Error];
    expect({ ...error, message: error.message }).toEqual({
      message: `listen EADDRINUSE: address already in use :::${String(port)}`,
      errno: -98,
      code: 'EADDRINUSE',
      syscall: 'listen',
      address: '::',
      port,
    });
  });

  it('answers a plain request with 426', async () => {
    const { client, listen } = programs();
    const { port } = await listen();
    const response = await new Promise<{
      status: number | undefined;
      body: string;
      type: string | undefined;
    }>((resolve, reject) => {
      client.http
        .get({ port, host: '127.0.0.1', path: '/' }, (message) => {
          let body = '';
          message.setEncoding('utf8');
          message.on('data', (text: string) => (body += text));
          message.on('end', () => {
            resolve({ status: message.statusCode, body, type: message.headers['content-type'] });
          });
        })
        .on('error', reject);
    });
    expect(response).toEqual({ status: 426, body: 'Upgrade Required', type: 'text/plain' });
  });

  it('upgrades on a server of its own, by path, and answers other requests', async () => {
    const { server, client, cleanUp, exchange } = programs();
    const { http, ws } = server;
    const site = http.createServer((request, response) => {
      if (request.url === '/') response.end('home');
      else response.writeHead(404).end();
    });
    const wss = new ws.WebSocketServer({ noServer: true });
    site.on('upgrade', (request, socket, head) => {
      if (request.url !== '/ws') {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
        return;
      }
      wss.handleUpgrade(request, socket, head, (peer) => {
        peer.send(`hello ${String(request.headers['x-name'])}`);
      });
    });
    site.listen(0);
    cleanUp.push(() => {
      for (const peer of wss.clients) peer.terminate();
      site.close();
    });
    await server.events.once(site, 'listening');
    const { port } = site.address() as AddressInfo;
    const url = `ws://127.0.0.1:${String(port)}`;

    const socket = new client.ws.WebSocket(`${url}/ws`, { headers: { 'X-Name': 'Ana' } });
    expect(String((await client.events.once(socket, 'message'))[0])).toBe('hello Ana');
    const refused = new client.ws.WebSocket(`${url}/other`);
    const [error] = (await client.events.once(refused, 'error')) as [Error];
    expect(error.message).toBe('Unexpected server response: 403');
    const pages = await exchange(
      port,
      'GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    );
    expect(pages.replace(/Date: .*\r\n/g, '')).toBe(
      'HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\nContent-Length: 4\r\n\r\nhome' +
        'HTTP/1.1 404 Not Found\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    );
  });

  it('refuses with verifyClient, at once or later', async () => {
    const { client, listen, dial } = programs();
    const { url } = await listen({
      verifyClient: (
        info: { req: { url: string } },
        answer: (isFine: boolean, code?: number, message?: string) => void,
      ) => {
        setTimeout(() => {
          answer(info.req.url === '/in', 403, 'not you');
        }, 1);
      },
    });
    const outside = new client.ws.WebSocket(`${url}/out`);
    const [error] = (await client.events.once(outside, 'error')) as [Error];
    expect(error.message).toBe('Unexpected server response: 403');
    const inside = await dial(`${url}/in`);
    expect(inside.readyState).toBe(1);
  });

  it.each([
    ['no HTTP', 'hello there\r\n', 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'],
    [
      'a bare line feed',
      'GET / HTTP/1.1\nHost: x\n\n',
      'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n',
    ],
    [
      'a folded header',
      'GET / HTTP/1.1\r\nHost: x\r\n a: b\r\n\r\n',
      'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n',
    ],
    [
      'a space before the colon',
      'GET / HTTP/1.1\r\nHost : x\r\n\r\n',
      'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n',
    ],
    [
      'a huge header',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
      'HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n',
    ],
    [
      'no host',
      'GET / HTTP/1.1\r\n\r\n',
      'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    [
      'no WebSocket key',
      'GET / HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\r\n',
      'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: text/html\r\nContent-Length: 43\r\n\r\nMissing or invalid Sec-WebSocket-Key header',
    ],
    [
      'a request with a body',
      'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
      'HTTP/1.1 426 Upgrade Required\r\nContent-Length: 16\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nUpgrade Required',
    ],
  ])('answers %s as Node does', async (_what, request, expected) => {
    const { listen, exchange } = programs();
    const { port } = await listen();
    const received = await exchange(port, request);
    expect(received.replace(/Date: .*\r\n/, '')).toBe(expected);
  });
});
