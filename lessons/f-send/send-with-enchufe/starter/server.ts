import { App } from 'enchufe';

const app = new App();

app.websocket('/', async (websocket) => {
  // ① Decidir / Decide: aquí se atiende a cualquiera / anybody is served here
  // ② Aceptar / Accept
  await websocket.accept();

  // ③ Recibir / Receive
  for await (const message of websocket.iterText()) {
    const [command, value] = message.split(':');

    // ④ Responder / Reply
    // TODO: elige sendText, sendBytes o sendJson / TODO: choose sendText, sendBytes or sendJson
    await websocket.sendJson({ command, value });
  }

  // ⑤ Limpiar / Clean up: el bucle acaba cuando el cliente se va
  // the loop ends when the client leaves
});

await app.listen(Number(process.env.PORT ?? 8000));
