import { App, Path, str, type WebSocket } from 'enchufe';

class Registry {
  readonly #members = new Map<WebSocket, string>();
  add(member: WebSocket, room: string) {
    this.#members.set(member, room);
  }
  remove(member: WebSocket) {
    this.#members.delete(member);
  }
  async tell(room: string, text: string, except?: WebSocket) {
    const reached = [...this.#members].filter(
      ([member, where]) => where === room && member !== except,
    );
    await Promise.allSettled(reached.map(([member]) => member.sendText(text)));
  }
}

const registry = new Registry();
const app = new App();
app.websocket(
  '/{room}/{name}',
  { room: Path(str), name: Path(str) },
  async (websocket, { room, name }) => {
    await websocket.accept();
    registry.add(websocket, room);
    await websocket.sendText(`welcome ${name}`);
    try {
      for await (const message of websocket.iterText()) {
        const match = message.match(/^(\w+) ([^]*)/);
        if (match?.[1] === 'all') await registry.tell(room, `${name}: ${match[2]}`);
        else if (match?.[1] === 'others')
          await registry.tell(room, `${name}: ${match[2]}`, websocket);
        else await websocket.sendText(match?.[1] === 'me' ? `me: ${match[2]}` : 'unknown');
      }
    } finally {
      registry.remove(websocket);
      await registry.tell(room, `- ${name}`);
    }
  },
);
await app.listen(Number(process.env.PORT ?? 8000));
