import {
  App,
  dependency,
  Depends,
  int,
  Query,
  Router,
  Security,
  str,
  TestClient,
  WebSocketException,
} from 'enchufe';
import { expect, test } from 'vitest';
import { answerTo } from './answer-to.ts';

const counted = () => {
  let calls = 0;
  return () => ++calls;
};

test('a dependency is called once for a connection, again for the next', async () => {
  const count = counted();
  const inner = dependency({ count: Depends(count) }, (_, values) => values.count);
  const app = new App();
  app.websocket('/ws', { a: Depends(count), b: Depends(inner) }, async (websocket, values) => {
    await websocket.accept();
    await websocket.sendJson(values);
  });
  expect(await answerTo(app, '/ws')).toBe('101 {"a":1,"b":1}');
  expect(await answerTo(app, '/ws')).toBe('101 {"a":2,"b":2}');
});

test('with useCache off, or other scopes, it is called again', async () => {
  const count = counted();
  const app = new App();
  app.websocket(
    '/ws',
    {
      a: Depends(count),
      b: Depends(count, { useCache: false }),
      c: Security(count, { scopes: ['x', 'y'] }),
      d: Security(count, { scopes: ['y', 'x'] }),
    },
    async (websocket, values) => {
      await websocket.accept();
      await websocket.sendJson(values);
    },
  );
  expect(await answerTo(app, '/ws')).toBe('101 {"a":1,"b":2,"c":3,"d":3}');
});

test('an override stands in, with parameters of its own, until it is taken away', async () => {
  const user = dependency({ token: Query(str) }, (_, { token }) => token);
  const app = new App();
  app.websocket('/ws', { user: Depends(user) }, async (websocket, values) => {
    await websocket.accept();
    await websocket.sendText(values.user);
  });
  expect(await answerTo(app, '/ws')).toBe('403');
  app.dependencyOverrides.set(
    user,
    dependency({ as: Query(str, { default: 'Ana' }) }, (_, { as }) => as),
  );
  expect(await answerTo(app, '/ws')).toBe('101 Ana');
  expect(await answerTo(app, '/ws?as=Luz')).toBe('101 Luz');
  app.dependencyOverrides.clear();
  expect(await answerTo(app, '/ws')).toBe('403');
});

test('the order is app, include, router, route, parameters, and depth first', async () => {
  const order: string[] = [];
  const step = (name: string) =>
    Depends(() => {
      order.push(name);
      return name;
    });
  const router = new Router({ dependencies: [step('router')] });
  const deep = dependency({ inner: step('inner') }, () => order.push('outer'));
  router.websocket(
    '/ws',
    { first: Depends(deep), second: step('second') },
    async (websocket) => {
      order.push(websocket.applicationState);
      await websocket.accept();
      await websocket.sendText('');
    },
    { dependencies: [step('route')] },
  );
  const app = new App({ dependencies: [step('app')] });
  app.include(router, { dependencies: [step('include')] });
  await answerTo(app, '/ws');
  expect(order).toEqual([
    'app',
    'include',
    'router',
    'route',
    'inner',
    'outer',
    'second',
    'connecting',
  ]);
});

test('a wrong parameter does not stop later dependencies; a thrown error does', async () => {
  const calls: string[] = [];
  const picky = dependency({ n: Query(int) }, () => calls.push('picky'));
  const later = Depends(() => calls.push('later'));
  const refusing = (): never => {
    throw new WebSocketException(1008, 'no');
  };
  const app = new App();
  app.websocket('/invalid', { a: Depends(picky), b: later }, () => calls.push('handler'));
  app.websocket('/thrown', { a: Depends(refusing), b: later }, () => calls.push('handler'));
  expect(await answerTo(app, '/invalid')).toBe('403');
  expect(calls.splice(0)).toEqual(['later']);
  expect(await answerTo(app, '/thrown')).toBe('403');
  expect(calls).toEqual([]);
});

function recording() {
  const log: string[] = [];
  const enter = (name: string, ending: 'passes' | 'swallows' = 'passes') =>
    async function* (): AsyncGenerator<string> {
      log.push(`${name} in`);
      await Promise.resolve();
      try {
        yield name;
        log.push(`${name} after a return`);
      } catch (error) {
        log.push(`${name} after ${String(error)}`);
        if (ending === 'passes') throw error;
      }
    };
  return { log, enter };
}

async function endOf(app: App): Promise<string> {
  const uncaught: string[] = [];
  app.onUncaught = (error) => uncaught.push(String(error));
  const websocket = await new TestClient(app).websocket('/ws');
  const error: unknown = await websocket.receiveText().catch((reason: unknown) => reason);
  const { code, reason } = error as WebSocketException;
  return `${code} ${reason}; uncaught: ${uncaught.join()}`;
}

test('generators clean up in reverse order after the handler, and the function scope before the request', async () => {
  const { log, enter } = recording();
  const app = new App();
  app.websocket(
    '/ws',
    {
      a: Depends(enter('a')),
      b: Depends(enter('b'), { scope: 'function' }),
      c: Depends(enter('c')),
      d: Depends(enter('d'), { scope: 'function' }),
    },
    async (websocket, values) => {
      await websocket.accept();
      log.push(Object.values(values).join(''));
    },
  );
  expect(await endOf(app)).toBe('1000 ; uncaught: ');
  expect(log).toEqual([
    ...['a in', 'b in', 'c in', 'd in', 'abcd'],
    ...['d after a return', 'b after a return', 'c after a return', 'a after a return'],
  ]);
});

test('the error of the handler is thrown into each, and still decides the close code', async () => {
  const { log, enter } = recording();
  const app = new App();
  app.websocket('/ws', { a: Depends(enter('a')), b: Depends(enter('b')) }, async (websocket) => {
    await websocket.accept();
    throw new WebSocketException(4001, 'enough');
  });
  expect(await endOf(app)).toBe('4001 enough; uncaught: ');
  const error = 'WebSocketException: The connection is to be closed with code 4001: enough.';
  expect(log).toEqual(['a in', 'b in', `b after ${error}`, `a after ${error}`]);
});

test('a generator that swallows the error makes it a normal return for those outside it', async () => {
  const { log, enter } = recording();
  const app = new App();
  const declarations = { a: Depends(enter('a')), b: Depends(enter('b', 'swallows')) };
  app.websocket('/ws', declarations, async (websocket) => {
    await websocket.accept();
    throw new Error('broken');
  });
  expect(await endOf(app)).toBe('1000 ; uncaught: ');
  expect(log).toEqual(['a in', 'b in', 'b after Error: broken', 'a after a return']);
});

test('what was entered is cleaned up when a later dependency refuses', async () => {
  const { log, enter } = recording();
  const app = new App();
  const declarations = { a: Depends(enter('a')), n: Query(int) };
  app.websocket('/ws', declarations, () => log.push('handler'));
  expect(await answerTo(app, '/ws?n=x')).toBe('403');
  expect(log).toEqual([
    'a in',
    'a after WebSocketRequestValidationError: query.n: Input should be a valid integer',
  ]);
});

test.each([
  [
    'never',
    async function* (): AsyncGenerator<string> {
      await Promise.resolve();
      if (Date.now() < 0) yield '';
    },
    'A dependency that is a generator must yield its value once.',
  ],
  [
    'twice',
    async function* (): AsyncGenerator<string> {
      await Promise.resolve();
      yield '1';
      yield '2';
    },
    'A dependency that is a generator must yield only once.',
  ],
])('a generator that yields %s is an error that is told', async (_, generator, message) => {
  const app = new App();
  const uncaught: string[] = [];
  app.onUncaught = (error) => uncaught.push(String(error));
  app.websocket('/ws', { a: Depends(generator) }, () => undefined);
  expect(await answerTo(app, '/ws')).toBe('500 Internal Server Error');
  expect(uncaught).toEqual([`Error: ${message}`]);
});
