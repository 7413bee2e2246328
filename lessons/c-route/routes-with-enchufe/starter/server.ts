import { App } from 'enchufe';

const app = new App();

app.websocket('/echo', async (websocket) => {
  // ① Decidir / Decide: la ruta ya ha decidido / the route has decided already
  // ② Aceptar / Accept
  await websocket.accept();

  // ③ Recibir / Receive
  for await (const text of websocket.iterText()) {
    // ④ Responder / Reply
    await websocket.sendText(`echo: ${text}`);
  }

  // ⑤ Limpiar / Clean up: el bucle acaba cuando el cliente se va
  // the loop ends when the client leaves
});

// TODO: /upper y /repeat/{n}, con Path(int, …) / TODO: /upper and /repeat/{n}, with Path(int, …)

await app.listen(Number(process.env.PORT ?? 8000));
