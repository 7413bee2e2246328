import { App, Cookie, Path, Query, TestClient } from 'enchufe';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { answerTo } from './answer-to.ts';

const page = z.coerce.number().int().max(9);
const room = z.enum(['lobby', 'kitchen']);
const session = z
  .string()
  .transform((text) => text.toUpperCase())
  .refine(async (text) => {
    await Promise.resolve();
    return text.startsWith('S');
  }, 'No session');
const declarations = {
  room: Path(room),
  page: Query(page, { default: 1 }),
  session: Cookie(session),
};

test.each([
  ['/lobby?page=3', 's1', '101 {"room":"lobby","page":3,"session":"S1"}'],
  ['/kitchen', 's1', '101 {"room":"kitchen","page":1,"session":"S1"}'],
  ['/cellar', 's1', '403'],
  ['/lobby?page=10', 's1', '403'],
  ['/lobby?page=x', 's1', '403'],
  ['/lobby', 'x1', '403'],
])('zod decides over %s with the session %s', async (path, value, expected) => {
  const app = new App();
  app.websocket('/{room}', declarations, async (websocket, values) => {
    await websocket.accept();
    await websocket.sendJson(values);
  });
  expect(await answerTo(app, path, { cookies: { session: value } })).toBe(expected);
});

test('a request is told the messages of the schema', async () => {
  const app = new App();
  const word = z.string().min(3, 'Too short').regex(/^a/, 'No a in front');
  app.get('/{room}', { ...declarations, word: Query(word) }, () => 'never');
  const cookie = 'session=x1';
  const { status, body } = await new TestClient(app).get('/lobby?word=b', { cookie });
  expect(status).toBe(422);
  expect(JSON.parse(body)).toEqual({
    detail: [
      { type: 'value_error', loc: ['cookie', 'session'], msg: 'No session', input: 'x1' },
      { type: 'value_error', loc: ['query', 'word'], msg: 'Too short; No a in front', input: 'b' },
    ],
  });
});
