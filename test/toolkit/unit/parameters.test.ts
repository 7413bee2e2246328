import {
  App,
  Cookie,
  type Declarations,
  float,
  Header,
  int,
  list,
  oneOf,
  Path,
  Query,
  str,
  TestClient,
} from 'enchufe';
import { describe, expect, test } from 'vitest';
import { answerTo } from './answer-to.ts';

function telling(declarations: Declarations, path = '/ws'): App {
  const app = new App();
  app.websocket<string, Declarations>(path, declarations, async (websocket, values) => {
    await websocket.accept();
    await websocket.sendJson(values);
  });
  return app;
}

describe('a query parameter', () => {
  test.each([
    ['required and missing', '/ws', { q: Query(str) }, '403'],
    ['with a default and missing', '/ws', { q: Query(int, { default: 7 }) }, '101 {"q":7}'],
    ['with null as its default', '/ws', { q: Query(int, { default: null }) }, '101 {"q":null}'],
    ['empty, as a text', '/ws?q=', { q: Query(str, { default: 'd' }) }, '101 {"q":""}'],
    ['empty, as a number', '/ws?q=', { q: Query(int, { default: 7 }) }, '403'],
    ['repeated: the last wins', '/ws?q=1&q=2', { q: Query(int) }, '101 {"q":2}'],
    ['as a list', '/ws?q=1&q=2', { q: Query(list(int)) }, '101 {"q":[1,2]}'],
    ['as a list, with commas', '/ws?q=a,b', { q: Query(list(str)) }, '101 {"q":["a,b"]}'],
    ['as a list with a wrong one', '/ws?q=1&q=x', { q: Query(list(int)) }, '403'],
    ['as a required list, missing', '/ws', { q: Query(list(str)) }, '403'],
    ['by its alias', '/ws?x-q=1', { q: Query(int, { alias: 'x-q' }) }, '101 {"q":1}'],
    ['not by its name', '/ws?q=1', { q: Query(int, { alias: 'x-q' }) }, '403'],
    ['with a plus, a space', '/ws?q=a+b%2Bc', { q: Query(str) }, '101 {"q":"a b+c"}'],
    ['with a broken sequence', '/ws?q=100%', { q: Query(str) }, '101 {"q":"100%"}'],
    ['of a word', '/ws?q=red', { q: Query(oneOf('red', 'blue')) }, '101 {"q":"red"}'],
    ['of another word', '/ws?q=green', { q: Query(oneOf('red', 'blue')) }, '403'],
    ['by an own function', '/ws?q=ab', { q: Query((raw) => raw.length) }, '101 {"q":2}'],
  ])('%s', async (_, path, declarations, expected) => {
    expect(await answerTo(telling(declarations), path)).toBe(expected);
  });
});

describe('constraints', () => {
  test.each([
    [{ q: Query(int, { ge: 2 }) }, ['2'], ['1']],
    [{ q: Query(int, { gt: 2 }) }, ['3'], ['2']],
    [{ q: Query(int, { le: 2 }) }, ['2'], ['3']],
    [{ q: Query(int, { lt: 2 }) }, ['1'], ['2']],
    [{ q: Query(float, { ge: 0 }) }, ['0.0'], ['nan', '-0.1']],
    [{ q: Query(str, { minLength: 2 }) }, ['ab'], ['a', '%F0%9F%99%82']],
    [{ q: Query(str, { maxLength: 1 }) }, ['a', '%F0%9F%99%82'], ['ab']],
    [{ q: Query(list(str), { minLength: 2 }) }, ['a&q=b'], ['ab']],
    [{ q: Query(str, { pattern: /^a+$/g }) }, ['a', 'aa'], ['b']],
  ])('%j', async (declarations, right, wrong) => {
    const app = telling(declarations);
    const statuses = async (raws: readonly string[]) =>
      Promise.all(raws.map(async (raw) => (await answerTo(app, `/ws?q=${raw}`)).slice(0, 3)));
    expect(await statuses(right)).toEqual(right.map(() => '101'));
    expect(await statuses(wrong)).toEqual(wrong.map(() => '403'));
  });
});

describe('a header', () => {
  test.each([
    ['in camel case', { userAgent: Header(str) }, { 'User-Agent': 'x' }, '101 {"userAgent":"x"}'],
    ['underscored', { x_tag: Header(str) }, { 'X-Tag': 'a' }, '101 {"x_tag":"a"}'],
    ['not one with an underscore', { x_tag: Header(str) }, { x_tag: 'a' }, '403'],
    [
      'as declared',
      { x_tag: Header(str, { convertUnderscores: false }) },
      { x_tag: 'a' },
      '101 {"x_tag":"a"}',
    ],
  ])('%s', async (_, declarations, headers: Record<string, string>, expected) => {
    expect(await answerTo(telling(declarations), '/ws', { headers })).toBe(expected);
  });

  test('repeated: the first wins, or all with list', async () => {
    const app = telling({ one: Header(str, { alias: 'x-tag' }), xTag: Header(list(str)) });
    const headers = { 'x-tag': ['a', 'b,c'] } as unknown as Record<string, string>;
    expect(await answerTo(app, '/ws', { headers })).toBe('101 {"one":"a","xTag":["a","b,c"]}');
  });
});

test.each([
  ['session=abc', '101 {"session":"abc"}'],
  ['session=a; session=b', '101 {"session":"b"}'],
  ['session="a b"', '101 {"session":"a b"}'],
  ['Session=abc', '403'],
])('the cookie header %j', async (cookie, expected) => {
  const app = telling({ session: Cookie(str) });
  expect(await answerTo(app, '/ws', { headers: { cookie } })).toBe(expected);
});

test('all wrong parameters are told, each with its place', async () => {
  const app = new App();
  const declarations = {
    id: Path(int),
    q: Query(int, { ge: 2 }),
    key: Header(str, { alias: 'x-key' }),
  };
  app.get('/items/{id}', declarations, () => 'never');
  const { status, body } = await new TestClient(app).get('/items/x?q=1');
  expect(status).toBe(422);
  expect(JSON.parse(body)).toEqual({
    detail: [
      {
        type: 'int_parsing',
        loc: ['path', 'id'],
        msg: 'Input should be a valid integer',
        input: 'x',
      },
      {
        type: 'greater_than_equal',
        loc: ['query', 'q'],
        msg: 'Input should be greater than or equal to 2',
        input: '1',
      },
      { type: 'missing', loc: ['header', 'x-key'], msg: 'Field required', input: null },
    ],
  });
});

test.each([
  ['ge=1', 'greater_than_equal', 'Input should be greater than or equal to 2'],
  ['gt=2', 'greater_than', 'Input should be greater than 2'],
  ['le=3', 'less_than_equal', 'Input should be less than or equal to 2'],
  ['lt=2', 'less_than', 'Input should be less than 2'],
  ['text=a', 'string_too_short', 'String should have at least 2 characters'],
  [
    'text=%F0%9F%8C%8D%F0%9F%8C%8D%F0%9F%8C%8D%F0%9F%8C%8D',
    'string_too_long',
    'String should have at most 3 characters',
  ],
  ['text=abc', 'string_pattern_mismatch', "String should match pattern '^[^b]+$'"],
  ['all=1&all=2&all=3', 'too_long', 'List should have at most 2 items'],
  ['all=1', 'too_short', 'List should have at least 2 items'],
])('?%s is refused as pydantic does it: %s', async (query, type, msg) => {
  const app = new App();
  const declarations = {
    ge: Query(int, { ge: 2, default: 2 }),
    gt: Query(int, { gt: 2, default: 3 }),
    le: Query(int, { le: 2, default: 2 }),
    lt: Query(int, { lt: 2, default: 1 }),
    text: Query(str, { minLength: 2, maxLength: 3, pattern: /^[^b]+$/, default: '' }),
    all: Query(list(int), { minLength: 2, maxLength: 2, default: [] }),
  };
  app.get('/', declarations, () => 'ok');
  const client = new TestClient(app);
  expect((await client.get('/')).body).toBe('ok');
  const { detail } = JSON.parse((await client.get(`/?${query}`)).body) as { detail: unknown[] };
  expect(detail).toEqual([expect.objectContaining({ type, msg })]);
});
