import { App } from 'enchufe';

const app = new App();

app.websocket('/ws', async (websocket) => {
  // ① Decidir / Decide: cerrar antes de aceptar es un 403 / to close before accepting is a 403
  if (websocket.queryParams.get('maintenance') === '1') {
    await websocket.close();
    return;
  }
  const { subprotocols } = websocket;
  const subprotocol = ['chat.v2', 'chat.v1'].find((name) => subprotocols.includes(name)) ?? null;

  // ② Aceptar / Accept
  await websocket.accept({ subprotocol });

  // ④ Responder / Reply
  await websocket.sendText('ready');

  // ③ Recibir / Receive: el bucle acaba cuando el cliente se va
  // the loop ends when the client leaves
  for await (const text of websocket.iterText()) await websocket.sendText(`echo: ${text}`);
});

await app.listen(Number(process.env.PORT ?? 8000));
