import type { AddressInfo, Socket } from 'node:net';
import { expect, it } from 'vitest';
import type WebSocketOfWs from 'ws';
import { closed, describeInBothWorlds } from './two-programs.ts';

describeInBothWorlds('ws', (programs) => {
  it('carries close codes and reasons both ways', async () => {
    const { server, client, listen, dial } = programs();
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
    const { client, listen } = programs();
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
    const { client, listen, dial } = programs();
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

  it('closes a server only when the last connection has left', async () => {
    const { client, listen, dial } = programs();
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

  it('half-closes: an ended writer still reads', async () => {
    const { server, client, cleanUp } = programs();
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
    const { server, client, cleanUp } = programs();
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
    const { server, client, cleanUp } = programs();
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
});
