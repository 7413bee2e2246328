import {
  type App,
  Cookie,
  dependency,
  Depends,
  Header,
  HTTPException,
  int,
  Path,
  Query,
  Router,
  Security,
  str,
  type WebSocket,
  WebSocketException,
  WebSocketRequestValidationError,
} from 'enchufe';
import { type AppLog, recordError } from '../app-log.ts';
import { answer } from '../apps/answer.ts';
import type { Mount } from '../apps/mount.ts';

/** The routes of the further situations about dependencies. */
export function furtherDependencyRoutes(app: App, log: AppLog, mount: Mount): void {
  cleanUps(app, log);
  routers(app, log);
  mounted(mount);

  const told = dependency({}, (_, __, { scopes }) => {
    log.add(`scopes ${scopes.join(' ')}`);
    return scopes;
  });
  const outer = dependency({ told: Security(told, { scopes: ['b'] }) }, (_, values) => values.told);
  app.websocket(
    '/further/scopes',
    {
      outer: Security(outer, { scopes: ['a'] }),
      inner: Security(told, { scopes: ['b'] }),
      plain: Depends(told),
      again: Depends(told),
    },
    (websocket, values) =>
      answer(websocket, { outer: values.outer, inner: values.inner, plain: values.plain }),
  );
}

function cleanUps(app: App, log: AppLog): void {
  const unguarded = async function* (): AsyncGenerator<void> {
    log.add('before');
    yield await Promise.resolve();
    log.add('after');
  };
  app.websocket('/further/after-yield', { _: Depends(unguarded) }, async (websocket) => {
    await websocket.accept();
    throw new WebSocketException(4001, 'left');
  });

  const outer = async function* (): AsyncGenerator<void> {
    try {
      yield await Promise.resolve();
    } catch (error) {
      log.add({ outer: recordError(error) });
      throw error;
    }
  };
  const replaces = dependency({ _: Depends(outer) }, async function* (): AsyncGenerator<void> {
    try {
      yield await Promise.resolve();
    } catch {
      throw new WebSocketException(4002, 'replaced');
    }
  });
  app.websocket('/further/replaces', { _: Depends(replaces) }, async (websocket) => {
    await websocket.accept();
    throw new Error('boom');
  });

  const notes = async function* (): AsyncGenerator<void> {
    try {
      yield await Promise.resolve();
    } finally {
      log.add('exit outer');
    }
  };
  const fails = async function* (): AsyncGenerator<void> {
    await Promise.resolve();
    throw new Error('before');
  };
  app.websocket(
    '/further/before-yield',
    { outer: Depends(notes), fails: Depends(fails) },
    (websocket) => websocket.accept(),
  );

  const says = (words: string) =>
    async function* (websocket: WebSocket): AsyncGenerator<void> {
      yield;
      await websocket.sendText(words);
    };
  app.websocket(
    '/further/goodbyes',
    { first: Depends(says('first')), second: Depends(says('second')) },
    async (websocket) => {
      await websocket.accept();
      await websocket.sendText('hello');
    },
  );
}

function routers(app: App, log: AppLog): void {
  const guard = (): never => {
    log.add('guard');
    throw new HTTPException(401, 'not you', { 'X-Why': 'guard' });
  };
  const inner = (): void => log.add('inner');
  const guarded = new Router({ prefix: '/further/guarded', dependencies: [Depends(guard)] });
  guarded.websocket('/ws', { inner: Depends(inner) }, (websocket) => answer(websocket, {}));
  app.include(guarded);
  app.get('/further/http-guarded', { _: Depends(guard) }, () => ({}));

  let calls = 0;
  const count = (): number => {
    log.add('asked');
    return ++calls;
  };
  const shared = new Router({ prefix: '/further/shared', dependencies: [Depends(count)] });
  shared.websocket('/ws', { n: Depends(count) }, (websocket, { n }) => answer(websocket, { n }));
  app.include(shared);
}

function mounted(mount: Mount): void {
  const nameOf = (): string => 'real';
  const loud = dependency({ name: Depends(nameOf) }, (_, { name }) => `${name.toUpperCase()}!`);
  const overridden = mount('/further/overridden');
  overridden.dependencyOverrides.set(
    nameOf,
    dependency({ name: Query(str) }, (_, { name }) => name),
  );
  overridden.websocket('/ws', { who: Depends(loud) }, (websocket, { who }) =>
    answer(websocket, { who }),
  );

  const wrong = mount('/further/wrong');
  wrong.onError(WebSocketRequestValidationError, async (websocket, { errors }) => {
    await websocket.accept();
    await websocket.close(1008, errors.map(({ loc }) => loc.join('.')).join(' '));
  });
  const deep = dependency({ deep: Query(int) }, (_, values) => values.deep);
  wrong.websocket(
    '/ws/{item}',
    {
      item: Path(int),
      n: Query(int),
      x_num: Header(int),
      count: Cookie(int),
      deep: Depends(deep),
    },
    (websocket) => websocket.accept(),
  );
}
