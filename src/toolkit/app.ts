import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Dependency } from './depends.ts';
import type { KeepAliveOptions } from './keep-alive.ts';
import { LiveConnections } from './live-connections.ts';
import type { QueueBound } from './message-queue.ts';
import { type Route, routeChanges, type RouteKind, Router } from './router.ts';
import { serveRequest } from './serve-request.ts';
import { serveHandshake } from './serve-handshake.ts';
import type { WebSocket } from './web-socket.ts';

export type AppOptions = {
  /** Asked for before those of every route; their values are dropped. */
  dependencies?: readonly Dependency<unknown>[];
  /** The only values of `Origin` that a handshake may have; by default any, or none. */
  origins?: readonly string[];
  /** The longest message in bytes, 16 MiB by default; more is answered with 1009. */
  maxPayload?: number;
  /** How long the answer to a close frame may take, in milliseconds; 10,000 by default. */
  closeTimeout?: number;
  /** 20 s and 20 s by default; false for none. */
  keepAlive?: KeepAliveOptions | false;
  /** How much of a client may wait unreceived before its socket isn't read any more; 64 messages or 1 MiB by default. */
  queue?: Partial<QueueBound>;
};

/** How `App.close` says goodbye: close code and reason, and how long it waits, in milliseconds. */
export type CloseOptions = { code?: number; reason?: string; timeout?: number };

/** A route that fits, the app that it belongs to, and the values in the path. */
export type FoundRoute = {
  app: App;
  route: Route;
  rootPath: string;
  pathParams: Readonly<Record<string, string>>;
};

type ErrorType = abstract new (...args: never[]) => Error;
type ErrorHandler = (websocket: WebSocket, error: never) => unknown;

/** A server for WebSockets and plain requests on one port. Mirrors `FastAPI`. */
export class App extends Router<''> {
  /** What is called in place of a dependency function, for tests. Mirrors `dependency_overrides`. */
  readonly dependencyOverrides = new Map<unknown, (...args: never[]) => unknown>();
  /** Hears of every error that no handler took; prints it by default. */
  onUncaught: (error: unknown, websocket?: WebSocket) => void = (error) => {
    console.error(error);
  };
  readonly #options: AppOptions;
  readonly #live: LiveConnections;
  readonly #errorHandlers = new Map<unknown, ErrorHandler>();
  readonly #mounts: { prefix: string; app: App }[] = [];
  #routes: { changes: number; routes: readonly Route[] } | undefined;
  #server: Server | undefined;

  constructor(options: AppOptions = {}) {
    super({ dependencies: options.dependencies ?? [] });
    this.#options = options;
    this.#live = new LiveConnections(options);
  }

  /** Serves another app under a prefix, with its own routes, dependencies and error handlers. */
  mount(prefix: string, app: App): void {
    this.#mounts.push({ prefix, app });
  }

  /** Replaces what happens when a handler throws this class of error, or one derived from it; the nearest class counts. Mirrors `@app.exception_handler`. */
  onError<E extends Error>(
    type: abstract new (...args: never[]) => E,
    handler: (websocket: WebSocket, error: E) => unknown,
  ): void {
    this.#errorHandlers.set(type, handler);
  }

  /** The handler for an error's class, or the nearest one that it is derived from; `Error` itself is for plain requests only. */
  errorHandlerOf(error: unknown): ((websocket: WebSocket, error: unknown) => unknown) | undefined {
    let type: unknown = error instanceof Error ? error.constructor : undefined;
    while (typeof type === 'function' && type !== Error) {
      const handler = this.#errorHandlers.get(type);
      if (handler) return handler as (websocket: WebSocket, error: unknown) => unknown;
      type = Object.getPrototypeOf(type) as ErrorType | null;
    }
    return undefined;
  }

  /** The first route of these kinds that fits a path. */
  find(kinds: readonly RouteKind[], path: string): FoundRoute | undefined {
    const changes = routeChanges();
    if (this.#routes?.changes !== changes) this.#routes = { changes, routes: this.routes() };
    for (const route of this.#routes.routes) {
      const pathParams = kinds.includes(route.kind) ? route.pattern.match(path) : undefined;
      if (pathParams) return { app: this, route, rootPath: '', pathParams };
    }
    for (const { prefix, app } of this.#mounts) {
      if (!path.startsWith(`${prefix}/`)) continue;
      const found = app.find(kinds, path.slice(prefix.length));
      if (found) return { ...found, rootPath: prefix + found.rootPath };
    }
    return undefined;
  }

  /** Begins to listen; resolves with the port, rejects as Node does: EADDRINUSE… */
  async listen(port = 0, host?: string): Promise<number> {
    if (this.#server) throw new Error('This app listens already: close it first.');
    this.routes();
    const server = createServer();
    this.attach(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
    this.#server = server;
    return (server.address() as AddressInfo).port;
  }

  /** Answers the requests and handshakes of a server of your own. */
  attach(server: Server): void {
    server.on('request', (request, response) => {
      void serveRequest(this, request, response);
    });
    server.on('upgrade', (request, socket, head) => {
      const { origins } = this.#options;
      this.#live.run(
        serveHandshake({ app: this, origins, live: this.#live }, request, socket, head),
      );
    });
  }

  /**
   * Stops in order: nobody new comes in, everybody gets a close frame, 1012 by default, and is waited for, as are
   * the handlers; what is left after the timeout, 10,000 ms by default, is cut.
   */
  async close({ code = 1012, reason = '', timeout = 10_000 }: CloseOptions = {}): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    const closed = new Promise<void>((resolve) => {
      if (server)
        server.close(() => {
          resolve();
        });
      else resolve();
    });
    await this.#live.close(code, reason, timeout);
    server?.closeAllConnections();
    await closed;
  }
}
