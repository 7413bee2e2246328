import { App } from 'enchufe';
import { describe, expect, test } from 'vitest';
import { RawPeer } from './raw-peer.ts';
import { serveApp } from './serve-app.ts';

describe('F - Enviar Mensajes', () => {
  test('each method sends its kind of message, in the order of the calls', async () => {
    const app = new App();
    app.websocket('/ws', async (websocket) => {
      await websocket.accept();
      const data = await websocket.receiveText();
      await websocket.sendText(`Mensaje: ${data}`);
      await websocket.sendBytes(Uint8Array.of(0, 255));
      await websocket.sendJson({ mensaje: data, veces: [1, 2.5, null, true] });
      await websocket.sendJson([data], { mode: 'binary' });
    });
    const peer = await RawPeer.open(await serveApp(app), '/ws');
    peer.sendText('mañana');
    expect(await peer.rest()).toEqual([
      'text Mensaje: mañana',
      'binary 00ff',
      'text {"mensaje":"mañana","veces":[1,2.5,null,true]}',
      `binary ${Buffer.from('["mañana"]').toString('hex')}`,
      'close 1000',
      'end',
    ]);
  });

  test('sendJson sends any value', async () => {
    const app = new App();
    const values = [{ a: { b: [] } }, [1, 'dos'], 'hola', 0, false, null];
    app.websocket('/ws', async (websocket) => {
      await websocket.accept();
      for (const value of values) await websocket.sendJson(value);
    });
    const peer = await RawPeer.open(await serveApp(app), '/ws');
    expect(await peer.rest()).toEqual([
      'text {"a":{"b":[]}}',
      'text [1,"dos"]',
      'text "hola"',
      'text 0',
      'text false',
      'text null',
      'close 1000',
      'end',
    ]);
  });

  test('the message reaches the client of this connection, and no other', async () => {
    const app = new App();
    app.websocket('/ws', async (websocket) => {
      await websocket.accept();
      for (;;) await websocket.sendText(`Mensaje: ${await websocket.receiveText()}`);
    });
    const port = await serveApp(app);
    const [ana, beto] = [await RawPeer.open(port, '/ws'), await RawPeer.open(port, '/ws')];
    ana.sendText('for me');
    expect(await ana.next()).toBe('text Mensaje: for me');
    beto.sendText('mine');
    expect(await beto.next()).toBe('text Mensaje: mine');
    ana.cut();
    beto.cut();
  });
});
