import { App } from 'enchufe';

const app = new App();

// ① Decidir / Decide: cada ruta atiende a cualquiera / each route serves anybody
app.websocket('/length', async (websocket) => {
  // ② Aceptar / Accept
  await websocket.accept();

  // ③ Recibir / Receive
  const text = await websocket.receiveText();
  console.log('text:', text);

  // ④ Responder / Reply
  // TODO: ¿y los mensajes siguientes? / TODO: what about the next messages?
  await websocket.sendText('0');

  // ⑤ Limpiar / Clean up: al volver, enchufe cierra con 1000 / on return, enchufe closes with 1000
});

// TODO: la ruta /sum, con receiveJson() y sendJson()
// TODO: the route /sum, with receiveJson() and sendJson()

await app.listen(Number(process.env.PORT ?? 8000));
