import {
  apiKeyCookie,
  apiKeyHeader,
  apiKeyQuery,
  App,
  bearer,
  dependency,
  Depends,
  HandshakeRefused,
  Security,
  TestClient,
  type TestHandshake,
  type WebSocket,
} from 'enchufe';
import { describe, expect, test } from 'vitest';
import { answerTo } from './answer-to.ts';

type Helper = (connection: WebSocket) => string | null;

function guardedBy(helper: Helper, calls: string[] = []): App {
  const app = new App();
  app.websocket('/ws', { key: Depends(helper) }, async (websocket, { key }) => {
    calls.push('handler');
    await websocket.accept();
    await websocket.sendJson(key);
  });
  return app;
}

const auth = (authorization: string): TestHandshake => ({ headers: { authorization } });
const helpers: [string, Helper, Helper, string, string, TestHandshake][] = [
  [
    'apiKeyQuery',
    apiKeyQuery('key'),
    apiKeyQuery('key', { autoError: false }),
    'APIKey',
    '/ws?key=k1',
    {},
  ],
  [
    'apiKeyHeader',
    apiKeyHeader('x-key'),
    apiKeyHeader('x-key', { autoError: false }),
    'APIKey',
    '/ws',
    { headers: { 'X-Key': 'k1' } },
  ],
  [
    'apiKeyCookie',
    apiKeyCookie('session'),
    apiKeyCookie('session', { autoError: false }),
    'APIKey',
    '/ws',
    { cookies: { session: 'k1' } },
  ],
  ['bearer', bearer(), bearer({ autoError: false }), 'Bearer', '/ws', auth('Bearer k1')],
];

describe.each(helpers)('%s', (_, strict, lenient, scheme, path, handshake) => {
  test('gives the credential', async () => {
    expect(await answerTo(guardedBy(strict), path, handshake)).toBe('101 "k1"');
  });

  test('refuses a missing one with 401 before accept, and the handler never runs', async () => {
    const calls: string[] = [];
    const refused = await new TestClient(guardedBy(strict, calls)).websocket('/ws').then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!(refused instanceof HandshakeRefused)) throw new Error(`not refused: ${String(refused)}`);
    const { status, body, headers } = refused;
    expect([status, body, headers['www-authenticate'], headers['content-type'], calls]).toEqual([
      401,
      '{"detail":"Not authenticated"}',
      scheme,
      'application/json',
      [],
    ]);
  });

  test('gives null for a missing one with autoError off', async () => {
    expect(await answerTo(guardedBy(lenient), '/ws')).toBe('101 null');
    expect(await answerTo(guardedBy(lenient), path, handshake)).toBe('101 "k1"');
  });
});

test.each(['Basic YTpi', 'Bearer', 'Bearer ', 'k1', 'Bearerk1'])(
  'bearer does not take "%s"',
  async (authorization) => {
    expect(await answerTo(guardedBy(bearer()), '/ws', auth(authorization))).toBe(
      '401 {"detail":"Not authenticated"}',
    );
  },
);

test('bearer takes its scheme in any case', async () => {
  expect(await answerTo(guardedBy(bearer()), '/ws', auth('bEARER k1'))).toBe('101 "k1"');
});

test.each(['/ws?key=', '/ws?Key=k1'])('apiKeyQuery does not take %s', async (path) => {
  expect((await answerTo(guardedBy(apiKeyQuery('key')), path)).slice(0, 3)).toBe('401');
});

test('a name that every object has is no cookie', async () => {
  expect((await answerTo(guardedBy(apiKeyCookie('constructor')), '/ws')).slice(0, 3)).toBe('401');
});

test('the scopes of all enclosing Security reach the innermost function, outermost first, each once', async () => {
  const scopesOf = dependency({}, (_connection, _values, { scopes }) => scopes);
  const reading = dependency(
    { scopes: Security(scopesOf, { scopes: ['read', 'chat'] }) },
    (_connection, { scopes }) => scopes,
  );
  const app = new App();
  app.websocket(
    '/ws',
    { all: Security(reading, { scopes: ['chat', 'admin'] }), none: Depends(scopesOf) },
    async (websocket, values) => {
      await websocket.accept();
      await websocket.sendJson(values);
    },
  );
  expect(await answerTo(app, '/ws')).toBe('101 {"all":["chat","admin","read"],"none":[]}');
});
