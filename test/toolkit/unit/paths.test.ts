import { App, int, Path, Router, str, TestClient, type WebSocket } from 'enchufe';
import { expect, test } from 'vitest';
import { answerTo } from './answer-to.ts';

const tell =
  (name: string) =>
  async (websocket: WebSocket): Promise<void> => {
    await websocket.accept();
    await websocket.sendText(`${name} ${JSON.stringify(websocket.pathParams)}`);
  };

test.each([
  ['/rooms/lobby', '101 room {"room":"lobby"}'],
  ['/rooms/sala%20de%20t%C3%A9', '101 room {"room":"sala de té"}'],
  ['/rooms/a%2Fb', '403'],
  ['/rooms/', '403'],
  ['/rooms/lobby/', '403'],
  ['/ROOMS/lobby', '403'],
  ['/files/a/b%2Fc.txt', '101 file {"rest":"a/b/c.txt"}'],
  ['/files/', '101 file {"rest":""}'],
  ['/n/007', '101 whole {"n":"007"}'],
  ['/n/1.5', '101 number {"n":"1.5"}'],
  ['/n/x', '403'],
  ['/u/123e4567-e89b-12d3-a456-426614174000', expect.stringMatching(/^101 uuid /)],
  ['/u/123', '403'],
  ['/nowhere', '403'],
])('a handshake to %s', async (path, expected) => {
  const app = new App();
  app.websocket('/rooms/{room}', tell('room'));
  app.websocket('/files/{rest:path}', tell('file'));
  app.websocket('/n/{n:int}', tell('whole'));
  app.websocket('/n/{n:float}', tell('number'));
  app.websocket('/u/{id:uuid}', tell('uuid'));
  expect(await answerTo(app, path)).toEqual(expected);
});

test('the first declared route that fits wins', async () => {
  const app = new App();
  app.websocket('/ws/{room}', tell('any'));
  app.websocket('/ws/main', tell('main'));
  expect(await answerTo(app, '/ws/main')).toBe('101 any {"room":"main"}');
});

test('a path value is validated by its declaration, not by the match', async () => {
  const app = new App();
  app.websocket('/n/{n}', { n: Path(int) }, tell('n'));
  expect([await answerTo(app, '/n/1.0'), await answerTo(app, '/n/x')]).toEqual([
    '101 n {"n":"1.0"}',
    '403',
  ]);
});

test('prefixes of routers and of include add up, with parameters in them', async () => {
  const inner = new Router({ prefix: '/rooms/{room}' });
  inner.websocket('/talk', { room: Path(str) }, tell('talk'));
  const outer = new Router({ prefix: '/{tenant}' });
  outer.include(inner, { prefix: '/v1' });
  const app = new App();
  app.include(outer, { prefix: '/api' });
  expect(await answerTo(app, '/api/acme/v1/rooms/a/talk')).toBe(
    '101 talk {"tenant":"acme","room":"a"}',
  );
  expect(await answerTo(app, '/acme/rooms/a/talk')).toBe('403');
});

test('a route declared after include, and after the first connection, is found', async () => {
  const router = new Router();
  const app = new App();
  app.include(router, { prefix: '/late' });
  expect(await answerTo(app, '/late/ws')).toBe('403');
  router.websocket('/ws', tell('late'));
  expect(await answerTo(app, '/late/ws')).toBe('101 late {}');
});

test('a mounted app sees the path after its prefix, and its root path', async () => {
  const sub = new App();
  sub.websocket('/ws', async (websocket) => {
    await websocket.accept();
    await websocket.sendText(`${websocket.rootPath} ${websocket.app === sub}`);
  });
  const app = new App();
  app.mount('/sub', sub);
  expect(await answerTo(app, '/sub/ws')).toBe('101 /sub true');
  expect(await answerTo(app, '/subway/ws')).toBe('403');
});

test('one path may serve both a request and a WebSocket; each kind alone does not serve the other', async () => {
  const app = new App();
  app.websocket('/both', tell('both'));
  app.get('/both', () => 'page');
  app.get('/page', () => 'page');
  app.websocket('/ws', tell('ws'));
  const client = new TestClient(app);
  expect(await answerTo(app, '/both')).toBe('101 both {}');
  expect((await client.get('/both')).body).toBe('page');
  expect(await answerTo(app, '/page')).toBe('403');
  expect((await client.get('/ws')).status).toBe(404);
});
