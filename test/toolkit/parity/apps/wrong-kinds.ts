import type { App, WebSocket } from 'enchufe';
import type { AppLog } from '../app-log.ts';

/** Section B, its errors: a message of the other kind, JSON that is none, a value that JSON cannot hold. */
export function wrongKinds(app: App, log: AppLog): void {
  const meets = (path: `/${string}`, receive: (websocket: WebSocket) => Promise<unknown>): void => {
    app.websocket(path, async (websocket) => {
      await websocket.accept();
      await log.outcome('first receive', () => receive(websocket));
      await log.outcome('receive_text afterwards', () => websocket.receiveText());
      await websocket.sendText('still open');
      await websocket.close();
    });
  };
  meets('/b06', (websocket) => websocket.receiveText());
  meets('/b07', (websocket) => websocket.receiveBytes());
  meets('/b08', (websocket) => websocket.receiveJson());
  meets('/b09', (websocket) => websocket.receiveJson({ mode: 'binary' }));

  app.websocket('/b11', async (websocket) => {
    await websocket.accept();
    await websocket.receiveJson();
  });

  app.websocket('/b17', async (websocket) => {
    // What a program without types may pass.
    const mode = 'xml' as 'text';
    await websocket.accept();
    await log.outcome('send_json mode=xml', () => websocket.sendJson({}, { mode }));
    await log.outcome('receive_json mode=xml', () => websocket.receiveJson({ mode }));
    await websocket.sendText('still open');
    await websocket.close();
  });

  app.websocket('/b18', async (websocket) => {
    await websocket.accept();
    // JSON.stringify writes a Set as {}; a BigInt is what it cannot write.
    await log.outcome('send_json of an unserialisable value', () =>
      websocket.sendJson({ count: 1n }),
    );
    await websocket.sendText('still open');
    await websocket.close();
  });
}
