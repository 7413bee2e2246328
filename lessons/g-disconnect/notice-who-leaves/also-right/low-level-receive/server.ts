import { App, Path, str, type WebSocket } from 'enchufe';

const people: Map<WebSocket, string> = new Map();
const app = new App();

app.websocket('/room/{name}', { name: Path(str) }, async (websocket, values) => {
  await websocket.accept();
  people.set(websocket, values.name);
  for (;;) {
    const event = await websocket.receive();
    if (event.type === 'websocket.disconnect') return goodbye(websocket, `left (${event.code})`);
    if (event.type !== 'websocket.receive') continue;
    try {
      await websocket.sendJson({ double: JSON.parse(event.text ?? '') * 2 });
    } catch (error) {
      if (!(error instanceof SyntaxError)) continue;
      await websocket.close(1011, 'bad JSON');
      return goodbye(websocket, 'failed');
    }
  }
});

async function goodbye(leaver: WebSocket, how: string): Promise<void> {
  const name = people.get(leaver);
  people.delete(leaver);
  for (const person of people.keys()) {
    person.sendText(`${name} ${how}`).catch(() => undefined);
  }
}

await app.listen(Number(process.env.PORT ?? 8000));
