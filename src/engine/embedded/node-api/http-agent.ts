import { EventEmitter } from './events.ts';
import { requestOf } from './http-client-exchange.ts';
import type { ClientRequest } from './http-client.ts';
import type { RequestOptions } from './http-request-options.ts';
import { connect } from './net.ts';
import type { Socket } from './socket.ts';

export type AgentOptions = {
  keepAlive?: boolean;
  keepAliveMsecs?: number;
  maxSockets?: number;
  maxFreeSockets?: number;
  maxTotalSockets?: number;
  scheduling?: 'fifo' | 'lifo';
  timeout?: number;
  agentKeepAliveTimeoutBuffer?: number;
  port?: number | string;
  host?: string;
};
type Settle = (error: Error | null, socket?: Socket) => void;
type Table<Item> = Record<string, Item[]>;

/** Node's `http.Agent`: the connections of many requests, one after the other or side by side. */
export class Agent extends EventEmitter {
  readonly defaultPort: number = 80;
  readonly protocol: string = 'http:';
  readonly options: AgentOptions & { path: null };
  requests: Table<ClientRequest> = Object.create(null) as Table<ClientRequest>;
  sockets: Table<Socket> = Object.create(null) as Table<Socket>;
  freeSockets: Table<Socket> = Object.create(null) as Table<Socket>;
  keepAliveMsecs: number;
  keepAlive: boolean;
  maxSockets: number;
  maxFreeSockets: number;
  maxTotalSockets: number;
  scheduling: 'fifo' | 'lifo';
  totalSocketCount = 0;
  agentKeepAliveTimeoutBuffer: number;

  constructor(options: AgentOptions = {}) {
    super();
    this.options = { ...options, path: null };
    this.keepAlive = options.keepAlive ?? false;
    this.keepAliveMsecs = options.keepAliveMsecs ?? 1_000;
    this.maxSockets = options.maxSockets ?? Infinity;
    this.maxFreeSockets = options.maxFreeSockets ?? 256;
    this.maxTotalSockets = options.maxTotalSockets ?? Infinity;
    this.scheduling = options.scheduling ?? 'lifo';
    this.agentKeepAliveTimeoutBuffer = options.agentKeepAliveTimeoutBuffer ?? 1_000;
    this.on('free', (socket: Socket, request: RequestOptions) => {
      this.#free(socket, this.getName(request), request);
    });
  }

  createConnection(options: RequestOptions, settle?: Settle): Socket | undefined {
    void settle;
    return connect({ ...options, path: undefined });
  }

  /** The name under which connections to the same place are kept. */
  getName(options: RequestOptions = {}): string {
    const { host, port, localAddress, family } = options;
    const name = `${host || 'localhost'}:${port ? String(port) : ''}:${localAddress ?? ''}`;
    return family === 4 || family === 6 ? `${name}:${String(family)}` : name;
  }

  addRequest(request: ClientRequest, given: RequestOptions): void {
    const options = { ...given, ...this.options, ...hostAndPort(given) };
    const name = this.getName(options);
    const sockets = (this.sockets[name] ??= []);
    const free = this.freeSockets[name]?.filter((socket) => !socket.destroyed) ?? [];
    const socket = this.scheduling === 'fifo' ? free.shift() : free.pop();
    if (free.length > 0) this.freeSockets[name] = free;
    else Reflect.deleteProperty(this.freeSockets, name);
    if (socket) {
      this.reuseSocket(socket, request);
      sockets.push(socket);
      this.#give(socket, request);
    } else if (
      sockets.length + free.length < this.maxSockets &&
      this.totalSocketCount < this.maxTotalSockets
    ) {
      this.#createFor(request, options, name);
    } else {
      (this.requests[name] ??= []).push(request);
      waitingOptions.set(request, options);
    }
  }

  createSocket(request: ClientRequest, options: RequestOptions, settle: Settle): void {
    const name = this.getName(options);
    let isSettled = false;
    const take: Settle = (error, socket) => {
      if (isSettled) return;
      isSettled = true;
      if (error || !socket) {
        settle(error);
        return;
      }
      (this.sockets[name] ??= []).push(socket);
      this.totalSocketCount++;
      this.#watch(socket, options);
      settle(null, socket);
    };
    if (this.keepAlive && options.keepAlive === undefined) options.keepAlive = true;
    const socket = this.createConnection(
      { ...options, timeout: options.timeout ?? request.timeout },
      take,
    );
    if (socket) take(null, socket);
  }

  /** Takes a connection out of the count; the next request that waits gets a new one. */
  removeSocket(socket: Socket, options: RequestOptions): void {
    const name = this.getName(options);
    let isCounted = remove(this.sockets, name, socket);
    if (!socket.writable || socket.destroyed)
      isCounted = remove(this.freeSockets, name, socket) || isCounted;
    if (isCounted) this.totalSocketCount--;
    this.#serveNext(name);
  }

  /** Says whether a connection that became free may be kept. */
  keepSocketAlive(socket: Socket): boolean {
    socket.setKeepAlive();
    socket.unref();
    let timeout = this.options.timeout ?? 0;
    const hint = /^timeout=(\d+)/.exec(
      String(requestOf.get(socket)?.res?.headers['keep-alive'] ?? ''),
    );
    if (hint) {
      // Given up before the server does, lest the next request meets its end.
      const left = Number(hint[1]) * 1_000 - this.agentKeepAliveTimeoutBuffer;
      if (left <= 0) return false;
      if (timeout === 0 || left < timeout) timeout = left;
    }
    if (socket.timeout !== timeout) socket.setTimeout(timeout);
    return true;
  }

  reuseSocket(socket: Socket, request: ClientRequest): void {
    request.reusedSocket = true;
    socket.ref();
  }

  destroy(): void {
    for (const table of [this.freeSockets, this.sockets])
      for (const sockets of Object.values(table))
        for (const socket of [...sockets]) socket.destroy();
  }

  #createFor(request: ClientRequest, options: RequestOptions, name: string): void {
    this.createSocket(request, options, (error, socket) => {
      if (socket) this.#give(socket, request);
      else request.onSocket(undefined, error ?? undefined);
      if (this.sockets[name]?.length === 0) Reflect.deleteProperty(this.sockets, name);
    });
  }

  #give(socket: Socket, request: ClientRequest): void {
    request.onSocket(socket);
    const timeout = this.options.timeout ?? 0;
    if (request.timeout === undefined || request.timeout === timeout) return;
    socket.setTimeout(request.timeout);
  }

  #watch(socket: Socket, options: RequestOptions): void {
    const onFree = (): void => {
      this.emit('free', socket, options);
    };
    const onClose = (): void => {
      this.removeSocket(socket, options);
    };
    const onTimeout = (): void => {
      // One that is in use is its request's affair.
      const isFree = Object.values(this.freeSockets).some((sockets) => sockets.includes(socket));
      if (isFree) socket.destroy();
    };
    const onRemove = (): void => {
      this.removeSocket(socket, options);
      socket.removeListener('close', onClose);
      socket.removeListener('free', onFree);
      socket.removeListener('timeout', onTimeout);
      socket.removeListener('agentRemove', onRemove);
    };
    socket.on('free', onFree);
    socket.on('close', onClose);
    socket.on('timeout', onTimeout);
    socket.on('agentRemove', onRemove);
  }

  #free(socket: Socket, name: string, options: RequestOptions): void {
    if (!socket.writable) {
      socket.destroy();
      return;
    }
    const waiting = this.#takeWaiting(name);
    if (waiting) {
      this.#give(socket, waiting);
      return;
    }
    const request = requestOf.get(socket);
    const free = this.freeSockets[name] ?? [];
    const count = free.length + (this.sockets[name]?.length ?? 0);
    const isKept =
      request?.shouldKeepAlive === true &&
      this.keepAlive &&
      this.totalSocketCount <= this.maxTotalSockets &&
      count <= this.maxSockets &&
      free.length < this.maxFreeSockets &&
      this.keepSocketAlive(socket);
    if (!isKept) {
      socket.destroy();
      return;
    }
    requestOf.delete(socket);
    remove(this.sockets, this.getName(options), socket);
    socket.once('error', onFreeError);
    free.push(socket);
    this.freeSockets[name] = free;
  }

  #takeWaiting(name: string): ClientRequest | undefined {
    const requests = this.requests[name];
    const request = requests?.shift();
    if (requests?.length === 0) Reflect.deleteProperty(this.requests, name);
    return request;
  }

  #serveNext(name: string): void {
    const next = this.requests[name] ? name : Object.keys(this.requests)[0];
    const request = next === undefined ? undefined : this.#takeWaiting(next);
    const options = request && waitingOptions.get(request);
    if (request && options && next !== undefined) this.#createFor(request, options, next);
  }
}

/** The agent of requests that name none. */
export const globalAgent = new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5_000 });

const waitingOptions = new WeakMap<ClientRequest, RequestOptions>();

/** Ends a connection that failed while nobody used it. */
export function onFreeError(this: Socket, error: Error): void {
  this.destroy();
  this.emit('agentRemove');
  void error;
}

function hostAndPort(options: RequestOptions): RequestOptions {
  return {
    ...(options.host !== undefined && { host: options.host }),
    ...(options.port !== undefined && { port: options.port }),
  };
}

function remove(table: Table<Socket>, name: string, socket: Socket): boolean {
  const sockets = table[name];
  const index = sockets?.indexOf(socket) ?? -1;
  if (!sockets || index < 0) return false;
  sockets.splice(index, 1);
  if (sockets.length === 0) Reflect.deleteProperty(table, name);
  return true;
}
