import { App } from 'enchufe';

export const toolkit = new App();

// A la manera de FastAPI: una llamada por conexión / FastAPI's way: one call for each connection
toolkit.websocket('/enchufe/{name}', async (websocket) => {
  await websocket.accept();
  await websocket.sendText(`hello ${websocket.pathParams.name}`);

  let n = 0;
  for await (const text of websocket.iterText()) {
    n += 1;
    await websocket.sendText(`#${n} ${text}`);
  }
  console.log(`${websocket.url.pathname} is over`);
});
