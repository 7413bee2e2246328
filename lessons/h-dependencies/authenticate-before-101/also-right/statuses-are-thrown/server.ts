import http, { type IncomingMessage } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

class Refusal extends Error {
  readonly status: number;
  constructor(status: number) {
    super(http.STATUS_CODES[status]);
    this.status = status;
  }
}

class Session {
  readonly #name: string;
  readonly #socket: WebSocket;
  constructor(name: string, socket: WebSocket) {
    this.#name = name;
    this.#socket = socket;
    socket.onerror = () => undefined;
    socket.onmessage = ({ data }) => this.#answer(String(data));
    socket.send(`hello ${name}`);
  }
  #answer(question: string): void {
    if (question === 'who') this.#socket.send(this.#name);
  }
}

async function authenticate({ headers, url }: IncomingMessage): Promise<string> {
  await Promise.resolve();
  if ('origin' in headers && headers.origin !== 'http://course.test') throw new Refusal(403);
  const { searchParams } = new URL(`http://x${url}`);
  const cookie = headers.cookie?.split(/; */).find((one) => one.startsWith('session='));
  const credential = searchParams.has('token') ? searchParams.get('token') : cookie?.slice(8);
  switch (credential) {
    case 'ana-1':
      return 'ana';
    case 'beto-2':
      return 'beto';
    default:
      throw new Refusal(401);
  }
}

const server = http.createServer();
const wss = new WebSocketServer({ noServer: true });
server.on('upgrade', (request, stream, head) => {
  stream.on('error', () => undefined);
  authenticate(request).then(
    (name) => wss.handleUpgrade(request, stream, head, (socket) => void new Session(name, socket)),
    ({ status, message }: Refusal) => stream.end(`HTTP/1.1 ${status} ${message}\r\n\r\n`),
  );
});
server.listen(Number(process.env.PORT ?? 8000));
