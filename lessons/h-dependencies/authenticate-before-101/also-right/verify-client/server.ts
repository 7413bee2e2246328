import { WebSocketServer } from 'ws';
import type { IncomingMessage } from 'node:http';

const names: Record<string, string> = { 'ana-1': 'ana', 'beto-2': 'beto' };
const identities = new WeakMap<IncomingMessage, string>();

const server = new WebSocketServer({
  port: Number(process.env.PORT ?? 8000),
  verifyClient({ origin, req }, answer) {
    if (origin && origin !== 'http://course.test') return answer(false, 403);
    const query = new URLSearchParams(req.url?.split('?')[1]);
    const credential = query.get('token') ?? cookies(req)['session'] ?? '';
    if (!Object.hasOwn(names, credential)) return answer(false, 401, 'Unauthorized');
    identities.set(req, names[credential]!);
    answer(true);
  },
});

function cookies(request: IncomingMessage): Record<string, string> {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return Object.fromEntries(pairs.map(([name, value]) => [name, value]));
}

server.on('connection', (socket, request) => {
  const name = identities.get(request)!;
  socket.on('error', () => {});
  socket.on('message', (data) => String(data) === 'who' && socket.send(name));
  socket.send('hello ' + name);
});
