import { App, ConnectionManager, WebSocketDisconnect, type WebSocket } from 'enchufe';
import { describe, expect, test } from 'vitest';
import { RawPeer } from './raw-peer.ts';
import { serveApp } from './serve-app.ts';

/** A chat: what one says, all hear; what begins with `@name `, only that one. */
function chat(): { app: App; manager: ConnectionManager } {
  const app = new App();
  const manager = new ConnectionManager();
  const byName = new Map<string, WebSocket>();
  app.websocket('/chat/{name}', async (websocket) => {
    const name = String(websocket.pathParams['name']);
    await manager.connect(websocket);
    byName.set(name, websocket);
    try {
      for (;;) {
        const text = await websocket.receiveText();
        const [, whom, words] = /^@(\w+) (.*)$/s.exec(text) ?? [];
        const one = whom === undefined ? undefined : byName.get(whom);
        if (one) await manager.sendTo(one, `${name} to you: ${words}`);
        else await manager.broadcast(`${name}: ${text}`);
      }
    } catch (error) {
      if (!(error instanceof WebSocketDisconnect)) throw error;
      manager.disconnect(websocket);
      byName.delete(name);
      await manager.broadcast(`${name} left`);
    }
  });
  return { app, manager };
}

async function join(port: number, ...names: string[]): Promise<RawPeer[]> {
  const peers: RawPeer[] = [];
  for (const name of names) peers.push(await RawPeer.open(port, `/chat/${name}`));
  return peers;
}

function nextOf(peers: readonly (RawPeer | undefined)[]): Promise<(string | undefined)[]> {
  return Promise.all(peers.map(async (peer) => peer?.next()));
}

describe('I - Manejo de Múltiples Clientes', () => {
  test('a broadcast reaches every client, the sender too', async () => {
    const { app } = chat();
    const peers = await join(await serveApp(app), 'ana', 'beto', 'carla');
    peers[0]?.sendText('hola');
    expect(await nextOf(peers)).toEqual(['text ana: hola', 'text ana: hola', 'text ana: hola']);
    for (const peer of peers) peer.cut();
  });

  test('a message to one client reaches nobody else', async () => {
    const { app } = chat();
    const peers = await join(await serveApp(app), 'ana', 'beto', 'carla');
    peers[0]?.sendText('@carla psst');
    peers[0]?.sendText('all');
    expect(await peers[2]?.next()).toBe('text ana to you: psst');
    expect(await nextOf(peers)).toEqual(['text ana: all', 'text ana: all', 'text ana: all']);
    for (const peer of peers) peer.cut();
  });

  test('one that leaves, in whatever way, costs the others nothing: each hears of it once', async () => {
    const { app, manager } = chat();
    const peers = await join(await serveApp(app), 'ana', 'beto', 'carla', 'dora');
    peers[1]?.cut();
    expect(await nextOf([peers[0], peers[2], peers[3]])).toEqual(Array(3).fill('text beto left'));
    peers[2]?.sendClose(1001);
    expect(await nextOf([peers[0], peers[3]])).toEqual(Array(2).fill('text carla left'));
    peers[3]?.sendText('still here');
    expect(await nextOf([peers[0], peers[3]])).toEqual(Array(2).fill('text dora: still here'));
    expect([...manager.connections]).toHaveLength(2);
    for (const peer of peers) peer.cut();
  });

  test('all at once leaving while all are told: nobody stays registered', async () => {
    const { app, manager } = chat();
    const peers = await join(await serveApp(app), ...Array.from({ length: 20 }, (_, i) => `p${i}`));
    for (const [index, peer] of peers.entries()) {
      peer.sendText('bye');
      if (index % 2 === 0) peer.cut();
      else peer.sendClose(1000);
    }
    await expect.poll(() => [...manager.connections].length).toBe(0);
  });

  test('disconnect twice is once', async () => {
    const app = new App();
    const manager = new ConnectionManager();
    app.websocket('/ws', async (websocket) => {
      await manager.connect(websocket);
      manager.disconnect(websocket);
      manager.disconnect(websocket);
      await manager.broadcast('to nobody');
      await websocket.sendText('over');
    });
    const peer = await RawPeer.open(await serveApp(app), '/ws');
    expect(await peer.rest()).toEqual(['text over', 'close 1000', 'end']);
  });
});
