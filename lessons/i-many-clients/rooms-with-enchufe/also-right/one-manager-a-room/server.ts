import { App, ConnectionManager, Path, str, type WebSocket } from 'enchufe';

const rooms = new Map<string, ConnectionManager>();

function managerOf(room: string): ConnectionManager {
  const manager = rooms.get(room) ?? new ConnectionManager();
  rooms.set(room, manager);
  return manager;
}

type Person = { manager: ConnectionManager; websocket: WebSocket; name: string };
const commands: Record<string, (person: Person, text: string) => Promise<unknown>> = {
  all: ({ manager, name }, text) => manager.broadcast(`${name}: ${text}`),
  others: ({ manager, name, websocket }, text) =>
    manager.broadcast(`${name}: ${text}`, { except: [websocket] }),
  me: ({ manager, websocket }, text) => manager.sendTo(websocket, `me: ${text}`),
};

const app = new App();
app.websocket('/{room}/{name}', { room: Path(str), name: Path(str) }, async (websocket, values) => {
  const manager = managerOf(values.room);
  const person = { manager, websocket, name: values.name };
  await websocket.accept();
  await websocket.sendText(`welcome ${person.name}`);
  await manager.connect(websocket);
  try {
    for (;;) {
      const message = await websocket.receiveText();
      const space = message.indexOf(' ');
      const word = message.slice(0, Math.max(0, space));
      const command = Object.hasOwn(commands, word) ? commands[word] : undefined;
      if (command) await command(person, message.slice(space + 1));
      else await websocket.sendText('unknown');
    }
  } finally {
    manager.disconnect(websocket);
    manager.disconnect(websocket);
    await manager.broadcast(`- ${person.name}`);
  }
});
app.listen(Number(process.env.PORT ?? 8000));
