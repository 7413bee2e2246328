import { App } from 'enchufe';
import { describe, expect, test } from 'vitest';
import { RawPeer } from './raw-peer.ts';
import { serveApp } from './serve-app.ts';

function echo(): App {
  const app = new App();
  app.websocket('/ws', async (websocket) => {
    await websocket.accept();
    for (;;) {
      const data = await websocket.receiveText();
      await websocket.sendText(`Recibido: ${data}`);
    }
  });
  return app;
}

describe('C - Ruta WebSocket', () => {
  test('the route answers every message', async () => {
    const peer = await RawPeer.open(
      await serveApp(echo()),
      '/ws?a=query&is=no%20part%20of%20the%20path',
    );
    expect(peer.status).toBe(101);
    for (const text of ['hola', '', 'ñandú 🎉', 'x'.repeat(70_000)]) {
      peer.sendText(text);
      expect(await peer.next()).toBe(`text Recibido: ${text}`);
    }
    peer.cut();
  });

  test.each(['/', '/wsx', '/ws/', '/ws/more', '/WS'])(
    'a handshake to %s, which has no route, is refused with 403 before 101',
    async (path) => {
      const peer = await RawPeer.open(await serveApp(echo()), path);
      expect([peer.status, await peer.rest(), peer.body]).toEqual([403, ['end'], '']);
    },
  );

  test('a plain request to the route finds nothing', async () => {
    const response = await fetch(`http://127.0.0.1:${await serveApp(echo())}/ws`);
    expect([response.status, await response.text()]).toEqual([404, '{"detail":"Not Found"}']);
  });
});
