import { App, WebSocketStateError, type WebSocket } from 'enchufe';
import { describe, expect, test } from 'vitest';
import { RawPeer } from './raw-peer.ts';
import { serveApp } from './serve-app.ts';

describe('D - Aceptar Conexión', () => {
  test('nothing is on the wire until accept, and then there is a 101', async () => {
    const app = new App();
    const mayAccept = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    app.websocket('/ws', async (websocket) => {
      arrived.resolve();
      await mayAccept.promise;
      await websocket.accept();
      await websocket.receiveText();
    });
    const peer = RawPeer.ask(await serveApp(app), '/ws');
    await arrived.promise;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(peer.status).toBe(0);
    mayAccept.resolve();
    await expect.poll(() => peer.status).toBe(101);
    peer.cut();
  });

  test('accept needs not come first: before it, the server may still say no', async () => {
    const app = new App();
    app.websocket('/ws', async (websocket) => {
      await websocket.close(1008, 'this reason is never sent');
    });
    const peer = await RawPeer.open(await serveApp(app), '/ws');
    expect([peer.status, await peer.rest(), peer.body]).toEqual([403, ['end'], '']);
  });

  test.each<[string, (websocket: WebSocket) => Promise<unknown>]>([
    ['received', (websocket) => websocket.receiveText()],
    ['sent', (websocket) => websocket.sendText('hola')],
  ])('without accept nothing can be %s: the error names the cure', async (_what, act) => {
    const app = new App();
    const told: unknown[] = [];
    app.onUncaught = (error) => told.push(error);
    app.websocket('/ws', async (websocket) => {
      await act(websocket);
    });
    const peer = await RawPeer.open(await serveApp(app), '/ws');
    expect([peer.status, await peer.rest()]).toEqual([500, ['end']]);
    expect(told).toEqual([expect.any(WebSocketStateError)]);
    expect(String(told[0])).toContain('accept');
  });

  test('it chooses the subprotocol and adds header fields', async () => {
    const app = new App();
    app.websocket('/ws', async (websocket) => {
      const [, second] = websocket.subprotocols;
      await websocket.accept({
        ...(second ? { subprotocol: second } : {}),
        headers: { 'x-room': 'lobby' },
      });
    });
    const peer = await RawPeer.open(await serveApp(app), '/ws', {
      'sec-websocket-protocol': 'chat.v1, chat.v2',
    });
    expect(peer.headers).toMatchObject({ 'sec-websocket-protocol': 'chat.v2', 'x-room': 'lobby' });
    expect(await peer.rest()).toEqual(['close 1000', 'end']);
  });
});
