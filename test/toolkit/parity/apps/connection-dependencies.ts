import { type App, dependency, Depends, Query, str, type WebSocket } from 'enchufe';
import { type AppLog, statesOf } from '../app-log.ts';
import { answer } from './answer.ts';

/** Section H, the connection in a dependency: it may read it, accept it, or close it. */
export function connectionDependencies(app: App, log: AppLog): void {
  const getToken = dependency({ token: Query(str, { default: null }) }, (websocket, { token }) => {
    log.add({ dep: statesOf(websocket) });
    return token;
  });
  app.websocket('/h05', { token: Depends(getToken) }, (websocket, { token }) => {
    log.add('handler ran');
    return answer(websocket, { token });
  });

  const getWho = (connection: WebSocket): string | null => connection.headers.get('X-Who') ?? null;
  app.websocket('/h14', { who: Depends(getWho) }, (websocket, { who }) =>
    answer(websocket, { who }),
  );

  const onlyClose = (websocket: WebSocket): Promise<void> => websocket.close(1008, 'not you');
  app.websocket('/h15', { closed: Depends(onlyClose) }, async (websocket) => {
    log.add('handler ran anyway');
    await log.outcome('accept', () => websocket.accept());
  });

  const acceptFirst = async (websocket: WebSocket): Promise<void> => {
    await websocket.accept();
    await websocket.sendText('accepted by the dependency');
  };
  app.websocket('/h16', { accepted: Depends(acceptFirst) }, async (websocket) => {
    log.states(websocket);
    await log.outcome('accept again', () => websocket.accept());
    await websocket.sendText('from handler');
    await websocket.close();
  });
}
