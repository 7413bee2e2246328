import {
  App,
  dependency,
  Depends,
  HTTPException,
  HttpResponse,
  int,
  Path,
  TestClient,
} from 'enchufe';
import { describe, expect, test } from 'vitest';

const json = 'application/json';
const plain = 'text/plain; charset=utf-8';

describe('what a handler returns', () => {
  test.each([
    ['an object', { hello: 'ñ' }, 200, json, '{"hello":"ñ"}'],
    ['an array', [1, 2], 200, json, '[1,2]'],
    ['a number', 4, 200, json, '4'],
    ['null', null, 200, json, 'null'],
    ['nothing', undefined, 200, json, 'null'],
    ['a text', 'hola', 200, plain, 'hola'],
    ['its own response', new HttpResponse(201, 'made', { 'x-a': '1' }), 201, plain, 'made'],
    [
      'its own type',
      new HttpResponse(200, '<p>', { 'Content-Type': 'text/html' }),
      200,
      'text/html',
      '<p>',
    ],
  ])('%s', async (_, value, status, type, body) => {
    const app = new App();
    app.get('/', () => value);
    const answer = await new TestClient(app).get('/');
    expect([answer.status, answer.headers['content-type'], answer.body]).toEqual([
      status,
      type,
      body,
    ]);
    expect(answer.headers['content-length']).toBe(String(Buffer.byteLength(body)));
  });
});

function sayings(): { client: TestClient; uncaught: string[] } {
  const app = new App();
  const uncaught: string[] = [];
  app.onUncaught = (error) => uncaught.push(String(error));
  app.post('/text', async (request) => `heard ${await request.text()}`);
  app.post('/json', async (request) => ({ heard: await request.json() }));
  app.get('/items/{id}', { id: Path(int) }, (_, { id }) => ({ id }));
  app.get('/teapot', () => {
    throw new HTTPException(418, { why: 'tea' }, { 'x-pot': 'short' });
  });
  app.get('/broken', () => {
    throw new Error('broken');
  });
  return { client: new TestClient(app), uncaught };
}

describe('a body', () => {
  test('is read as text', async () => {
    expect((await sayings().client.post('/text', 'añil')).body).toBe('heard añil');
  });

  test('is read as JSON; what is none is answered with 400', async () => {
    const { client, uncaught } = sayings();
    expect((await client.post('/json', '[1]')).body).toBe('{"heard":[1]}');
    const { status, body } = await client.post('/json', '[1');
    expect([status, body, uncaught]).toEqual([400, '{"detail":"The body is not JSON"}', []]);
  });

  test('of 1 MiB is read, of one byte more answered with 413', async () => {
    const { client } = sayings();
    expect((await client.post('/text', 'a'.repeat(1_048_576))).status).toBe(200);
    const { status, body } = await client.post('/text', 'a'.repeat(1_048_577));
    expect([status, body]).toEqual([413, '{"detail":"Content Too Large"}']);
  });
});

test.each([
  ['/items/4', 200, '{"id":4}'],
  ['/nowhere', 404, '{"detail":"Not Found"}'],
  ['/text', 405, '{"detail":"Method Not Allowed"}'],
  ['/teapot', 418, '{"detail":{"why":"tea"}}'],
])('GET %s is answered with %d', async (path, status, body) => {
  const { client, uncaught } = sayings();
  expect(await client.get(path)).toMatchObject({ status, body });
  expect(uncaught).toEqual([]);
});

test('405 tells the methods that are allowed, an HTTPException its headers', async () => {
  const { client } = sayings();
  expect((await client.get('/text')).headers.allow).toBe('POST');
  expect((await client.post('/items/4', '')).headers.allow).toBe('GET');
  expect((await client.get('/teapot')).headers['x-pot']).toBe('short');
});

test('an error is answered with 500 without its text, and told', async () => {
  const { client, uncaught } = sayings();
  expect(await client.get('/broken')).toMatchObject({ status: 500, body: 'Internal Server Error' });
  expect(uncaught).toEqual(['Error: broken']);
});

test('dependencies work for requests too, and clean up', async () => {
  const log: string[] = [];
  async function* entered(): AsyncGenerator<string> {
    await Promise.resolve();
    yield 'value';
    log.push('left');
  }
  const asking = dependency({ entered: Depends(entered) }, (_, values) => values.entered);
  const app = new App();
  app.get('/', { asking: Depends(asking) }, (_, values) => {
    log.push('handled');
    return values;
  });
  expect((await new TestClient(app).get('/')).body).toBe('{"asking":"value"}');
  expect(log).toEqual(['handled', 'left']);
});

test('a body that was read is there again', async () => {
  const app = new App();
  app.post('/', async (request) => [await request.text(), await request.text()]);
  expect((await new TestClient(app).post('/', 'abc')).body).toBe('["abc","abc"]');
});

test.each([
  ['/items/', '/items'],
  ['/folder', '/folder/'],
])('a request to %s is led to %s', async (path, location) => {
  const app = new App();
  app.get('/items', () => '');
  app.get('/folder/', () => '');
  const { status, headers } = await new TestClient(app).get(`${path}?q=1`);
  expect([status, headers.location]).toEqual([307, `${location}?q=1`]);
});
