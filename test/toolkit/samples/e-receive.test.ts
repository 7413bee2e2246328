import { App, WebSocketMessageTypeError } from 'enchufe';
import { describe, expect, test } from 'vitest';
import { RawPeer } from './raw-peer.ts';
import { serveApp } from './serve-app.ts';

/** Tells what each method received; what a method can't take is told too, and the connection stays. */
function receiver(): App {
  const app = new App();
  app.websocket('/text', async (websocket) => {
    await websocket.accept();
    for (;;) {
      const data = await websocket.receiveText();
      await websocket.sendText(`${typeof data} of ${data.length}: ${data}`);
    }
  });
  app.websocket('/bytes', async (websocket) => {
    await websocket.accept();
    for (;;) {
      const data = await websocket.receiveBytes();
      await websocket.sendText(`${data instanceof Uint8Array}: ${[...data].join()}`);
    }
  });
  app.websocket('/json', async (websocket) => {
    await websocket.accept();
    for (;;) {
      try {
        const data = await websocket.receiveJson();
        await websocket.sendText(`${JSON.stringify(data)} is ${kindOf(data)}`);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        await websocket.sendText('that is no JSON');
      }
    }
  });
  return app;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

describe('E - Recibir Mensajes', () => {
  test('receiveText gives a string, also of a message in pieces', async () => {
    const peer = await RawPeer.open(await serveApp(receiver()), '/text');
    peer.sendText('café');
    expect(await peer.next()).toBe('text string of 4: café');
    const [one, other] = [Buffer.from('ca'), Buffer.from('fé')];
    peer.send({ opcode: 'text', payload: one, fin: false });
    peer.send({ opcode: 'continuation', payload: other.subarray(0, 2), fin: false });
    peer.send({ opcode: 'continuation', payload: other.subarray(2) });
    expect(await peer.next()).toBe('text string of 4: café');
    peer.cut();
  });

  test('receiveBytes gives the bytes as they were sent', async () => {
    const peer = await RawPeer.open(await serveApp(receiver()), '/bytes');
    peer.send({ opcode: 'binary', payload: Uint8Array.of(0, 127, 128, 255) });
    expect(await peer.next()).toBe('text true: 0,127,128,255');
    peer.cut();
  });

  test('receiveJson gives any value, not only an object', async () => {
    const peer = await RawPeer.open(await serveApp(receiver()), '/json');
    for (const [text, kind] of [
      ['{"room":"lobby","tags":["a"]}', 'object'],
      ['[1,2,3]', 'array'],
      ['"hola"', 'string'],
      ['4.5', 'number'],
      ['false', 'boolean'],
      ['null', 'null'],
    ] as const) {
      peer.sendText(text);
      expect(await peer.next()).toBe(`text ${text} is ${kind}`);
    }
    peer.cut();
  });

  test('receiveJson throws at bad JSON, which costs neither the connection nor the next message', async () => {
    const peer = await RawPeer.open(await serveApp(receiver()), '/json');
    peer.sendText('{"room":');
    peer.sendText('1');
    expect([await peer.next(), await peer.next()]).toEqual([
      'text that is no JSON',
      'text 1 is number',
    ]);
    peer.cut();
  });

  test('they wait until there is a message, and what came meanwhile is not lost', async () => {
    const app = new App();
    const mayReceive = Promise.withResolvers<void>();
    app.websocket('/ws', async (websocket) => {
      await websocket.accept();
      await mayReceive.promise;
      await websocket.sendText(`${await websocket.receiveText()} ${await websocket.receiveText()}`);
    });
    const peer = await RawPeer.open(await serveApp(app), '/ws');
    peer.sendText('one');
    await new Promise((resolve) => setTimeout(resolve, 30));
    mayReceive.resolve();
    await new Promise((resolve) => setTimeout(resolve, 30));
    peer.sendText('two');
    expect(await peer.rest()).toEqual(['text one two', 'close 1000', 'end']);
  });

  test('the method must fit the message: otherwise an error, and 1003 when nobody takes it', async () => {
    const told: unknown[] = [];
    const app = receiver();
    app.onUncaught = (error) => told.push(error);
    const peer = await RawPeer.open(await serveApp(app), '/text');
    peer.send({ opcode: 'binary', payload: Uint8Array.of(1) });
    expect(await peer.next()).toMatch(/^close 1003/);
    expect(await peer.next()).toBe('end');
    expect(told.every((error) => error instanceof WebSocketMessageTypeError)).toBe(true);
  });
});
