import {
  App,
  Depends,
  Router,
  type WebSocket,
  WebSocketDisconnect,
  WebSocketException,
} from 'enchufe';

const tokens: readonly (readonly [token: string, name: string])[] = [
  ['ana-1', 'ana'],
  ['beto-2', 'beto'],
];
const guests = new WeakMap<WebSocket, { name: string; visit: number }>();
let lastVisit = 41;

function getToken({ queryParams, cookies }: WebSocket): string | undefined {
  return queryParams.get('token') ?? cookies['session'];
}

function identify(websocket: WebSocket): void {
  const found = tokens.find(([token]) => token === getToken(websocket));
  if (!found) throw new WebSocketException(1008);
  lastVisit += 1;
  guests.set(websocket, { name: found[1], visit: lastVisit });
}

const members = new Router({ dependencies: [Depends(identify)] });

members.websocket('/ws', async (websocket) => {
  const guest = guests.get(websocket);
  if (!guest) throw new Error('Expected identify to have run.');
  await websocket.accept();
  await websocket.sendText(`hello ${guest.name}`);
  try {
    for (;;) {
      switch (await websocket.receiveText()) {
        case 'who':
          await websocket.sendText(guest.name);
          break;
        case 'visit':
          await websocket.sendText(guest.visit.toString());
      }
    }
  } catch (error) {
    if (!(error instanceof WebSocketDisconnect)) throw error;
  }
});

const app = new App();
app.include(members);
await app.listen(Number(process.env.PORT ?? 8000));
