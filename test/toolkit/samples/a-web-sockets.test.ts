import { App } from 'enchufe';
import { describe, expect, test } from 'vitest';
import { RawPeer } from './raw-peer.ts';
import { serveApp } from './serve-app.ts';

/** A game in real time: the server tells each new round unasked, while the player plays. */
function game(): App {
  const app = new App();
  app.websocket('/game', async (websocket) => {
    await websocket.accept();
    const moves = (async () => {
      for await (const move of websocket.iterText()) await websocket.sendText(`played ${move}`);
    })();
    for (const round of [1, 2, 3]) await websocket.sendText(`round ${round}`);
    await moves;
  });
  return app;
}

describe('A - WebSockets', () => {
  test('the server speaks without being asked', async () => {
    const player = await RawPeer.open(await serveApp(game()), '/game');
    expect([await player.next(), await player.next(), await player.next()]).toEqual([
      'text round 1',
      'text round 2',
      'text round 3',
    ]);
    player.cut();
  });

  test('the client speaks without waiting, and the connection stays for the next exchange', async () => {
    const player = await RawPeer.open(await serveApp(game()), '/game');
    for (let round = 1; round <= 3; round += 1) await player.next();
    player.sendText('a1');
    player.sendText('b2');
    expect([await player.next(), await player.next()]).toEqual([
      'text played a1',
      'text played b2',
    ]);
    player.sendText('c3');
    expect(await player.next()).toBe('text played c3');
    player.sendClose(1000);
    expect(await player.rest()).toEqual(['close 1000', 'end']);
  });

  test('one HTTP request opens it, and its answer is 101', async () => {
    const player = await RawPeer.open(await serveApp(game()), '/game', {
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    });
    expect(player.status).toBe(101);
    // The key and its answer are those of RFC 6455 section 1.3.
    expect(player.headers).toEqual({
      upgrade: 'websocket',
      connection: 'Upgrade',
      'sec-websocket-accept': 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
    });
    player.cut();
  });
});
