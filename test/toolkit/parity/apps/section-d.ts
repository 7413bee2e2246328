import { setTimeout as sleep } from 'node:timers/promises';
import { type App, HttpResponse, type WebSocket } from 'enchufe';
import type { AppLog } from '../app-log.ts';

/** Section D: calls in the wrong state. */
export function sectionD(app: App, log: AppLog): void {
  app.websocket('/d01', async (websocket) => {
    await websocket.receiveText();
  });

  app.websocket('/d02', async (websocket) => {
    await log.outcome('send_text before accept', () => websocket.sendText('x'));
    await log.outcome('send_json before accept', () => websocket.sendJson({}));
    log.states(websocket);
    await websocket.accept();
    await websocket.sendText('after accept');
    await websocket.close();
  });

  app.websocket('/d03', async (websocket) => {
    await log.outcome('receive_text before accept', () => websocket.receiveText());
    await log.outcome('receive_bytes before accept', () => websocket.receiveBytes());
    await log.outcome('receive_json before accept', () => websocket.receiveJson());
    await websocket.accept();
    await websocket.sendText('after accept');
    await websocket.close();
  });

  app.websocket('/d04', async (websocket) => {
    await log.outcome('receive before accept', () => websocket.receive());
    log.states(websocket);
    await websocket.accept();
    await websocket.close();
  });

  app.websocket('/d06', async (websocket) => {
    await websocket.accept();
    await log.outcome('send accept again', () => websocket.send({ type: 'websocket.accept' }));
    await log.outcome('send unknown', () =>
      // What a program without types may pass.
      websocket.send({ type: 'websocket.bogus' as 'websocket.send' }),
    );
    await stillOpen(websocket);
  });

  app.websocket('/d07', async (websocket) => {
    await websocket.accept();
    await log.outcome('denial after accept', () =>
      websocket.sendDenialResponse(HttpResponse.json({ error: 'nope' }, 401)),
    );
    await stillOpen(websocket);
  });

  app.websocket('/d09', async (websocket) => {
    await websocket.accept();
    await websocket.close();
    await log.outcome('accept after close', () => websocket.accept());
  });

  app.websocket('/d10', async (websocket) => {
    await websocket.sendDenialResponse(new HttpResponse(403, 'no'));
    log.states(websocket);
    await log.outcome('accept after denial', () => websocket.accept());
  });

  app.websocket('/d11', async (websocket) => {
    await websocket.accept();
    await Promise.all([
      log.outcome('receive 1', () => websocket.receiveText()),
      log.outcome('receive 2', () => websocket.receiveText()),
    ]);
    await log.outcome('send', () => websocket.sendText('both done'));
    await log.outcome('close', () => websocket.close());
  });

  app.websocket('/d14', async (websocket) => {
    await websocket.accept();
    await log.outcome('next turn of iter_text', async () => {
      const texts = websocket.iterText();
      while (!(await texts.next()).done) await websocket.close(1000, 'closing inside the loop');
    });
  });

  app.websocket('/d15', async (websocket) => {
    await log.outcome('receive 1', () => websocket.receive());
    await log.outcome('receive 2 before accept', () => within(200, websocket.receive()));
    await websocket.accept();
    await websocket.sendText('accepted late');
    await websocket.close();
  });
}

async function stillOpen(websocket: WebSocket): Promise<void> {
  await websocket.sendText('still open');
  await websocket.close();
}

function within<Value>(milliseconds: number, promise: Promise<Value>): Promise<Value> {
  const late = sleep(milliseconds).then((): never => {
    throw new DOMException('too late', 'TimeoutError');
  });
  return Promise.race([promise, late]);
}
