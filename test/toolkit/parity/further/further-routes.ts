import { Buffer } from 'node:buffer';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type App,
  ConnectionManager,
  Path,
  str,
  type WebSocket,
  WebSocketDisconnect,
  WebSocketException,
} from 'enchufe';
import type { AppLog } from '../app-log.ts';
import type { Mount } from '../apps/mount.ts';
import { Custom } from '../apps/section-e.ts';
import { furtherDependencyRoutes } from './further-dependency-routes.ts';
import { furtherParameterRoutes } from './further-parameter-routes.ts';

/** The routes of the further situations. */
export function furtherRoutes(app: App, log: AppLog, mount: Mount): void {
  furtherParameterRoutes(app, log);
  furtherDependencyRoutes(app, log, mount);
  endings(app, log);
  messages(app, log);
  lowLevel(app, log);

  app.websocket('/further/custom', async (websocket) => {
    await websocket.accept();
    throw new Custom('after accept');
  });
  const sorry = mount('/further/sorry');
  sorry.onError(Custom, async (websocket) => {
    await websocket.sendText('sorry');
    await websocket.close(4011);
  });
  sorry.websocket('/ws', async (websocket) => {
    await websocket.accept();
    throw new Custom('sorry');
  });

  const members = new ConnectionManager();
  app.websocket('/further/chat/{name}', { name: Path(str) }, async (websocket, { name }) => {
    await members.connect(websocket);
    await members.broadcast(`${name} joined`);
    for await (const text of websocket.iterText()) await members.broadcast(`${name}: ${text}`);
    members.disconnect(websocket);
  });
}

function endings(app: App, log: AppLog): void {
  app.websocket('/further/close-first', (websocket) => websocket.close());
  app.websocket('/further/nothing', () => undefined);
  app.websocket('/further/refuses', () => {
    throw new WebSocketException(1008, 'no');
  });

  app.websocket('/further/returns', async (websocket) => {
    await websocket.accept();
    await websocket.sendText('bye');
  });

  app.websocket('/further/by-hand', async (websocket) => {
    await websocket.accept();
    throw new WebSocketDisconnect(4001);
  });

  app.websocket('/further/close-twice', async (websocket) => {
    await websocket.accept();
    await websocket.close(4000, 'first');
    await log.outcome('close again', () => websocket.close());
  });

  app.websocket('/further/error-after-close', async (websocket) => {
    await websocket.accept();
    await websocket.close(1000, 'done');
    throw new Error('too late');
  });

  app.websocket('/further/accept-late', async (websocket) => {
    await websocket.close();
    await log.outcome('accept', () => websocket.accept());
  });

  app.websocket('/further/longest-reason', async (websocket) => {
    await websocket.accept();
    await websocket.close(1000, `${'é'.repeat(61)}!`);
  });

  app.websocket('/further/slow-accept', async (websocket) => {
    await sleep(300);
    await log.outcome('accept', () => websocket.accept());
  });

  app.websocket('/further/three', async (websocket) => {
    await websocket.accept();
    for (let turn = 0; turn < 3; turn++) {
      await log.outcome('receive', () => websocket.receiveText());
    }
  });

  app.websocket('/further/send-late', async (websocket) => {
    await websocket.accept();
    await websocket.receiveText().catch(() => undefined);
    await sleep(50);
    await log.outcome('send', () => websocket.sendText('x'));
    await log.outcome('send', () => websocket.sendText('x'));
  });
}

function messages(app: App, log: AppLog): void {
  app.websocket('/further/json-bytes', async (websocket) => {
    await websocket.accept();
    await websocket.sendJson({ k: 'é' }, { mode: 'binary' });
    await websocket.close();
  });

  app.websocket('/further/bad-json', async (websocket) => {
    await websocket.accept();
    await log.outcome('receive_json', () => websocket.receiveJson());
    await log.outcome('receive_text', () => websocket.receiveText());
    await stillOpen(websocket);
  });

  app.websocket('/further/loop-kind', async (websocket) => {
    await websocket.accept();
    await log.outcome('loop', () => echo(websocket));
    await stillOpen(websocket);
  });

  app.websocket('/further/loop-first', async (websocket) => {
    await log.outcome('loop', () => echo(websocket));
    await websocket.accept();
    await stillOpen(websocket);
  });

  app.websocket('/further/kind', async (websocket) => {
    await websocket.accept();
    await websocket.receiveText();
  });

  app.websocket('/further/two-sends', async (websocket) => {
    await websocket.accept();
    await Promise.all(['a', 'b'].map((letter) => websocket.sendText(letter.repeat(70_000))));
    await websocket.close();
  });

  app.websocket('/further/burst', async (websocket) => {
    await websocket.accept();
    await sleep(100);
    const numbers: number[] = [];
    while (numbers.length < 500) numbers.push(Number(await websocket.receiveText()));
    await websocket.sendJson(numbers);
    await websocket.close();
  });
}

function lowLevel(app: App, log: AppLog): void {
  app.websocket('/further/events', async (websocket) => {
    await websocket.accept();
    for (;;) {
      const event = await websocket.receive();
      if (event.type === 'websocket.disconnect') {
        log.add(`disconnect ${String(event.code)}`);
        return;
      }
      if ('text' in event && event.text !== undefined) log.add(`text ${event.text}`);
      if ('bytes' in event && event.bytes !== undefined) {
        log.add(`bytes ${Buffer.from(event.bytes).toString('hex')}`);
      }
    }
  });
}

async function echo(websocket: WebSocket): Promise<void> {
  for await (const text of websocket.iterText()) await websocket.sendText(text);
}

async function stillOpen(websocket: WebSocket): Promise<void> {
  await websocket.sendText('still open');
  await websocket.close();
}
