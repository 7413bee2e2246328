import { App, type AppOptions, WebSocketDisconnect } from 'enchufe';
import { expect, test } from 'vitest';
import { RawPeer } from '../samples/raw-peer.ts';
import { serveApp } from '../samples/serve-app.ts';

function waiting(keepAlive: AppOptions['keepAlive'] & object): {
  app: App;
  ended: Promise<unknown>;
} {
  const { promise: ended, resolve } = Promise.withResolvers<unknown>();
  const app = new App({ keepAlive });
  app.websocket('/ws', async (websocket) => {
    await websocket.accept();
    for (;;) {
      const text = await websocket.receiveText().catch((error: unknown) => {
        resolve(error);
        throw error;
      });
      await websocket.sendText(text);
    }
  });
  return { app, ended };
}

test('a client that never answers a ping is closed with 1011, which the handler is told', async () => {
  const { app, ended } = waiting({ every: 10, timeout: 50 });
  const peer = await RawPeer.open(await serveApp(app), '/ws');
  expect(await peer.rest()).toEqual(['ping ', 'close 1011 keepalive ping timeout', 'end']);
  expect(await ended).toEqual(new WebSocketDisconnect(1011));
});

test('a client that answers stays longer than its answer may take, and is pinged again', async () => {
  const timeout = 400;
  const { app } = waiting({ every: 10, timeout });
  const peer = await RawPeer.open(await serveApp(app), '/ws');
  const start = performance.now();
  while (performance.now() - start < 1.5 * timeout) {
    // The next ping comes only after the answer to this.
    expect(await peer.next()).toBe('ping ');
    peer.send({ opcode: 'pong' });
  }
  peer.sendText('still here');
  const heard = [];
  do heard.push(await peer.next());
  while (heard.at(-1) === 'ping ');
  expect(heard.at(-1)).toBe('text still here');
  peer.cut();
});
