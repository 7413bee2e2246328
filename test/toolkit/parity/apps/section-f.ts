import { type App, int, Path, Query, str } from 'enchufe';
import { answer } from './answer.ts';
import type { Mount } from './mount.ts';

/** Section F: which route a path leads to. */
export function sectionF(app: App, mount: Mount): void {
  app.websocket('/f02/ws', (websocket) => answer(websocket, {}));
  app.get('/f03/http', () => ({ kind: 'http' }));

  app.websocket('/f04/{name}', { name: Path(str) }, (websocket, { name }) =>
    answer(websocket, { name }),
  );

  app.websocket('/f05/{num}', { num: Path(int) }, (websocket, { num }) =>
    answer(websocket, { num, type: typeName(num) }),
  );

  app.websocket('/f08/{num:int}', { num: Path(int) }, (websocket, { num }) =>
    answer(websocket, { num, type: typeName(num) }),
  );

  app.websocket('/f10/room', (websocket) => answer(websocket, {}));
  app.websocket('/f10b/room/', (websocket) => answer(websocket, {}));

  app.websocket('/f14/static', (websocket) => answer(websocket, { route: 'static' }));
  app.websocket('/f14/{name}', { name: Path(str) }, (websocket, { name }) =>
    answer(websocket, { route: 'param', name }),
  );
  app.websocket('/f14b/{name}', { name: Path(str) }, (websocket, { name }) =>
    answer(websocket, { route: 'param', name }),
  );
  app.websocket('/f14b/static', (websocket) => answer(websocket, { route: 'static' }));

  app.get('/f15', () => ({ kind: 'http' }));
  app.websocket('/f15', (websocket) => answer(websocket, { kind: 'websocket' }));

  mount('/f16/mounted').websocket('/ws/{x}', { x: Path(str) }, (websocket, { x }) =>
    answer(websocket, {
      x,
      root_path: websocket.rootPath,
      path_params: websocket.pathParams,
    }),
  );

  app.websocket('/f17/Room', (websocket) => answer(websocket, {}));

  app.websocket(
    '/f19/{room}',
    { room: Path(str), q: Query(str, { default: 'none' }) },
    (websocket, { room, q }) => answer(websocket, { room, q }),
  );

  app.websocket('/f20/{id}', { id: Path(int, { ge: 1, le: 10 }) }, (websocket, { id }) =>
    answer(websocket, { id }),
  );
}

function typeName(value: unknown): string {
  return Number.isInteger(value) ? 'int' : typeof value;
}
