import {
  App,
  bearer,
  Cookie,
  dependency,
  Depends,
  Query,
  Security,
  str,
  WebSocketException,
} from 'enchufe';
import { describe, expect, test } from 'vitest';
import { RawPeer } from './raw-peer.ts';
import { serveApp } from './serve-app.ts';

/** Who brings neither a session nor a token does not come in. */
const getToken = dependency(
  {
    token: Query(str, { default: null }),
    session: Cookie(str, { default: null }),
  },
  (_connection, { token, session }) => {
    const found = session ?? token;
    if (found === null) throw new WebSocketException(1008, 'No session and no token');
    return found;
  },
);

function guarded(): App {
  const app = new App();
  app.websocket('/ws', { token: Depends(getToken) }, async (websocket, { token }) => {
    await websocket.accept();
    await websocket.sendText(token.toUpperCase());
  });
  return app;
}

describe('H - Dependencias en WebSockets', () => {
  test('the dependency takes the token of the query, or the session of the cookie before it', async () => {
    const port = await serveApp(guarded());
    const byQuery = await RawPeer.open(port, '/ws?token=abc');
    expect([byQuery.status, await byQuery.next()]).toEqual([101, 'text ABC']);
    const byCookie = await RawPeer.open(port, '/ws?token=abc', {
      cookie: 'theme=dark; session=xyz',
    });
    expect([byCookie.status, await byCookie.next()]).toEqual([101, 'text XYZ']);
    for (const peer of [byQuery, byCookie]) peer.cut();
  });

  test('without either the handshake is refused with 403: no 101, no code, no reason', async () => {
    const peer = await RawPeer.open(await serveApp(guarded()), '/ws');
    expect([peer.status, await peer.rest(), peer.body]).toEqual([403, ['end'], '']);
  });

  test('a name that every object has is no token', async () => {
    const peer = await RawPeer.open(await serveApp(guarded()), '/ws?constructor=1&__proto__=2');
    expect([peer.status, await peer.rest()]).toEqual([403, ['end']]);
  });

  test('it runs before accept, and cleans up when the handler has ended', async () => {
    const order: string[] = [];
    async function* database(): AsyncGenerator<string> {
      order.push('opened');
      try {
        await Promise.resolve();
        yield 'database';
      } finally {
        order.push('closed');
      }
    }
    const app = new App();
    app.websocket('/ws', { name: Depends(database) }, async (websocket, { name }) => {
      order.push(websocket.applicationState);
      await websocket.accept();
      await websocket.sendText(name);
      order.push('handled');
    });
    const peer = await RawPeer.open(await serveApp(app), '/ws');
    expect(await peer.rest()).toEqual(['text database', 'close 1000', 'end']);
    expect(order).toEqual(['opened', 'connecting', 'handled', 'closed']);
  });

  test('Security works here: without credentials 401 before 101', async () => {
    const app = new App();
    app.websocket('/ws', { token: Security(bearer()) }, async (websocket, { token }) => {
      await websocket.accept();
      await websocket.sendText(token);
    });
    const port = await serveApp(app);
    const nobody = await RawPeer.open(port, '/ws');
    expect([nobody.status, await nobody.rest()]).toEqual([401, ['end']]);
    const somebody = await RawPeer.open(port, '/ws', { authorization: 'Bearer secret' });
    expect([somebody.status, await somebody.next()]).toEqual([101, 'text secret']);
    somebody.cut();
  });
});
