import { App, type AppOptions, TestClient, WebSocketDisconnect } from 'enchufe';
import { describe, expect, test } from 'vitest';
import { RawPeer } from '../samples/raw-peer.ts';
import { serveApp } from '../samples/serve-app.ts';
import { answerTo } from './answer-to.ts';

/** An app whose handler greets, and tells how its receive ended. */
function listening(options: AppOptions = {}): { app: App; ended: Promise<unknown> } {
  const { promise: ended, resolve } = Promise.withResolvers<unknown>();
  const app = new App(options);
  app.onUncaught = resolve;
  app.websocket('/ws', async (websocket) => {
    await websocket.accept();
    await websocket.sendText('hello');
    for (;;) {
      await websocket.sendText(
        await websocket.receiveText().catch((error: unknown) => {
          resolve(error);
          throw error;
        }),
      );
    }
  });
  return { app, ended };
}

describe('a fault of the client is answered with its close code, which the handler is told', () => {
  test.each([
    ['a message over maxPayload', { opcode: 'text', payload: 'a'.repeat(11) }, 1009],
    ['bad UTF-8', { opcode: 'text', payload: new Uint8Array([0xc3, 0x28]) }, 1007],
    ['an unmasked frame', { opcode: 'text', payload: 'a', maskingKey: null }, 1002],
    ['a reserved opcode', { opcode: 3, payload: 'a' }, 1002],
    ['a reserved bit', { opcode: 'text', payload: 'a', rsv1: true }, 1002],
  ] as const)('%s', async (_, frame, code) => {
    const { app, ended } = listening({ maxPayload: 10 });
    const peer = await RawPeer.open(await serveApp(app), '/ws');
    expect(await peer.next()).toBe('text hello');
    peer.send(frame);
    expect(await peer.next()).toMatch(new RegExp(`^close ${code}`));
    expect(await ended).toEqual(new WebSocketDisconnect(code));
    peer.cut();
  });

  test('a message of exactly maxPayload is taken', async () => {
    const { app } = listening({ maxPayload: 10 });
    const peer = await RawPeer.open(await serveApp(app), '/ws');
    peer.sendText('a'.repeat(10));
    expect([await peer.next(), await peer.next()]).toEqual(['text hello', 'text aaaaaaaaaa']);
    peer.cut();
  });
});

test.each([
  ['https://a.example', '101 hello'],
  ['https://b.example', '101 hello'],
  ['https://a.example.evil', '403'],
  ['http://a.example', '403'],
  ['null', '403'],
  [undefined, '403'],
])('with a list of origins, %s is answered with %s', async (origin, expected) => {
  const { app } = listening({ origins: ['https://a.example', 'https://b.example'] });
  const headers: Record<string, string> = origin === undefined ? {} : { origin };
  expect(await answerTo(app, '/ws', { headers })).toBe(expected);
});

test('without a list every origin is welcome', async () => {
  const headers = { origin: 'https://anybody.example' };
  expect(await answerTo(listening().app, '/ws', { headers })).toBe('101 hello');
});

describe('a subprotocol', () => {
  const accepting = (subprotocol?: string): App => {
    const app = new App();
    app.onUncaught = () => undefined;
    app.websocket('/ws', (websocket) =>
      websocket.accept(subprotocol === undefined ? {} : { subprotocol }),
    );
    return app;
  };
  const offered = { 'sec-websocket-protocol': 'v1, v2' };

  test('that was accepted is answered', async () => {
    const peer = await RawPeer.open(await serveApp(accepting('v2')), '/ws', offered);
    expect([peer.status, peer.headers['sec-websocket-protocol']]).toEqual([101, 'v2']);
    peer.cut();
  });

  test('is not answered when accept chose none', async () => {
    const peer = await RawPeer.open(await serveApp(accepting()), '/ws', offered);
    expect([peer.status, 'sec-websocket-protocol' in peer.headers]).toEqual([101, false]);
    peer.cut();
  });

  test.each([[offered], [{}]])('that was not offered is an error: %j', async (headers) => {
    const app = accepting('v3');
    const told = Promise.withResolvers<unknown>();
    app.onUncaught = told.resolve;
    const peer = await RawPeer.open(await serveApp(app), '/ws', headers);
    expect([peer.status, await peer.rest(), peer.body]).toEqual([
      500,
      ['end'],
      'Internal Server Error',
    ]);
    expect(String(await told.promise)).toMatch(
      /^WebSocketStateError: .*"v3".*websocket\.subprotocols/s,
    );
  });
});

test('a header that comes with accept is on the 101, a cookie as often as it is given', async () => {
  const app = new App();
  const pairs: [string, string][] = [
    ['X-Tag', 'a'],
    ['Set-Cookie', 'a=1'],
    ['Set-Cookie', 'b=2'],
  ];
  app.websocket('/ws', (websocket) => websocket.accept({ headers: pairs }));
  const websocket = await new TestClient(app).websocket('/ws');
  expect(websocket.headers.get('x-tag')).toBe('a');
  expect(websocket.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
});

test('another header that is given twice is on the 101 twice', async () => {
  const app = new App();
  const pairs: [string, string][] = [
    ['x-tag', 'a'],
    ['x-tag', 'b'],
  ];
  app.websocket('/ws', (websocket) => websocket.accept({ headers: pairs }));
  const websocket = await new TestClient(app).websocket('/ws');
  expect(websocket.headerValues('x-tag')).toEqual(['a', 'b']);
});
