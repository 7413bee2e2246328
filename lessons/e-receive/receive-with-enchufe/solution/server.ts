import { App } from 'enchufe';

const app = new App();

// ① Decidir / Decide: cada ruta atiende a cualquiera / each route serves anybody
app.websocket('/length', async (websocket) => {
  // ② Aceptar / Accept
  await websocket.accept();

  // ③ Recibir / Receive: hasta que el cliente se va / until the client leaves
  for await (const text of websocket.iterText()) {
    // ④ Responder / Reply
    await websocket.sendText(`${text.length}`);
  }
});

app.websocket('/sum', async (websocket) => {
  await websocket.accept();
  for (;;) {
    let message: unknown;
    try {
      message = await websocket.receiveJson();
    } catch (error) {
      // ⑤ Limpiar / Clean up: solo el JSON roto es asunto nuestro
      // only broken JSON is our business
      if (!(error instanceof SyntaxError)) throw error;
      await websocket.sendJson({ ok: false, error: 'json' });
      continue;
    }
    if (isSum(message)) await websocket.sendJson({ ok: true, r: message.a + message.b });
    else await websocket.sendJson({ ok: false, error: 'schema' });
  }
});

function isSum(message: unknown): message is { op: 'sum'; a: number; b: number } {
  const { op, a, b } = Object(message) as Record<string, unknown>;
  return op === 'sum' && typeof a === 'number' && typeof b === 'number';
}

await app.listen(Number(process.env.PORT ?? 8000));
