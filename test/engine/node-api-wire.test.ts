import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RawData } from 'ws';
import { openEmbeddedWorld, type TestProgram, type World } from './node-api-world.ts';

describe('a connection between two programs of the embedded engine', () => {
  let world: World;
  let server: TestProgram;
  let client: TestProgram;

  beforeEach(async () => {
    world = await openEmbeddedWorld();
    server = world.start('server');
    client = world.start('client');
  });

  function told(): string[] {
    return world.wire.map((event) => {
      if (event.type === 'bytes') {
        const [first = 0] = event.bytes;
        const isHttp = first > 64 && first < 91;
        const what = isHttp
          ? new TextDecoder('latin1').decode(event.bytes).split('\r\n')[0]
          : `${first.toString(16)} ${String(event.bytes.length)}`;
        return `${event.direction === 'client-to-server' ? '>' : '<'} ${String(what)}`;
      }
      if (event.type === 'half-closed')
        return event.direction === 'client-to-server' ? '> end' : '< end';
      return event.type;
    });
  }

  async function listen(): Promise<{
    wss: InstanceType<TestProgram['ws']['WebSocketServer']>;
    url: string;
  }> {
    const wss = new server.ws.WebSocketServer({ port: 0 });
    await server.events.once(wss, 'listening');
    return { wss, url: `ws://localhost:${String((wss.address() as AddressInfo).port)}` };
  }

  it('logs every frame as one write, and its end, and keeps nobody alive afterwards', async () => {
    const { wss, url } = await listen();
    wss.on('connection', (socket) => {
      socket.on('message', (data) => {
        socket.send(textOf(data));
      });
    });
    const socket = new client.ws.WebSocket(url);
    await client.events.once(socket, 'open');
    socket.send('hola');
    await client.events.once(socket, 'message');
    socket.close(1000);
    const end = new Promise((resolve) => wss.close(resolve));
    await client.events.once(socket, 'close');
    await end;
    expect(told()).toEqual([
      'opened',
      '> GET / HTTP/1.1',
      '< HTTP/1.1 101 Switching Protocols',
      '> 81 10',
      '< 81 6',
      '> 88 8',
      '< 88 4',
      '< end',
      '> end',
      'closed',
    ]);
    await expect.poll(() => [server.holds, client.holds]).toEqual([0, 0]);
    expect([server.uncaught, client.uncaught]).toEqual([[], []]);
  });

  it('ends with 1006 for the peers of a program that was killed', async () => {
    const { url } = await listen();
    const socket = new client.ws.WebSocket(url);
    await client.events.once(socket, 'open');
    const close = client.events.once(socket, 'close');
    server.kill();
    expect((await close)[0]).toBe(1006);
    expect(told().slice(-3)).toEqual(['< end', '> end', 'closed']);
    await expect.poll(() => client.holds).toBe(0);
  });

  it('delivers what a program sent before it ended', async () => {
    const { wss, url } = await listen();
    wss.on('connection', (socket) => {
      socket.send('good');
      socket.send('bye');
      server.endAllSockets();
    });
    const socket = new client.ws.WebSocket(url);
    const messages: string[] = [];
    socket.on('message', (data) => messages.push(textOf(data)));
    const [code] = (await client.events.once(socket, 'close')) as [number];
    expect([messages, code]).toEqual([['good', 'bye'], 1006]);
  });

  it('wedges a connection whose handler threw, and no other, when somebody swallows the error', async () => {
    const { wss, url } = await listen();
    server.process.on('uncaughtException', () => undefined);
    wss.on('connection', (socket) => {
      socket.on('message', (data) => {
        JSON.parse(textOf(data));
        socket.send('fine');
      });
    });
    const first = new client.ws.WebSocket(url);
    await client.events.once(first, 'open');
    const heard: string[] = [];
    first.on('message', () => heard.push('first'));
    first.send('no json');
    first.send('1');
    const second = new client.ws.WebSocket(url);
    await client.events.once(second, 'open');
    second.send('1');
    await client.events.once(second, 'message');
    expect(heard).toEqual([]);
    first.terminate();
    second.terminate();
  });

  it('reports an error that nobody listens to as uncaught', async () => {
    const { url } = await listen();
    new client.ws.WebSocket(url.replace(/\d+$/, '1'));
    await expect
      .poll(() => client.uncaught.map((error) => (error as Error).message))
      .toEqual(['connect ECONNREFUSED 127.0.0.1:1']);
  });

  it('refuses encryption and other machines in clear words', async () => {
    const secure = new client.ws.WebSocket('wss://localhost:8000');
    const [refusal] = (await client.events.once(secure, 'error')) as [Error];
    expect(refusal.message).toBe(
      'Encrypted connections (wss:, https:, node:tls) are not available in the embedded engine: use ws: or http:.',
    );
    const far = new client.ws.WebSocket('ws://example.com');
    const [error] = (await client.events.once(far, 'error')) as [NodeJS.ErrnoException];
    expect([error.message, error.code]).toEqual(['getaddrinfo ENOTFOUND example.com', 'ENOTFOUND']);
  });
});

function textOf(data: RawData): string {
  return new TextDecoder().decode(data as Uint8Array);
}
