import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkClose } from './close-code.ts';
import { requestPath } from './connection.ts';
import { endConnection, serverError } from './end-connection.ts';
import { WebSocketRequestValidationError } from './errors.ts';
import { Handshake } from './handshake.ts';
import { HttpResponse } from './http.ts';
import { LiveConnections } from './live-connections.ts';
import type { QueueBound } from './message-channel.ts';
import { type Route, routeChanges, type RouteKind, type RouteOptions, Router } from './router.ts';
import { runHandler } from './run-handler.ts';
import { serveRequest } from './serve-request.ts';
import { WebSocket } from './web-socket.ts';

/** How an app differs from the defaults. */
export type AppOptions = RouteOptions & {
  /** The only values of `Origin` that a handshake may have; by default any, or none. */
  origins?: readonly string[];
  /** The longest message in bytes, 16 MiB by default; more is answered with 1009. */
  maxPayload?: number;
  /** How long the answer to a close frame may take, in milliseconds; 10,000 by default. */
  closeTimeout?: number;
  /** How often a client is pinged and how long its pong may take, 20,000 ms by default; false for none. */
  keepAlive?: { every: number; timeout: number } | false;
  /** How much of a client may wait unreceived before its socket isn't read any more; 64 messages or 1 MiB by default. */
  queue?: Partial<QueueBound>;
};

/** How `App.close` says goodbye: close code and reason, and how long it waits, in milliseconds. */
export type CloseOptions = { code?: number; reason?: string; timeout?: number };

/** A route that fits, the app that it belongs to, and what of the path is whose. */
export type FoundRoute = {
  app: App;
  route: Route;
  rootPath: string;
  pathParams: Readonly<Record<string, string>>;
};

type ErrorType<E> = abstract new (...args: never[]) => E;
type ErrorHandler<E> = (websocket: WebSocket, error: E) => unknown;

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
  readonly #errorHandlers = new Map<unknown, ErrorHandler<never>>();
  readonly #mounts: { prefix: string; app: App }[] = [];
  #routes: { changes: number; routes: readonly Route[] } | undefined;
  #server: Server | undefined;

  constructor(options: AppOptions = {}) {
    super(options);
    this.#options = options;
    this.#live = new LiveConnections(options);
  }

  /** Serves another app under a prefix, with its own routes, dependencies and error handlers. */
  mount(prefix: string, app: App): void {
    this.#mounts.push({ prefix, app });
  }

  /** Replaces what happens when a handler throws this class of error, or one derived from it; the nearest class counts. Mirrors `@app.exception_handler`. */
  onError<E extends Error>(type: ErrorType<E>, handler: ErrorHandler<E>): void {
    this.#errorHandlers.set(type, handler);
  }

  /** The handler for an error's class, or the nearest one that it is derived from; `Error` itself is for plain requests only. */
  errorHandlerOf(error: unknown): ErrorHandler<unknown> | undefined {
    let type: unknown = error instanceof Error ? error.constructor : undefined;
    while (typeof type === 'function' && type !== Error && !this.#errorHandlers.has(type)) {
      type = Object.getPrototypeOf(type);
    }
    return type === Error ? undefined : (this.#errorHandlers.get(type) as ErrorHandler<unknown>);
  }

  /** Tells `onUncaught`, and survives it. */
  report(error: unknown, websocket?: WebSocket): void {
    try {
      this.onUncaught(error, websocket);
    } catch (another) {
      console.error(another);
    }
  }

  /** The first route of a kind that fits a path. */
  find(kind: RouteKind, path: string): FoundRoute | undefined {
    const changes = routeChanges();
    if (this.#routes?.changes !== changes) this.#routes = { changes, routes: this.routes() };
    for (const route of this.#routes.routes) {
      const pathParams = route.kind === kind ? route.pattern.match(path) : undefined;
      if (pathParams) return { app: this, route, rootPath: '', pathParams };
    }
    for (const { prefix, app } of this.#mounts) {
      const found = path.startsWith(`${prefix}/`) && app.find(kind, path.slice(prefix.length));
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
    await once(server.listen(port, host), 'listening');
    this.#server = server;
    return (server.address() as AddressInfo).port;
  }

  /** Answers the requests and handshakes of a server of your own. */
  attach(server: Server): void {
    server.on('request', (request, response) => void serveRequest(this, request, response));
    server.on('upgrade', (request, socket, head) => {
      const handshake = new Handshake(request, socket, head, this.#live);
      const served = this.#serve(request, handshake).catch((error: unknown) => {
        this.report(error);
        handshake.refuse(serverError());
      });
      this.#live.run(served, socket);
    });
  }

  /**
   * Stops in order: nobody new comes in, everybody gets a close frame, 1012 by default, and is waited for, as are
   * the handlers; what is left after the timeout, 10,000 ms by default, is cut.
   */
  async close({ code = 1012, reason = '', timeout = 10_000 }: CloseOptions = {}): Promise<void> {
    checkClose(code, reason);
    const server = this.#server;
    this.#server = undefined;
    const closed = new Promise<unknown>((resolve) => server?.close(resolve) ?? resolve(undefined));
    const late = setTimeout(() => server?.closeAllConnections(), timeout);
    await Promise.all([closed, this.#live.close(code, reason, timeout)]);
    clearTimeout(late);
  }

  async #serve(request: IncomingMessage, handshake: Handshake): Promise<void> {
    const { origins } = this.#options;
    const isWelcome = !origins || origins.includes(request.headers.origin ?? '');
    const found = isWelcome ? this.find('websocket', requestPath(request)) : undefined;
    if (handshake.fault) handshake.refuse(handshake.fault);
    else if (this.#live.goodbye) handshake.refuse(new HttpResponse(503));
    else if (!found) handshake.refuse(new HttpResponse(403));
    else {
      const websocket = new WebSocket(found.app, request, handshake);
      const outcome = await runHandler(websocket, found, (problems) => {
        return new WebSocketRequestValidationError(problems);
      });
      await endConnection(found.app, websocket, outcome);
    }
  }
}
