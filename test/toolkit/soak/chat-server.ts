/**
 * The chat that is soaked: a program of its own, made with the toolkit. It numbers what is said in a room, and
 * answers its parent's questions about itself.
 */
import {
  App,
  ConnectionManager,
  dependency,
  Depends,
  HTTPException,
  Path,
  Query,
  str,
  WebSocketDisconnect,
} from 'enchufe';
import type { ServerAnswer, ServerQuestion, ServerState, Spoken } from './soak-messages.ts';

const mayEnter = dependency({ token: Query(str, { default: '' }) }, (_connection, { token }) => {
  if (token !== 'soak') throw new HTTPException(401, 'No token');
});

const keepAliveMs = Number(process.env['KEEP_ALIVE_MS']);
const app = new App({
  maxPayload: 16 * 1024,
  closeTimeout: 2000,
  keepAlive: { every: keepAliveMs, timeout: keepAliveMs },
});
const people = new ConnectionManager();
const spoken = new Map<string, number>();
const endCodes: Record<string, number> = {};
const uncaught: Record<string, number> = {};

app.onUncaught = (error) => {
  count(uncaught, error instanceof Error ? error.name : typeof error);
};

app.websocket(
  '/chat/{room}',
  { room: Path(str), name: Query(str), token: Depends(mayEnter) },
  async (websocket, { room, name }) => {
    await people.connect(websocket, { room });
    try {
      await websocket.sendJson({ type: 'welcome', spoken: spoken.get(room) ?? 0 });
      for (;;) {
        const { n } = (await websocket.receiveJson()) as { n: number };
        const seq = (spoken.get(room) ?? 0) + 1;
        spoken.set(room, seq);
        const message: Spoken = { type: 'spoken', seq, from: name, n };
        await people.broadcast(message, { room });
      }
    } catch (error) {
      if (!(error instanceof WebSocketDisconnect)) throw error;
      count(endCodes, String(error.code));
    } finally {
      people.disconnect(websocket);
    }
  },
);

const port = await app.listen(0);
answer({ type: 'listening', port });

process.on('message', ({ type }: ServerQuestion) => {
  if (type === 'state') answer(readState());
  // With the channel gone nothing but a leak keeps this process alive.
  else void app.close().then(() => process.disconnect?.());
});

function readState(): ServerState {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return {
    type: 'state',
    members: [...people.connections].length,
    sockets: process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length,
    timers: process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length,
    megabytes: (heapUsed + external) / 1e6,
    spoken: Object.fromEntries(spoken),
    endCodes: { ...endCodes },
    uncaught: { ...uncaught },
  };
}

function count(tally: Record<string, number>, key: string): void {
  tally[key] = (tally[key] ?? 0) + 1;
}

function answer(message: ServerAnswer): void {
  process.send?.(message);
}
