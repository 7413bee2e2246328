import {
  type App,
  dependency,
  Depends,
  int,
  Query,
  type WebSocket,
  WebSocketException,
} from 'enchufe';
import { type AppLog, recordError } from '../app-log.ts';

/** Section H, dependencies with a clean-up. */
export function cleanUps(app: App, log: AppLog): void {
  order(app, log);
  errors(app, log);

  const sends = async function* (websocket: WebSocket): AsyncGenerator<void> {
    try {
      yield;
    } finally {
      await websocket.sendText('clean-up');
    }
  };
  app.websocket('/h20/return', { sends: Depends(sends) }, async (websocket) => {
    await websocket.accept();
    await websocket.sendText('body');
  });
  app.websocket('/h20/raise', { sends: Depends(sends) }, async (websocket) => {
    await websocket.accept();
    await websocket.sendText('body');
    throw new WebSocketException(4020, 'after clean-up');
  });
}

function order(app: App, log: AppLog): void {
  const entered = (name: string) =>
    async function* (): AsyncGenerator<string> {
      log.add(`enter ${name}`);
      try {
        yield await Promise.resolve(name);
      } finally {
        log.add(`exit ${name}`);
      }
    };
  const a = entered('a');
  const c = entered('c');
  const b = dependency({ a: Depends(a) }, entered('b'));
  app.websocket('/h06', { b: Depends(b), c: Depends(c) }, async (websocket) => {
    await websocket.accept();
    await websocket.sendText('body');
    await websocket.close();
    log.add('handler end');
  });

  app.websocket('/h07', { a: Depends(a) }, async (websocket) => {
    await websocket.accept();
    await websocket.sendText('ready');
    await websocket.receiveText();
  });

  app.websocket(
    '/h27',
    {
      request: Depends(entered('request-scope'), { scope: 'request' }),
      function: Depends(entered('function-scope'), { scope: 'function' }),
      default: Depends(entered('default-scope')),
    },
    async (websocket) => {
      await websocket.accept();
      await websocket.close();
      log.add('handler end');
    },
  );
}

function errors(app: App, log: AppLog): void {
  const swallows = async function* (): AsyncGenerator<void> {
    try {
      yield await Promise.resolve();
    } catch (error) {
      log.add({ swallowed: recordError(error) });
    }
  };
  app.websocket('/h19', { swallows: Depends(swallows) }, async (websocket) => {
    await websocket.accept();
    throw new WebSocketException(4008, 'swallow me');
  });

  const enters = async function* (): AsyncGenerator<void> {
    log.add('enter');
    try {
      yield await Promise.resolve();
    } finally {
      log.add('exit');
    }
  };
  const refuses = dependency({ enters: Depends(enters) }, () => {
    throw new WebSocketException(1008, 'refused');
  });
  app.websocket('/h26', { refused: Depends(refuses) }, (websocket) => websocket.accept());

  const fails = async function* (): AsyncGenerator<void> {
    try {
      yield await Promise.resolve();
    } finally {
      log.add('clean-up start');
      throw new Error('clean-up failed');
    }
  };
  app.websocket('/h28', { fails: Depends(fails) }, async (websocket) => {
    await websocket.accept();
    await websocket.sendText('body');
    await websocket.close(1000, 'done');
  });

  const sees = async function* (): AsyncGenerator<void> {
    log.add('enter y');
    try {
      yield await Promise.resolve();
    } catch (error) {
      log.add({ 'y saw': recordError(error) });
      throw error;
    } finally {
      log.add('exit y');
    }
  };
  app.websocket('/h31', { y: Depends(sees), n: Query(int) }, (websocket) => websocket.accept());
}
