import { App, dependency, Depends, Router } from 'enchufe';

// A dependency finds out what there is to know, and leaves it on the connection.
const info = dependency({}, (websocket) => {
  websocket.state.n = 0;
  return {
    path: decodeURIComponent(websocket.url.pathname),
    query: Object.fromEntries(websocket.url.searchParams.entries()),
    protocol: websocket.subprotocols.length > 0 ? websocket.subprotocols[0] : '',
  };
});

const router = new Router({ prefix: '/ws' });
router.websocket('/{name}', { info: Depends(info) }, async (websocket, { info }) => {
  await websocket.accept({ subprotocol: info.protocol || null });
  await websocket.sendJson(info);
  for await (const _text of websocket.iterText()) {
    websocket.state.n = Number(websocket.state.n) + 1;
    await websocket.sendText(`#${websocket.state.n}`);
  }
});

const app = new App();
app.include(router);
await app.listen(Number(process.env.PORT));
