import {
  apiKeyQuery,
  App,
  bearer,
  bool,
  Cookie,
  dependency,
  Depends,
  float,
  Header,
  int,
  list,
  oneOf,
  Path,
  Query,
  Router,
  Security,
  str,
  type WebSocket,
} from 'enchufe';
import { expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';

const nothing = (): void => undefined;

test('the values of a handler have the types of their declarations', () => {
  const app = new App();
  app.websocket(
    '/ws/{room}',
    {
      room: Path(int),
      token: Query(str, { default: null }),
      limit: Query(float, { default: 1 }),
      tags: Query(list(str)),
      isNew: Header(bool),
      colour: Cookie(oneOf('red', 'blue')),
      page: Query((raw) => new Date(raw)),
      size: Query(z.coerce.number().transform((value) => value > 1)),
    },
    (websocket, values) => {
      expectTypeOf(websocket).toEqualTypeOf<WebSocket>();
      expectTypeOf(values).toEqualTypeOf<{
        room: number;
        token: string | null;
        limit: number;
        tags: string[];
        isNew: boolean;
        colour: 'red' | 'blue';
        page: Date;
        size: boolean;
      }>();
    },
  );
  expect(app.routes().map(({ path }) => path)).toEqual(['/ws/{room}']);
});

test('a dependency gives what its function resolves with, or yields', () => {
  const plain = (): number => 1;
  const later = (): Promise<string> => Promise.resolve('a');
  async function* entered(): AsyncGenerator<Date> {
    await Promise.resolve();
    yield new Date();
  }
  const asking = dependency({ n: Depends(plain), q: Query(str) }, (websocket, { n, q }, info) => {
    expectTypeOf(websocket).toEqualTypeOf<WebSocket>();
    expectTypeOf(n).toEqualTypeOf<number>();
    expectTypeOf(q).toEqualTypeOf<string>();
    expectTypeOf(info.scopes).toEqualTypeOf<readonly string[]>();
    return { n, q };
  });
  expectTypeOf(Depends(plain).value).toEqualTypeOf<number>();
  expectTypeOf(Depends(later).value).toEqualTypeOf<string>();
  expectTypeOf(Depends(entered).value).toEqualTypeOf<Date>();
  expectTypeOf(Depends(asking).value).toEqualTypeOf<{ n: number; q: string }>();
  expectTypeOf(Security(bearer(), { scopes: ['a'] }).value).toEqualTypeOf<string>();
  const optional = apiKeyQuery('key', { autoError: false });
  expectTypeOf(Depends(optional).value).toEqualTypeOf<string | null>();
});

test('a Path name that is not in the path is an error for the compiler, and when the routes are read', () => {
  const app = new App();
  app.websocket('/files/{rest:path}', { rest: Path(str) }, nothing);
  // @ts-expect-error: {room} is not in /ws/{rum}
  app.websocket('/ws/{rum}', { room: Path(str) }, nothing);
  expect(() => app.routes()).toThrow(
    new Error('The route "/ws/{rum}" declares Path "room", which is not in its path.'),
  );
});

test('names in the prefix of a router count too', () => {
  const router = new Router({ prefix: '/{tenant}' });
  router.websocket('/ws/{room}', { tenant: Path(str), room: Path(int) }, (_, values) => {
    expectTypeOf(values).toEqualTypeOf<{ tenant: string; room: number }>();
  });
  expect(router.routes().map(({ path }) => path)).toEqual(['/{tenant}/ws/{room}']);
});
