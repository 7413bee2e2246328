import { App, Router, WebSocketMessageTypeError } from 'enchufe';

const routes = new Router();

routes.websocket('/length', async (websocket) => {
  await websocket.accept();
  for (;;) {
    const event = await websocket.receive();
    if (event.type !== 'websocket.receive') return;
    if (event.text === undefined) return websocket.close(1003, 'text only');
    await websocket.send({ type: 'websocket.send', text: `${event.text.length}` });
  }
});

class Sum {
  static from(value: unknown): number | undefined {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    if (!('op' in value && 'a' in value && 'b' in value) || value.op !== 'sum') return undefined;
    if (typeof value.a !== 'number' || typeof value.b !== 'number') return undefined;
    return value.a + value.b;
  }
}

routes.websocket('/sum', async (websocket) => {
  await websocket.accept();
  while (websocket.isConnected) {
    try {
      const r = Sum.from(await websocket.receiveJson());
      await websocket.sendJson(r === undefined ? { ok: false, error: 'schema' } : { ok: true, r });
    } catch (error) {
      if (error instanceof WebSocketMessageTypeError) await websocket.close(1003);
      else if (error instanceof SyntaxError) await websocket.sendJson({ ok: false, error: 'json' });
      else return;
    }
  }
});

const app = new App();
app.include(routes);
app.listen(Number(process.env.PORT ?? 8000));
