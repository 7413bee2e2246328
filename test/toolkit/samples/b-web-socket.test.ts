import { App, type WebSocket } from 'enchufe';
import { describe, expect, test } from 'vitest';
import { RawPeer } from './raw-peer.ts';
import { serveApp } from './serve-app.ts';

describe('B - WebSocket', () => {
  test('a handler that does nothing with its connection leaves the client without one', async () => {
    const app = new App();
    app.onUncaught = () => undefined;
    app.websocket('/ws', async (_websocket: WebSocket) => {
      // Here the connection is handled.
    });
    const peer = await RawPeer.open(await serveApp(app), '/ws');
    expect([peer.status, await peer.rest()]).toEqual([500, ['end']]);
  });

  test('the parameter is one connection: each client has its own', async () => {
    const app = new App();
    const seen = new Set<WebSocket>();
    app.websocket('/ws/{room}', async (websocket) => {
      seen.add(websocket);
      await websocket.accept();
      for (let count = 1; ; count += 1) {
        const { pathParams, queryParams } = websocket;
        const words = await websocket.receiveText();
        await websocket.sendText(
          `${pathParams['room']} ${queryParams.get('name')} #${count} ${words}`,
        );
      }
    });
    const port = await serveApp(app);
    const ana = await RawPeer.open(port, '/ws/lobby?name=ana');
    const beto = await RawPeer.open(port, '/ws/kitchen?name=beto');
    ana.sendText('one');
    ana.sendText('two');
    expect([await ana.next(), await ana.next()]).toEqual([
      'text lobby ana #1 one',
      'text lobby ana #2 two',
    ]);
    beto.sendText('three');
    expect(await beto.next()).toBe('text kitchen beto #1 three');
    expect(seen.size).toBe(2);
    ana.cut();
    beto.sendText('four');
    expect(await beto.next()).toBe('text kitchen beto #2 four');
    beto.cut();
  });

  test('its states follow what was received and sent', async () => {
    const app = new App();
    const states: string[] = [];
    const over = Promise.withResolvers<void>();
    app.websocket('/ws', async (websocket) => {
      const note = (): unknown =>
        states.push(`${websocket.clientState} ${websocket.applicationState}`);
      note();
      await websocket.accept();
      note();
      await websocket.receiveText().catch(note);
      over.resolve();
    });
    const peer = await RawPeer.open(await serveApp(app), '/ws');
    peer.sendClose(1000);
    await over.promise;
    expect(states).toEqual([
      'connecting connecting',
      'connected connected',
      'disconnected connected',
    ]);
  });
});
