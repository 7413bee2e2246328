import { App, Query, str, WebSocketDisconnect, WebSocketException } from 'enchufe';

const preferred = ['chat.v2', 'chat.v1'] as const;
const app = new App();

app.websocket(
  '/ws',
  { maintenance: Query(str, { default: '' }) },
  async (websocket, { maintenance }) => {
    if (maintenance === '1') throw new WebSocketException(1013, 'maintenance');
    const offered = new Set(websocket.subprotocols);
    const [subprotocol] = preferred.filter((name) => offered.has(name));
    await (subprotocol ? websocket.accept({ subprotocol }) : websocket.accept());
    await websocket.sendText('ready');
    try {
      for (;;) await websocket.sendText('echo: ' + (await websocket.receiveText()));
    } catch (error) {
      if (!(error instanceof WebSocketDisconnect)) throw error;
    }
  },
);
await app.listen(Number(process.env.PORT ?? 8000));
