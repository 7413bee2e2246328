import {
  type App,
  dependency,
  Depends,
  HTTPException,
  int,
  Path,
  Query,
  Router,
  str,
  WebSocketException,
} from 'enchufe';
import { type AppLog, recordError } from '../app-log.ts';
import { answer } from '../apps/answer.ts';

/** The routes of the further situations about paths, parameters, dependencies and plain HTTP. */
export function furtherParameterRoutes(app: App, log: AppLog): void {
  dependencies(app, log);
  http(app);

  app.websocket('/further/rest/{rest:path}', { rest: Path(str) }, (websocket, { rest }) =>
    answer(websocket, { rest }),
  );

  const nested = new Router({ prefix: '/{room}' });
  nested.websocket('/ws/{n}', { n: Path(int) }, (websocket, { n }) =>
    answer(websocket, { room: websocket.pathParams['room'], n }),
  );
  const rooms = new Router({ prefix: '/rooms' });
  rooms.include(nested);
  app.include(rooms, { prefix: '/further/api' });

  app.websocket('/further/alias', { q: Query(str, { alias: 'item-query' }) }, (websocket, values) =>
    answer(websocket, values),
  );

  app.websocket('/further/detail', () => {
    throw new HTTPException(403, { why: 'no' });
  });
}

function dependencies(app: App, log: AppLog): void {
  const make = (): object => ({});
  const other = dependency({ value: Depends(make) }, (_, { value }) => value);
  app.websocket(
    '/further/cached',
    { one: Depends(make), two: Depends(other) },
    (websocket, { one, two }) => answer(websocket, { same: one === two }),
  );

  const first = (): never => {
    log.add('first');
    throw new WebSocketException(1008);
  };
  const second = (): void => {
    log.add('second');
  };
  app.websocket('/further/stops', { a: Depends(first), b: Depends(second) }, (websocket) =>
    websocket.accept(),
  );

  const sees = async function* (): AsyncGenerator<void> {
    try {
      yield await Promise.resolve();
    } catch (error) {
      log.add({ saw: recordError(error) });
      throw error;
    }
  };
  app.websocket('/further/sees', { sees: Depends(sees) }, async (websocket) => {
    await websocket.accept();
    throw new Error('boom');
  });
}

function http(app: App): void {
  app.get('/further/items/{id}', { id: Path(int) }, (_, { id }) => ({ id }));
  app.get('/further/gone', () => {
    throw new HTTPException(410, 'Gone', { 'X-Why': 'sold' });
  });
  app.get('/further/broken', () => {
    throw new Error('broken');
  });
}
