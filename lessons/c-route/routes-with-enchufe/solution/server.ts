import { App, int, Path, type WebSocket } from 'enchufe';

const app = new App();

// ① Decidir / Decide: la ruta y sus parámetros deciden / the route and its parameters decide
app.websocket('/echo', (websocket) => answer(websocket, (text) => text));
app.websocket('/upper', (websocket) => answer(websocket, (text) => text.toUpperCase()));
app.websocket('/repeat/{n}', { n: Path(int, { ge: 1, le: 9 }) }, (websocket, { n }) =>
  answer(websocket, (text) => text.repeat(n)),
);

async function answer(websocket: WebSocket, reply: (text: string) => string): Promise<void> {
  // ② Aceptar / Accept
  await websocket.accept();
  // ③ Recibir / Receive, ④ Responder / Reply
  for await (const text of websocket.iterText()) await websocket.sendText(reply(text));
  // ⑤ Limpiar / Clean up: el bucle acaba cuando el cliente se va
  // the loop ends when the client leaves
}

await app.listen(Number(process.env.PORT ?? 8000));
