import { setTimeout as sleep } from 'node:timers/promises';
import { type App, int, Path, WebSocketException } from 'enchufe';
import type { AppLog } from '../app-log.ts';

/** Section C: how a connection ends. */
export function sectionC(app: App, log: AppLog): void {
  app.websocket('/c01', async (websocket) => {
    await websocket.accept();
    await websocket.close();
    log.states(websocket);
  });

  app.websocket('/c03', async (websocket) => {
    await websocket.accept();
    await websocket.close(1001);
  });

  for (const path of ['/c04', '/c05', '/c07', '/c08'] as const) {
    app.websocket(path, async (websocket) => {
      await websocket.accept();
      await log.outcome('receive_text', () => websocket.receiveText());
      log.states(websocket);
    });
  }

  app.websocket('/c10', async (websocket) => {
    await websocket.accept();
    await websocket.sendText('before');
    throw new Error('boom');
  });

  app.websocket('/c11', async (websocket) => {
    await websocket.accept();
    throw new WebSocketException(1008, 'not allowed');
  });

  app.websocket('/c12', async (websocket) => {
    await websocket.accept();
    await websocket.receiveText();
    throw new WebSocketException(4003);
  });

  app.websocket('/c14', async (websocket) => {
    await websocket.accept();
    await websocket.close(1000, 'first');
    await log.outcome('send_text after close', () => websocket.sendText('x'));
    await log.outcome('send_bytes after close', () => websocket.sendBytes(new Uint8Array(1)));
    await log.outcome('send_json after close', () => websocket.sendJson({}));
  });

  app.websocket('/c16', async (websocket) => {
    await websocket.accept();
    await log.outcome('receive_text', () => websocket.receiveText());
    await log.outcome('receive_text again', () => websocket.receiveText());
    await log.outcome('receive again', () => websocket.receive());
    log.states(websocket);
  });

  app.websocket('/c17', async (websocket) => {
    await websocket.accept();
    await websocket.close();
    await log.outcome('receive_text after own close', () => websocket.receiveText());
    await log.outcome('receive after own close', () => websocket.receive());
    log.states(websocket);
  });

  app.websocket('/c19', async (websocket) => {
    await websocket.accept();
    await log.outcome('receive_text', () => websocket.receiveText());
    await sleep(50);
    await log.outcome('close after client close', () => websocket.close());
    log.states(websocket);
    await log.outcome('close once more', () => websocket.close());
  });

  app.websocket('/c20', async (websocket) => {
    await websocket.accept();
    await websocket.sendText('ready');
    await sleep(300);
    for (let turn = 0; turn < 3; turn++) {
      if (turn > 0) await sleep(20);
      await log.outcome(`send ${String(turn)}`, () => websocket.sendText('x'));
    }
    log.states(websocket);
    await log.outcome('receive_text', () => websocket.receiveText());
    log.states(websocket);
  });

  app.websocket('/c22', async (websocket) => {
    await websocket.accept();
    await log.outcome('close with a 200 byte reason', () => websocket.close(1000, 'x'.repeat(200)));
    log.states(websocket);
    await log.outcome('close again', () => websocket.close(1000, 'short'));
  });

  app.websocket('/c23/{code}', { code: Path(int) }, async (websocket, { code }) => {
    await websocket.accept();
    await log.outcome(`close ${String(code)}`, () => websocket.close(code));
  });

  app.websocket('/c27', async (websocket) => {
    await websocket.accept();
    for await (const text of websocket.iterText()) {
      if (text === 'quit') {
        await websocket.close(1000, 'you asked');
        break;
      }
      await websocket.sendText(text);
    }
  });

  app.websocket('/c31', async (websocket) => {
    await websocket.accept();
    const other = sleep(100).then(() => websocket.close(4005, 'from the other task'));
    await log.outcome('pending receive_text', () =>
      websocket.receiveText({ signal: AbortSignal.timeout(1500) }),
    );
    await other;
  });
}
