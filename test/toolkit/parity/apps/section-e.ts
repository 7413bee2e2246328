import {
  type App,
  Depends,
  HTTPException,
  int,
  Query,
  WebSocketException,
  WebSocketRequestValidationError,
} from 'enchufe';
import { type AppLog, statesOf } from '../app-log.ts';
import type { Mount } from './mount.ts';

/** An error of the scenario's own. */
export class Custom extends Error {}
class Derived extends Custom {}

/** Section E: errors and who handles them; an app with handlers of its own is a mounted one. */
export function sectionE(app: App, log: AppLog, mount: Mount): void {
  app.onError(Custom, async (websocket, error) => {
    log.add({ handler: 'custom', sawState: statesOf(websocket) });
    await websocket.close(4010, error.message);
  });
  app.websocket('/e02/before', () => {
    throw new Custom('before accept');
  });

  const validating = mount('/e03');
  validating.onError(WebSocketRequestValidationError, async (websocket) => {
    log.add({ handler: 'validation', state: statesOf(websocket) });
    await websocket.accept();
    await websocket.close(1008, 'q must be an integer');
  });
  validating.websocket('/ws', { q: Query(int) }, async (websocket, { q }) => {
    await websocket.accept();
    await websocket.sendJson({ q });
  });

  const rewriting = mount('/e04');
  rewriting.onError(WebSocketException, async (websocket, { code, reason }) => {
    log.add({ handler: 'WebSocketException', code, reason, state: statesOf(websocket) });
    await websocket.close(4100, 'rewritten');
  });
  rewriting.websocket('/ws', async (websocket) => {
    await websocket.accept();
    throw new WebSocketException(1008, 'original');
  });

  app.websocket('/e06', async (websocket) => {
    await websocket.accept();
    await websocket.sendText('before');
    throw new HTTPException(401);
  });

  app.websocket('/e07', async (websocket) => {
    await websocket.accept();
    await websocket.close(1000, 'done');
    throw new WebSocketException(1008, 'too late');
  });

  const catchingAll = mount('/e08');
  catchingAll.onError(Error, () => {
    log.add({ handler: 'Exception' });
  });
  catchingAll.websocket('/ws', async (websocket) => {
    await websocket.accept();
    throw new Error('boom');
  });

  const refusing: [path: `/${string}`, error: Error][] = [
    ['/e09', new WebSocketException(1008, 'no token')],
    ['/e10', new HTTPException(401, 'no token')],
    ['/e11', new Error('bug in dependency')],
  ];
  for (const [path, error] of refusing) {
    const refuse = (): never => {
      throw error;
    };
    app.websocket(path, { refused: Depends(refuse) }, async (websocket) => {
      log.add('handler ran');
      await websocket.accept();
    });
  }

  const inheriting = mount('/e13');
  inheriting.onError(Custom, (websocket, error) => websocket.close(4013, error.constructor.name));
  inheriting.websocket('/ws', async (websocket) => {
    await websocket.accept();
    throw new Derived('derived');
  });
}
