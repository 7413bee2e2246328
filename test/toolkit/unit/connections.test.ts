import { once } from 'node:events';
import net from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { App, int, Path, type WebSocket } from 'enchufe';
import { afterEach, expect, test } from 'vitest';

const apps: App[] = [];
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close({ timeout: 0 })));
});

test('closing an app ends a handshake that nobody answers, after the timeout', async () => {
  const { app, dial } = await serve(() => new Promise(() => undefined));
  const socket = await dial();
  const ended = new Promise((resolve) => socket.once('close', resolve));
  await app.close({ timeout: 50 });
  await ended;
});

test('a client that leaves before it is accepted is no uncaught error', async () => {
  const left = Promise.withResolvers<void>();
  const { dial, uncaught, over } = await serve(async (websocket) => {
    await left.promise;
    // The end travels by the loop of events.
    await setTimeout(20);
    await websocket.accept();
  });
  const socket = await dial();
  socket.resetAndDestroy();
  left.resolve();
  await over;
  expect(uncaught).toEqual([]);
});

test('a client that leaves while a handler only sends is no uncaught error', async () => {
  const { dial, uncaught, over } = await serve(async (websocket) => {
    await websocket.accept();
    for (;;) {
      await websocket.sendText('x');
      await setTimeout(1);
    }
  });
  const socket = await dial();
  await once(socket, 'data');
  socket.resetAndDestroy();
  await over;
  expect(uncaught).toEqual([]);
});

test('the address of a client is known after it has left', async () => {
  const known = Promise.withResolvers<WebSocket['client']>();
  const { dial } = await serve(async (websocket) => {
    await websocket.accept();
    await websocket.receiveText().catch(() => undefined);
    known.resolve(websocket.client);
  });
  const socket = await dial();
  await once(socket, 'data');
  const { localPort } = socket;
  socket.resetAndDestroy();
  expect((await known.promise)?.port).toBe(localPort);
});

test('a path that cannot be read is answered with 500 and told, and the app goes on', async () => {
  const { app, dial, uncaught } = await serve(() => undefined);
  app.websocket('nope', () => undefined);
  const socket = await dial();
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 500 Internal Server Error\r\n/);
  expect(uncaught).toEqual(['Error: The path "nope" must begin with "/".']);
});

test('a path parameter may have another name on the path', async () => {
  const { app, dial } = await serve(() => undefined);
  app.websocket('/rooms/{id}', { room: Path(int, { alias: 'id' }) }, async (websocket, values) => {
    await websocket.accept();
    await websocket.sendJson(values);
  });
  const socket = await dial('/rooms/7');
  let heard = '';
  for await (const part of socket) heard += String(part);
  expect(heard).toContain('{"room":7}');
});

async function serve(handler: (websocket: WebSocket) => unknown) {
  const app = new App({ closeTimeout: 100 });
  apps.push(app);
  const uncaught: string[] = [];
  app.onUncaught = (error) => uncaught.push(String(error));
  const { promise: over, resolve } = Promise.withResolvers<void>();
  app.websocket('/', async (websocket) => {
    try {
      await handler(websocket);
    } finally {
      // What follows the handler runs in the promises after this one.
      setImmediate(resolve);
    }
  });
  const port = await app.listen(0, '127.0.0.1');
  return {
    app,
    uncaught,
    over,
    dial: async (path = '/') => {
      const socket = net.connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      const lines = [
        `GET ${path} HTTP/1.1`,
        'Host: localhost',
        'Upgrade: websocket',
        'Connection: Upgrade',
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
        'Sec-WebSocket-Version: 13',
      ];
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
      return socket;
    },
  };
}
