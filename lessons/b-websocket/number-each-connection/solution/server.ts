import { App } from 'enchufe';

const app = new App();

app.websocket('/ws/{room}', async (websocket) => {
  // ① Decidir / Decide: aquí se atiende a cualquiera / anybody is served here
  const protocol = websocket.subprotocols[0] ?? '';

  // ② Aceptar / Accept
  await websocket.accept({ subprotocol: protocol });

  // ④ Responder / Reply: lo que se sabe desde la negociación / what is known since the handshake
  const path = websocket.url.pathname;
  const query = Object.fromEntries(websocket.queryParams);
  await websocket.sendJson({ path, query, protocol });

  // ③ Recibir / Receive: n es de esta llamada, y hay una llamada por conexión
  // n is this call's, and there is one call per connection
  let n = 0;
  for await (const text of websocket.iterText()) {
    n += 1;
    console.log(path, n, text);
    await websocket.sendText(`#${n}`);
  }

  // ⑤ Limpiar / Clean up: n desaparece con la conexión / n goes with the connection
});

await app.listen(Number(process.env.PORT ?? 8000));
