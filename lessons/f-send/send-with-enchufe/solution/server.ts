import { App, type WebSocket } from 'enchufe';

const app = new App();

app.websocket('/', async (websocket) => {
  // ① Decidir / Decide: aquí se atiende a cualquiera / anybody is served here
  // ② Aceptar / Accept
  await websocket.accept();

  // ③ Recibir / Receive
  for await (const message of websocket.iterText()) await obey(websocket, message);

  // ⑤ Limpiar / Clean up: el bucle acaba cuando el cliente se va
  // the loop ends when the client leaves
});

// ④ Responder / Reply
async function obey(websocket: WebSocket, message: string): Promise<void> {
  const colon = message.indexOf(':');
  const command = message.slice(0, Math.max(colon, 0));
  const value = message.slice(colon + 1);

  if (command === 'text') {
    await websocket.sendText(value);
  } else if (command === 'bytes') {
    await websocket.sendBytes(Uint8Array.from({ length: Number(value) }, (_, at) => at % 256));
  } else if (command === 'json') {
    await websocket.sendJson({ value });
  } else if (command === 'all') {
    await websocket.sendText(value);
    await websocket.sendBytes(Buffer.from(value));
    await websocket.sendJson({ value });
  } else {
    await websocket.sendJson({ error: 'unknown' });
  }
}

await app.listen(Number(process.env.PORT ?? 8000));
