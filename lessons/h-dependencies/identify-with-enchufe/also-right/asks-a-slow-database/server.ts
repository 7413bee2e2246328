import { setTimeout as wait } from 'node:timers/promises';
import { App, Cookie, dependency, Depends, Query, str, WebSocketException } from 'enchufe';

type User = { name: string; visit: number };

class Database {
  readonly #names = new Map([
    ['ana-1', 'ana'],
    ['beto-2', 'beto'],
  ]);
  #visits = 0;

  async find(token: string): Promise<User | undefined> {
    await wait(5);
    const name = this.#names.get(token);
    return name === undefined ? undefined : { name, visit: ++this.#visits };
  }
}

const database = new Database();

async function* openDatabase() {
  try {
    yield database;
  } finally {
    await wait(1);
  }
}

const getToken = dependency(
  { token: Query(str, { default: undefined }), session: Cookie(str, { default: undefined }) },
  async (_websocket, { token, session }) => {
    const found = token ?? session;
    if (found === undefined) throw new WebSocketException(1008, 'no token');
    return found;
  },
);

const getUser = dependency(
  { db: Depends(openDatabase), token: Depends(getToken) },
  async (_websocket, { db, token }): Promise<User> => {
    const user = await db.find(token);
    if (!user) throw new WebSocketException(1008, 'nobody');
    return user;
  },
);

const app = new App();

app.websocket(
  '/ws',
  { me: Depends(getUser), again: Depends(getUser), token: Depends(getToken) },
  async (websocket, { me, again }) => {
    await websocket.accept();
    await websocket.sendText(`hello ${me.name}`);
    for (;;) {
      const event = await websocket.receive();
      if (event.type !== 'websocket.receive') return;
      if (event.text === 'who') await websocket.sendText(again.name);
      if (event.text === 'visit') await websocket.sendJson(again.visit);
    }
  },
);

await app.listen(Number(process.env.PORT ?? 8000));
