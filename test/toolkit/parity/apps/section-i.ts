import { setTimeout as sleep } from 'node:timers/promises';
import {
  type App,
  ConnectionManager,
  Path,
  str,
  type WebSocket,
  WebSocketDisconnect,
} from 'enchufe';
import type { AppLog } from '../app-log.ts';
import { naiveBroadcasts } from './naive-broadcasts.ts';

/** Section I: several clients, and several tasks of one handler. */
export function sectionI(app: App, log: AppLog): void {
  naiveBroadcasts(app, log);
  tasks(app, log);

  const chat = new ConnectionManager();
  app.websocket('/i01/{client_id}', { client_id: Path(str) }, async (websocket, { client_id }) => {
    await chat.connect(websocket);
    try {
      for (;;) {
        const text = await websocket.receiveText();
        await chat.sendTo(websocket, `You wrote: ${text}`);
        await chat.broadcast(`Client #${client_id} says: ${text}`);
      }
    } catch (error) {
      if (!(error instanceof WebSocketDisconnect)) throw error;
      chat.disconnect(websocket);
      await chat.broadcast(`Client #${client_id} left the chat`);
    }
  });

  const rooms = new ConnectionManager();
  app.websocket('/i03/{room}', { room: Path(str) }, async (websocket, { room }) => {
    await rooms.connect(websocket, { room });
    await websocket.sendText(`joined ${room}`);
    for await (const text of websocket.iterText()) {
      await rooms.broadcast(`[${room}] ${text}`, { room });
    }
    rooms.disconnect(websocket);
  });

  app.websocket('/i10', async (websocket) => {
    await websocket.accept();
    for (;;) await websocket.sendText(await websocket.receiveText());
  });

  app.websocket('/i11', async (websocket) => {
    await websocket.accept();
    const { token } = (await websocket.receiveJson()) as { token: string };
    if (token !== 'secret') {
      await websocket.close(1008, 'bad token');
      return;
    }
    await websocket.sendJson({ ok: true });
    await websocket.close();
  });

  app.websocket('/i12', async (websocket) => {
    await websocket.accept();
    await websocket.sendText('hello');
    await log.outcome('receive', () => websocket.receive());
    await log.outcome('receive', () => websocket.receive());
  });
}

function tasks(app: App, log: AppLog): void {
  app.websocket('/i06', async (websocket) => {
    await websocket.accept();
    const pushing = push(websocket);
    const text = await websocket.receiveText();
    await pushing;
    await websocket.sendText(`got ${text}`);
    await websocket.close();
  });

  app.websocket('/i07', async (websocket) => {
    await websocket.accept();
    try {
      await websocket.receiveText({ signal: AbortSignal.timeout(100) });
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      await websocket.sendText('timeout');
    }
    await log.outcome('receive_text', () => websocket.receiveText());
    await websocket.sendText('got it');
    await websocket.close();
  });

  app.websocket('/i09', async (websocket) => {
    await websocket.accept();
    await websocket.sendText('working');
    await sleep(400);
    log.add('work finished after the client had left');
    await log.outcome('send_text', () => websocket.sendText('result'));
  });

  app.websocket('/i13', async (websocket) => {
    await websocket.accept();
    const queue = new TransformStream<string, string>(undefined, { highWaterMark: 8 });
    await Promise.all([readInto(queue.writable, websocket), writeFrom(queue.readable, websocket)]);
    log.add('both ended');
  });
}

async function push(websocket: WebSocket): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    if (turn > 0) await sleep(30);
    await websocket.sendText(`push ${String(turn)}`);
  }
}

async function readInto(queue: WritableStream<string>, websocket: WebSocket): Promise<void> {
  const writer = queue.getWriter();
  for await (const text of websocket.iterText()) await writer.write(text);
  await writer.close();
}

async function writeFrom(queue: ReadableStream<string>, websocket: WebSocket): Promise<void> {
  const reader = queue.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    await websocket.sendText(value.toUpperCase());
  }
}
