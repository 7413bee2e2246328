import { App } from 'enchufe';

const app = new App();

app.websocket('/ws', async (websocket) => {
  // ① Decidir / Decide
  // TODO: websocket.queryParams y websocket.subprotocols
  // TODO: websocket.queryParams and websocket.subprotocols

  // ④ Responder / Reply
  // TODO: ¿qué dice la Consola? / TODO: what does the Console say?
  await websocket.sendText('ready');

  // ② Aceptar / Accept
  await websocket.accept();

  // ③ Recibir / Receive
  for await (const text of websocket.iterText()) await websocket.sendText(`echo: ${text}`);

  // ⑤ Limpiar / Clean up: el bucle acaba cuando el cliente se va
  // the loop ends when the client leaves
});

await app.listen(Number(process.env.PORT ?? 8000));
