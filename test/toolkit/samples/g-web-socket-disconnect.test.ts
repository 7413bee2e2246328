import { App, WebSocketDisconnect, WebSocketStateError } from 'enchufe';
import { describe, expect, test } from 'vitest';
import { RawPeer } from './raw-peer.ts';
import { serveApp } from './serve-app.ts';

/** A server that receives until its client is gone, and what it then knows. */
function listener(): { app: App; left: Promise<WebSocketDisconnect> } {
  const { promise: left, resolve } = Promise.withResolvers<WebSocketDisconnect>();
  const app = new App();
  app.websocket('/ws', async (websocket) => {
    await websocket.accept();
    try {
      for (;;) {
        const data = await websocket.receiveText();
        await websocket.sendText(data);
      }
    } catch (error) {
      if (!(error instanceof WebSocketDisconnect)) throw error;
      resolve(error);
    }
  });
  return { app, left };
}

describe('G - WebSocketDisconnect', () => {
  test('a receive that waits tells the code and the reason with which the client left', async () => {
    const { app, left } = listener();
    const peer = await RawPeer.open(await serveApp(app), '/ws');
    peer.sendText('hola');
    expect(await peer.next()).toBe('text hola');
    peer.sendClose(4000, 'adiós');
    expect(await left).toMatchObject({ code: 4000, reason: 'adiós' });
    expect(await peer.rest()).toEqual(['close 4000 adiós', 'end']);
  });

  test('an empty close frame is 1005, and a cut connection 1006', async () => {
    const [quiet, rude] = [listener(), listener()];
    (await RawPeer.open(await serveApp(quiet.app), '/ws')).send({ opcode: 'close' });
    expect(await quiet.left).toMatchObject({ code: 1005, reason: '' });
    (await RawPeer.open(await serveApp(rude.app), '/ws')).cut();
    expect(await rude.left).toMatchObject({ code: 1006, reason: '' });
  });

  test('what arrived before the close is received first', async () => {
    const app = new App();
    const mayReceive = Promise.withResolvers<void>();
    const received: unknown[] = [];
    const over = Promise.withResolvers<void>();
    app.websocket('/ws', async (websocket) => {
      await websocket.accept();
      await mayReceive.promise;
      try {
        for (;;) received.push(await websocket.receiveText());
      } catch (error) {
        received.push((error as WebSocketDisconnect).code);
      }
      over.resolve();
    });
    const peer = await RawPeer.open(await serveApp(app), '/ws');
    peer.sendText('one');
    peer.sendText('two');
    peer.sendClose(1001);
    await new Promise((resolve) => setTimeout(resolve, 30));
    mayReceive.resolve();
    await over.promise;
    expect(received).toEqual(['one', 'two', 1001]);
  });

  test('a loop that only sends hears of it from a send', async () => {
    const app = new App();
    const told = Promise.withResolvers<unknown>();
    app.websocket('/ws', async (websocket) => {
      await websocket.accept();
      try {
        for (;;) {
          await websocket.sendText('tick');
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      } catch (error) {
        told.resolve(error);
      }
    });
    const peer = await RawPeer.open(await serveApp(app), '/ws');
    expect(await peer.next()).toBe('text tick');
    peer.cut();
    const error = await told.promise;
    expect(error).toBeInstanceOf(WebSocketDisconnect);
    expect(error).toMatchObject({ code: 1006 });
  });

  test('after the own close it is another error', async () => {
    const app = new App();
    const told = Promise.withResolvers<unknown>();
    app.websocket('/ws', async (websocket) => {
      await websocket.accept();
      await websocket.close();
      told.resolve(await websocket.receiveText().catch((error: unknown) => error));
    });
    const peer = await RawPeer.open(await serveApp(app), '/ws');
    const error = await told.promise;
    expect(error).toBeInstanceOf(WebSocketStateError);
    expect(error).not.toBeInstanceOf(WebSocketDisconnect);
    expect(await peer.rest()).toEqual(['close 1000', 'end']);
  });
});
