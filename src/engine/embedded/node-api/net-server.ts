import type { IncomingConnection } from '../program-host.ts';
import { heedSignal } from './connect-arguments.ts';
import { EventEmitter } from './events.ts';
import { host } from './host.ts';
import { checkPort, familyOf, findLocalAddress, isLocalAddress } from './net-address.ts';
import { nextTick, runTurn } from './next-tick.ts';
import { invalidArgumentType, type NodeError, nodeError, systemError } from './node-error.ts';
import { Socket } from './socket.ts';
import { inspect } from './util.ts';

/** The options of a server, as far as they mean something here. */
export type ServerOptions = {
  allowHalfOpen?: boolean;
  pauseOnConnect?: boolean;
  highWaterMark?: number | undefined;
};

type ListenOptions = { port?: unknown; host?: string; path?: string; signal?: AbortSignal };
type State =
  | { stage: 'idle' }
  | { stage: 'starting'; port: number; address: string; isCancelled: boolean }
  | { stage: 'listening'; port: number; address: string };

/** Node's `net.Server` over the virtual network. */
export class Server extends EventEmitter {
  maxConnections: number | undefined;
  readonly #sockets = new Set<Socket>();
  readonly #allowHalfOpen: boolean;
  readonly #pauseOnConnect: boolean;
  readonly #highWaterMark: number | undefined;
  #state: State = { stage: 'idle' };
  #release: (() => void) | undefined;
  #isRef = true;
  constructor(
    options?: ServerOptions | ((socket: Socket) => void),
    listener?: (socket: Socket) => void,
  ) {
    super();
    if (options !== undefined && typeof options !== 'function' && typeof options !== 'object')
      throw invalidArgumentType('options', 'of type object', options);
    const given = typeof options === 'function' ? {} : (options ?? {});
    const onConnection = typeof options === 'function' ? options : listener;
    if (onConnection) this.on('connection', onConnection);
    this.#allowHalfOpen = given.allowHalfOpen ?? false;
    this.#pauseOnConnect = given.pauseOnConnect ?? false;
    this.#highWaterMark = given.highWaterMark;
  }

  get listening(): boolean {
    return this.#state.stage === 'listening';
  }

  /** Listens: `listen(port, host?, backlog?, callback?)` or `listen({ port, host }, callback?)`. */
  listen(...args: unknown[]): this {
    const [first, second] = args;
    const callback = args.find((arg) => typeof arg === 'function') as (() => void) | undefined;
    const options: ListenOptions =
      typeof first === 'object' && first !== null
        ? first
        : { port: first, ...(typeof second === 'string' && { host: second }) };
    if (this.#state.stage !== 'idle') {
      throw nodeError(
        'ERR_SERVER_ALREADY_LISTEN',
        'Listen method has been called more than once without closing.',
      );
    }
    if (
      options.path !== undefined ||
      (typeof options.port === 'string' && !/^\d+$/.test(options.port))
    ) {
      throw new Error(
        'Unix sockets and pipes are not available in the embedded engine: listen on a port.',
      );
    }
    const isPortless =
      options.port === undefined || options.port === null || typeof options.port === 'function';
    if (typeof first === 'object' && first !== null && isPortless) {
      throw nodeError(
        'ERR_INVALID_ARG_VALUE',
        `The argument 'options' must have the property "port" or "path". Received ${inspect(first)}`,
        TypeError,
      );
    }
    const port = isPortless ? 0 : checkPort(options.port, 'options.port');
    if (callback) this.once('listening', callback);
    if (options.signal !== undefined) heedSignal(options.signal, () => this.close());
    this.#start(port, options.host);
    return this;
  }

  address(): { address: string; family: string; port: number } | null {
    const state = this.#state;
    // Node knows the port as soon as listen() returns, unless the system is to choose it.
    if (state.stage === 'idle' || (state.stage === 'starting' && state.port === 0)) return null;
    return { address: state.address, family: familyOf(state.address), port: state.port };
  }

  /** Stops listening; `close` comes when the last connection is gone. */
  close(callback?: (error?: Error) => void): this {
    if (this.#state.stage === 'idle') {
      if (callback) {
        this.once('close', () => {
          callback(nodeError('ERR_SERVER_NOT_RUNNING', 'Server is not running.'));
        });
      }
    } else {
      if (callback) this.once('close', callback);
      if (this.#state.stage === 'starting') this.#state.isCancelled = true;
      else host().stopListening(this.#state.port);
      this.#state = { stage: 'idle' };
    }
    this.#letGo();
    this.#emitCloseIfDrained();
    return this;
  }

  getConnections(callback: (error: Error | null, count: number) => void): this {
    nextTick(callback, null, this.#sockets.size);
    return this;
  }

  ref(): this {
    this.#isRef = true;
    if (this.#state.stage !== 'idle') this.#release ??= host().keepAlive();
    return this;
  }

  unref(): this {
    this.#isRef = false;
    this.#letGo();
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#state.stage === 'idle') return;
    await new Promise<void>((resolve) => {
      this.close(() => {
        resolve();
      });
    });
  }

  #start(port: number, hostName: string | undefined): void {
    const found =
      hostName === undefined || hostName === null ? undefined : findLocalAddress(hostName);
    if (found && 'error' in found) {
      this.#failToListen(found.error);
      return;
    }
    const isAny = !found || hostName === '::' || hostName === '';
    const address = isAny ? '::' : hostName === '0.0.0.0' ? '0.0.0.0' : found.address;
    if (found && !isLocalAddress(found.address)) {
      const place = { address, port, words: 'address not available' };
      this.#failToListen(systemError('listen', 'EADDRNOTAVAIL', place));
      return;
    }
    const starting = { stage: 'starting' as const, port, address, isCancelled: false };
    this.#state = starting;
    if (this.#isRef) this.#release ??= host().keepAlive();
    void host()
      .listen(port, (incoming) => {
        this.#accept(incoming);
      })
      .then((answer) => {
        runTurn(() => {
          if (starting.isCancelled) {
            if (answer.status === 'listening') host().stopListening(answer.port);
          } else if (answer.status === 'listening') {
            this.#state = { stage: 'listening', port: answer.port, address };
            this.emit('listening');
          } else {
            this.#state = { stage: 'idle' };
            this.#letGo();
            const place = { address, port, words: 'address already in use' };
            this.emit('error', systemError('listen', 'EADDRINUSE', place));
          }
        });
      });
  }

  #failToListen(error: NodeError): void {
    nextTick(() => this.emit('error', error));
  }

  #accept(incoming: IncomingConnection): void {
    runTurn(() => {
      const state = this.#state;
      const localPort = state.stage === 'idle' ? 0 : state.port;
      const address = state.stage === 'idle' ? '::' : state.address;
      const socket = new Socket({
        allowHalfOpen: this.#allowHalfOpen,
        highWaterMark: this.#highWaterMark,
      });
      socket.accept({ ...incoming, localPort }, address, () => {
        if (this.#sockets.delete(socket)) this.#emitCloseIfDrained();
      });
      if (state.stage === 'idle') {
        socket.resetAndDestroy();
        return;
      }
      if (this.maxConnections !== undefined && this.#sockets.size >= this.maxConnections) {
        socket.destroy();
        this.emit('drop', placesOf(socket));
        return;
      }
      socket.server = this;
      this.#sockets.add(socket);
      if (this.#pauseOnConnect) socket.pause();
      else socket.read(0);
      this.emit('connection', socket);
    });
  }

  // Each `close()` is answered by a `close`, also one that comes too late.
  #emitCloseIfDrained(): void {
    if (this.#state.stage !== 'idle' || this.#sockets.size > 0) return;
    nextTick(() => this.emit('close'));
  }

  #letGo(): void {
    this.#release?.();
    this.#release = undefined;
  }
}

function placesOf(socket: Socket): object {
  const { localAddress, localPort, localFamily, remoteAddress, remotePort, remoteFamily } = socket;
  return { localAddress, localPort, localFamily, remoteAddress, remotePort, remoteFamily };
}
