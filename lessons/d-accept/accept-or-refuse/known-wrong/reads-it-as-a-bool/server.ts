import { App, bool, Query } from 'enchufe';

const app = new App();

app.websocket(
  '/ws',
  { maintenance: Query(bool, { default: false }) },
  async (websocket, { maintenance }) => {
    if (maintenance) return websocket.close();
    const { subprotocols } = websocket;
    const subprotocol = ['chat.v2', 'chat.v1'].find((name) => subprotocols.includes(name)) ?? null;
    await websocket.accept({ subprotocol });
    await websocket.sendText('ready');
    for await (const text of websocket.iterText()) await websocket.sendText(`echo: ${text}`);
  },
);

await app.listen(Number(process.env.PORT ?? 8000));
