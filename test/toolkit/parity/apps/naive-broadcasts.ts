import { type App, Path, str, type WebSocket, WebSocketDisconnect } from 'enchufe';
import { type AppLog, statesOf } from '../app-log.ts';

/** Section I, a list of members from which one that left is never removed. */
export function naiveBroadcasts(app: App, log: AppLog): void {
  const members: WebSocket[] = [];
  app.websocket('/i04/{name}', { name: Path(str) }, async (websocket, { name }) => {
    await join(members, websocket);
    try {
      for (;;) {
        const text = await websocket.receiveText();
        for (const member of members) await member.sendText(text);
      }
    } catch (error) {
      if (!(error instanceof WebSocketDisconnect)) throw error;
      if (name === 'sleeper') return;
      log.add({
        [`except WebSocketDisconnect of ${name}`]: error.code,
        'my state': statesOf(websocket),
      });
    }
  });

  const careful = new Map<string, WebSocket>();
  app.websocket('/i05/{name}', { name: Path(str) }, async (websocket, { name }) => {
    careful.set(name, websocket);
    await join([], websocket);
    try {
      await websocket.receiveText();
    } catch (error) {
      if (!(error instanceof WebSocketDisconnect)) throw error;
      log.add({ [`${name} left`]: error.code });
      return;
    }
    for (const [other, member] of careful) {
      await log.outcome(`broadcast to ${other}`, () => member.sendText('to all'));
    }
    await websocket.close();
  });
}

async function join(members: WebSocket[], websocket: WebSocket): Promise<void> {
  await websocket.accept();
  members.push(websocket);
  await websocket.sendText('joined');
}
