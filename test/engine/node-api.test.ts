import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type WebSocketOfWs from 'ws';
import type { WebSocketServer } from 'ws';
import {
  openEmbeddedWorld,
  openNodeWorld,
  type TestProgram,
  type World,
} from './node-api-world.ts';

// The same programs over the embedded engine's Node API and over Node itself: what they see must be the same.
describe.each([
  { name: 'the embedded engine', open: openEmbeddedWorld },
  { name: 'Node', open: openNodeWorld },
])('ws over $name', ({ open }) => {
  let world: World;
  let server: TestProgram;
  let client: TestProgram;
  let cleanUp: (() => void)[];

  beforeEach(async () => {
    world = await open();
    server = world.start('server');
    client = world.start('client');
    cleanUp = [];
  });

  afterEach(() => {
    for (const clean of cleanUp) clean();
  });

  async function listen(
    options: object = {},
  ): Promise<{ wss: WebSocketServer; port: number; url: string }> {
    const wss = new server.ws.WebSocketServer({ port: 0, ...options });
    cleanUp.push(() => {
      for (const socket of wss.clients) socket.terminate();
      wss.close();
    });
    await server.events.once(wss, 'listening');
    const { port } = wss.address() as AddressInfo;
    return { wss, port, url: `ws://localhost:${String(port)}` };
  }

  async function dial(url: string, ...rest: [string[]?, object?]): Promise<WebSocketOfWs> {
    const socket = new client.ws.WebSocket(url, ...rest);
    cleanUp.push(() => {
      socket.on('error', () => undefined);
      socket.terminate();
    });
    await client.events.once(socket, 'open');
    return socket;
  }

  function echo(wss: WebSocketServer): void {
    wss.on('connection', (socket) => {
      socket.on('message', (data, isBinary) => {
        socket.send(data, { binary: isBinary });
      });
      socket.on('error', () => undefined);
    });
  }

  async function exchange(
    port: number,
    text: string | Uint8Array,
    until?: RegExp,
  ): Promise<string> {
    const socket = client.net.connect(port, '127.0.0.1');
    let received = '';
    await new Promise<void>((resolve, reject) => {
      socket.on('data', (chunk: Uint8Array) => {
        received += new TextDecoder('latin1').decode(chunk);
        if (until?.test(received)) resolve();
      });
      socket.on('end', resolve);
      socket.on('close', resolve);
      socket.on('error', reject);
      socket.write(text);
    });
    socket.destroy();
    return received;
  }

  const closed = async (program: TestProgram, socket: WebSocketOfWs): Promise<[number, string]> => {
    const [code, reason] = (await program.events.once(socket, 'close')) as [number, Uint8Array];
    return [code, new TextDecoder().decode(reason)];
  };

  it('exchanges texts and bytes of every length form, in order', async () => {
    const { wss, url } = await listen();
    echo(wss);
    const socket = await dial(`${url}/chat?x=1`);
    const messages = client.events.on(socket, 'message');
    const sizes = [0, 1, 125, 126, 65_535, 65_536, 70_000, 1_000_000];
    for (const size of sizes) socket.send(new Uint8Array(size).fill(size % 251));
    for (const size of sizes) {
      const { value } = (await messages.next()) as { value: [Uint8Array, boolean] };
      expect([value[0].length, value[1]]).toEqual([size, true]);
      expect(value[0].every((byte) => byte === size % 251)).toBe(true);
    }
    socket.send('¡héllo, 世界! 🎉');
    const { value } = (await messages.next()) as { value: [Uint8Array, boolean] };
    expect([value[0].toString(), value[1]]).toEqual(['¡héllo, 世界! 🎉', false]);
  });

  it('gives the first message that came with the handshake', async () => {
    const { wss, port } = await listen();
    echo(wss);
    const head =
      'GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
    const frame = [0x81, 0x82, 0, 0, 0, 0, 0x68, 0x69];
    const received = await exchange(
      port,
      new Uint8Array([...new TextEncoder().encode(head), ...frame]),
      /\x81\x02hi/,
    );
    expect(received).toBe(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n\x81\x02hi',
    );
  });

  it('joins fragments and answers pings', async () => {
    const { wss, url } = await listen();
    echo(wss);
    const socket = await dial(url);
    const message = client.events.once(socket, 'message');
    const pong = client.events.once(socket, 'pong');
    socket.send('one ', { fin: false });
    socket.send('two ', { fin: false });
    socket.ping('are you there?');
    socket.send('three', { fin: true });
    expect(String((await pong)[0])).toBe('are you there?');
    expect(String((await message)[0])).toBe('one two three');
  });

  it('compresses where both sides agree', async () => {
    const { wss, url } = await listen({ perMessageDeflate: { threshold: 0 } });
    echo(wss);
    const socket = await dial(url, [], { perMessageDeflate: { threshold: 0 } });
    expect(socket.extensions).toBe('permessage-deflate');
    for (const text of ['a'.repeat(100_000), 'short', 'a'.repeat(100_000)]) {
      const message = client.events.once(socket, 'message');
      socket.send(text);
      expect(String((await message)[0])).toBe(text);
    }
  });

  it('refuses compressed bytes that are none', async () => {
    const { wss, url } = await listen({ perMessageDeflate: true });
    const failure = new Promise<Error>((resolve) => {
      wss.on('connection', (peer) => peer.on('error', resolve));
    });
    const socket = await dial(url);
    const ended = closed(client, socket);
    (Reflect.get(socket, '_socket') as Socket).write(
      Uint8Array.of(0xc1, 0x84, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff),
    );
    expect(await ended).toEqual([1007, '']);
    expect((await failure).message).toMatch(/^invalid/);
  });

  it('agrees on a subprotocol', async () => {
    const { url } = await listen({
      handleProtocols: (offered: Set<string>) => [...offered].at(-1),
    });
    const socket = await dial(url, ['a', 'b']);
    expect(socket.protocol).toBe('b');
  });

  it('fails where the server selects no subprotocol', async () => {
    const { url } = await listen({ handleProtocols: () => false });
    const socket = new client.ws.WebSocket(url, ['a']);
    const [error] = (await client.events.once(socket, 'error')) as [Error];
    expect(error.message).toBe('Server sent no subprotocol');
  });

  it('carries close codes and reasons both ways', async () => {
    const { wss, url } = await listen();
    const peers = server.events.on(wss, 'connection');
    const nextPeer = async (): Promise<WebSocketOfWs> =>
      ((await peers.next()) as { value: [WebSocketOfWs] }).value[0];

    const first = await dial(url);
    const firstPeer = await nextPeer();
    first.close(4001, 'adiós');
    expect(await Promise.all([closed(client, first), closed(server, firstPeer)])).toEqual([
      [4001, 'adiós'],
      [4001, 'adiós'],
    ]);

    const second = await dial(url);
    const secondPeer = await nextPeer();
    secondPeer.close();
    expect(await Promise.all([closed(client, second), closed(server, secondPeer)])).toEqual([
      [1005, ''],
      [1005, ''],
    ]);

    const third = await dial(url);
    const thirdPeer = await nextPeer();
    third.terminate();
    expect(await Promise.all([closed(client, third), closed(server, thirdPeer)])).toEqual([
      [1006, ''],
      [1006, ''],
    ]);
  });

  it('delivers what was sent before a terminate', async () => {
    const { wss, url } = await listen();
    wss.on('connection', (socket) => {
      socket.send('last words');
      socket.terminate();
    });
    const socket = new client.ws.WebSocket(url);
    const message = client.events.once(socket, 'message');
    const end = closed(client, socket);
    expect(String((await message)[0])).toBe('last words');
    expect(await end).toEqual([1006, '']);
  });

  it.each([
    [
      'an unmasked frame',
      [0x81, 0x02, 0x68, 0x69],
      1002,
      'Invalid WebSocket frame: MASK must be set',
    ],
    ['RSV1', [0xc1, 0x80, 0, 0, 0, 0], 1002, 'Invalid WebSocket frame: RSV1 must be clear'],
    [
      'bad UTF-8',
      [0x81, 0x81, 0, 0, 0, 0, 0xff],
      1007,
      'Invalid WebSocket frame: invalid UTF-8 sequence',
    ],
    ['too much', [0x82, 0xfe, 0x04, 0x01, 0, 0, 0, 0], 1009, 'Max payload size exceeded'],
  ])('closes after %s and emits the error', async (_what, bytes, code, message) => {
    const { wss, url } = await listen({ maxPayload: 1_024 });
    const failure = new Promise<Error>((resolve) => {
      wss.on('connection', (peer) => peer.on('error', resolve));
    });
    const serverClose = new Promise<number>((resolve) => {
      wss.on('connection', (peer) => peer.on('close', resolve));
    });
    const socket = await dial(url);
    const ended = closed(client, socket);
    (Reflect.get(socket, '_socket') as Socket).write(new Uint8Array(bytes));
    expect((await failure).message).toBe(message);
    expect(await ended).toEqual([code, '']);
    expect(await serverClose).toBe(1006);
  });

  it('tells who cannot be reached', async () => {
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
    const { port } = await listen();
    const received = await exchange(port, request);
    expect(received.replace(/Date: .*\r\n/, '')).toBe(expected);
  });

  it('closes a server only when the last connection has left', async () => {
    const { wss, port, url } = await listen();
    const socket = await dial(url);
    const order: string[] = [];
    const done = new Promise<void>((resolve) => {
      wss.close(() => {
        order.push('closed');
        resolve();
      });
    });
    const refused = client.net.connect(port, '127.0.0.1');
    const [error] = (await client.events.once(refused, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
    order.push('client leaves');
    socket.close();
    await done;
    expect(order).toEqual(['client leaves', 'closed']);
  });

  it('stops a writer whose reader stalls', async () => {
    const { wss, url } = await listen();
    const connection = server.events.once(wss, 'connection');
    const socket = await dial(url);
    const [peer] = (await connection) as [WebSocketOfWs];
    socket.pause();
    const message = new Uint8Array(1_048_576);
    for (let count = 0; count < 16; count++) {
      peer.send(message);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(peer.bufferedAmount).toBeGreaterThan(4_000_000);
    let received = 0;
    const all = new Promise<void>((resolve) => {
      socket.on('message', (data: Uint8Array) => {
        received += data.length;
        if (received === 16 * message.length) resolve();
      });
    });
    socket.resume();
    await all;
    await expect.poll(() => peer.bufferedAmount).toBe(0);
  });

  it('half-closes: an ended writer still reads', async () => {
    const echoServer = server.net.createServer({ allowHalfOpen: true }, (socket) => {
      let text = '';
      socket.on('data', (chunk: Uint8Array) => (text += chunk.toString()));
      socket.on('end', () => socket.end(`got ${text}`));
    });
    echoServer.listen(0);
    cleanUp.push(() => echoServer.close());
    await server.events.once(echoServer, 'listening');
    const socket = client.net.connect((echoServer.address() as AddressInfo).port);
    const data = client.events.once(socket, 'data');
    const close = client.events.once(socket, 'close');
    socket.end('everything');
    expect(String((await data)[0])).toBe('got everything');
    expect(await close).toEqual([false]);
  });

  it('tells a reset', async () => {
    const resetting = server.net.createServer((socket) => {
      socket.once('data', () => socket.resetAndDestroy());
    });
    resetting.listen(0);
    cleanUp.push(() => resetting.close());
    await server.events.once(resetting, 'listening');
    const socket = client.net.connect((resetting.address() as AddressInfo).port);
    socket.write('x');
    const [error] = (await client.events.once(socket, 'error')) as [Error];
    expect({ ...error, message: error.message }).toEqual({
      message: 'read ECONNRESET',
      errno: -104,
      code: 'ECONNRESET',
      syscall: 'read',
    });
  });

  it('resets a writer whose peer is gone', async () => {
    const leaving = server.net.createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.destroy());
    });
    leaving.listen(0);
    cleanUp.push(() => leaving.close());
    await server.events.once(leaving, 'listening');
    const socket = client.net.connect({
      port: (leaving.address() as AddressInfo).port,
      allowHalfOpen: true,
    });
    const failure = client.events.once(socket, 'error');
    socket.on('end', () => {
      const timer = setInterval(() => socket.write('still here'), 1);
      socket.on('close', () => {
        clearInterval(timer);
      });
    });
    socket.resume();
    socket.write('x');
    const [error] = (await failure) as [NodeJS.ErrnoException];
    expect(['ECONNRESET', 'EPIPE']).toContain(error.code);
  });

  it('gives pages a WebSocket of the browser', async () => {
    const { wss, url } = await listen();
    wss.on('connection', (socket) => {
      socket.on('message', (data, isBinary) => {
        socket.send(data, { binary: isBinary });
      });
      socket.on('close', (code, reason) => wss.emit('left', code, reason.toString()));
    });
    const socket = new client.WebSocket(url, ['chat']);
    socket.binaryType = 'arraybuffer';
    expect(() => {
      socket.send('early');
    }).toThrow(expect.objectContaining({ name: 'InvalidStateError' }));
    await new Promise((resolve) => (socket.onopen = resolve));
    expect([socket.protocol, socket.readyState]).toEqual(['chat', 1]);
    const messages: unknown[] = [];
    const both = new Promise<void>((resolve) => {
      socket.onmessage = (event) => {
        messages.push(event.data);
        if (messages.length === 2) resolve();
      };
    });
    socket.send('text');
    socket.send(Uint8Array.of(1, 2, 3));
    await both;
    expect(messages).toEqual(['text', Uint8Array.of(1, 2, 3).buffer]);
    expect(() => {
      socket.close(1001);
    }).toThrow(expect.objectContaining({ name: 'InvalidAccessError' }));
    const left = server.events.once(wss, 'left');
    const end = new Promise<CloseEvent>((resolve) => (socket.onclose = resolve));
    socket.close(3000, 'done');
    expect(await left).toEqual([3000, 'done']);
    const { code, reason, wasClean } = await end;
    expect({ code, reason, wasClean }).toEqual({ code: 3000, reason: 'done', wasClean: true });
  });

  it('gives pages error and 1006 for whatever fails before the handshake', async () => {
    const { url } = await listen({ verifyClient: () => false });
    const socket = new client.WebSocket(url);
    const events: string[] = [];
    socket.addEventListener('error', () => events.push('error'));
    const { code, wasClean } = await new Promise<CloseEvent>((resolve) => {
      socket.addEventListener('close', resolve);
    });
    expect([events, code, wasClean]).toEqual([['error'], 1006, false]);
  });
});
