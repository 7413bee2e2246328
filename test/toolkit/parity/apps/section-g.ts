import {
  type App,
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
  str,
  type WebSocket,
} from 'enchufe';
import type { AppLog } from '../app-log.ts';
import { answer } from './answer.ts';

/** Section G: parameters; each route answers with what it was given. */
export function sectionG(app: App, log: AppLog): void {
  queries(app, log);
  headersAndCookies(app);

  app.websocket(
    '/g20/{item}',
    { item: Path(int), n: Query(int), x_num: Header(int), count: Cookie(int) },
    (websocket, values) => answer(websocket, values),
  );

  app.websocket('/g22/{color}', { color: Path(oneOf('red', 'blue')) }, (websocket, values) =>
    answer(websocket, values),
  );

  const acceptFirst = dependency({}, async (websocket: WebSocket) => {
    await websocket.accept();
    await websocket.sendText('accepted by the dependency');
  });
  app.websocket('/g23', { first: Depends(acceptFirst), n: Query(int) }, (websocket, { n }) =>
    websocket.sendJson({ n }),
  );
}

function queries(app: App, log: AppLog): void {
  app.websocket('/g01', { q: Query(str) }, (websocket, values) => {
    log.add('handler ran');
    return answer(websocket, values);
  });

  app.websocket(
    '/g03',
    { limit: Query(int, { default: 10 }), name: Query(str, { default: null }) },
    (websocket, values) => answer(websocket, values),
  );

  app.websocket('/g04', { n: Query(int) }, (websocket, values) => answer(websocket, values));

  app.websocket(
    '/g05',
    { f: Query(float, { default: 0 }), b: Query(bool, { default: false }) },
    (websocket, values) => answer(websocket, values),
  );

  app.websocket('/g06', { q: Query(list(str), { default: [] }) }, (websocket, values) =>
    answer(websocket, values),
  );

  app.websocket('/g07', { q: Query(str) }, (websocket, { q }) =>
    answer(websocket, { q, all: websocket.queryParams.getAll('q') }),
  );

  app.websocket(
    '/g09',
    {
      q: Query(str, { minLength: 3, maxLength: 5 }),
      n: Query(int, { ge: 1, lt: 10, default: 1 }),
    },
    (websocket, values) => answer(websocket, values),
  );

  app.websocket('/g10', { q: Query(str, { default: 'none' }) }, (websocket, values) =>
    answer(websocket, values),
  );

  app.websocket('/g10i', { n: Query(int, { default: 5 }) }, (websocket, values) =>
    answer(websocket, values),
  );

  app.websocket('/g21', { q: Query(str) }, (websocket, values) => answer(websocket, values));
}

function headersAndCookies(app: App): void {
  app.websocket('/g11', { x_token: Header(str) }, (websocket, values) => answer(websocket, values));

  app.websocket(
    '/g13',
    { strange_header: Header(str, { convertUnderscores: false, default: 'absent' }) },
    (websocket, values) => answer(websocket, values),
  );

  app.websocket('/g15', { x_tag: Header(list(str), { default: [] }) }, (websocket, values) =>
    answer(websocket, values),
  );

  app.websocket('/g16', { x_tag: Header(str) }, (websocket, values) => answer(websocket, values));

  app.websocket('/g17', { session: Cookie(str) }, (websocket, values) => answer(websocket, values));

  app.websocket(
    '/g19',
    { session: Cookie(str, { default: null }), user_id: Cookie(int, { default: null }) },
    (websocket, values) => answer(websocket, { ...values, all: websocket.cookies }),
  );
}
