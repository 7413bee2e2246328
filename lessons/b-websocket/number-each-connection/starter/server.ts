import { App } from 'enchufe';

const app = new App();

app.websocket('/ws/{room}', async (websocket) => {
  // ① Decidir / Decide: aquí se atiende a cualquiera / anybody is served here
  // ② Aceptar / Accept
  // TODO: el subprotocolo / TODO: the subprotocol
  await websocket.accept();

  // ④ Responder / Reply
  // TODO: ¿qué sabe ya `websocket`? Mira url, queryParams y subprotocols.
  // TODO: what does `websocket` know already? Look at url, queryParams and subprotocols.
  await websocket.sendJson({ path: websocket.url.href });

  // ③ Recibir / Receive
  const text = await websocket.receiveText();
  console.log('text:', text);
  // TODO: `#1`, `#2`… a cada mensaje de esta conexión
  // TODO: `#1`, `#2`… to each message of this connection

  // ⑤ Limpiar / Clean up: al volver, enchufe cierra con 1000 / on return, enchufe closes with 1000
});

await app.listen(Number(process.env.PORT ?? 8000));
