import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Plugin } from 'vite';
import { WebSocketServer } from 'ws';

/**
 * Two servers that notice whoever reaches them under `/witness/…`: the site's own, and one elsewhere on
 * loopback. `/witness-report` tells where the other is and what both have seen.
 */
export function witness(): Plugin {
  return {
    name: 'enchufe:witness',
    async configureServer({ httpServer, middlewares }) {
      if (!httpServer) return;
      const own = new Witness('own');
      const other = new Witness('elsewhere');
      const server = createServer((request, response) => {
        if (!other.takes(request, response)) response.writeHead(404).end();
      });
      other.watch(server);
      own.watch(httpServer as Server);
      await new Promise<void>((resolve) => {
        server.listen(0, '127.0.0.1', resolve);
      });
      server.unref();
      const { port } = server.address() as AddressInfo;
      middlewares.use((request, response, next) => {
        if (request.url === '/witness-report') {
          const seen = [...own.seen, ...other.seen];
          response.end(JSON.stringify({ elsewhere: `http://127.0.0.1:${String(port)}`, seen }));
        } else if (!own.takes(request, response)) {
          next();
        }
      });
    },
  };
}

class Witness {
  readonly seen: string[] = [];
  readonly #name: string;
  readonly #sockets = new WebSocketServer({ noServer: true });

  constructor(name: string) {
    this.#name = name;
  }

  /** Answers a request that is for the witness, and says whether it was. */
  takes(request: IncomingMessage, response: ServerResponse): boolean {
    if (!this.#notes(request)) return false;
    const isStream = request.headers.accept === 'text/event-stream';
    const type = isStream ? 'text/event-stream' : 'text/javascript';
    response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' });
    response.end('globalThis.reached = true;');
    return true;
  }

  /** Answers WebSockets as well. */
  watch(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (!this.#notes(request)) return;
      this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
        webSocket.close();
      });
    });
  }

  #notes({ url = '' }: IncomingMessage): boolean {
    if (!url.startsWith('/witness/')) return false;
    this.seen.push(`${this.#name}: ${url.slice('/witness/'.length)}`);
    return true;
  }
}
