import { WebSocketServer, type WebSocket } from 'ws';

// Cámbialos y ejecuta otra vez / Change these and run again
const strategy: 'await-each' | 'all-settled' | 'fire-and-forget' = 'fire-and-forget';
const processes: number = 1;
const bus: boolean = false;

type Registry = Map<WebSocket, string>;
const registries: Registry[] = Array.from(
  { length: processes },
  () => new Map<WebSocket, string>(),
);
let arrivals = 0;

const server = new WebSocketServer({ port: Number(process.env.PORT ?? 8000) });

server.on('connection', (socket, request) => {
  const name = request.url?.slice(1) ?? '';
  const own = registries[arrivals++ % processes] ?? new Map<WebSocket, string>();
  own.set(socket, name);

  socket.on('message', async (data) => {
    const reached = bus ? registries : [own];
    for (const registry of reached) await broadcast(registry, `${name}: ${data.toString()}`);
  });

  // A propósito sin quitarlo del registro / Left in the registry on purpose
  socket.on('close', (code) => console.log(`${name} left (${code})`));
  socket.on('error', (error) => console.log(name, error.message));
});

async function broadcast(registry: Registry, text: string): Promise<void> {
  const members = [...registry.keys()];
  try {
    if (strategy === 'await-each') for (const member of members) await send(member, text);
    else if (strategy === 'all-settled')
      await Promise.allSettled(members.map((one) => send(one, text)));
    else for (const member of members) member.send(text);
  } catch (error) {
    console.log('broadcast stopped:', String(error));
  }
}

function send(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });
}
