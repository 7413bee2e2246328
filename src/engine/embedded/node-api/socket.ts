import { VirtualSocket } from '../../../network/virtual-socket.ts';
import type { TapEvent } from '../program-host.ts';
import { Buffer } from './buffer.ts';
import { host } from './host.ts';
import { findTarget, normalizeConnect, type SocketOptions } from './connect-arguments.ts';
import { familyOf } from './net-address.ts';
import { nextTick, runTurn } from './next-tick.ts';
import { abortError, nodeError, systemError } from './node-error.ts';
import { openSockets } from './open-sockets.ts';
import { Duplex } from './stream.ts';
import { queueTurn, Timeout } from './timers.ts';

type Attachment = { connection: number; port: MessagePort; localPort: number; remotePort: number };
type WriteCallback = (error?: Error | null) => void;
type Flow = { readableFlowing: boolean | null };

/** Node's `net.Socket` over the virtual network. */
export class Socket extends Duplex {
  connecting = false;
  bytesRead = 0;
  bytesWritten = 0;
  localAddress: string | undefined;
  localPort: number | undefined;
  localFamily: string | undefined;
  remoteAddress: string | undefined;
  remotePort: number | undefined;
  remoteFamily: string | undefined;
  timeout: number | undefined;
  readonly autoSelectFamilyAttemptedAddresses: string[] = [];
  /** The handle of this end of the connection. */
  connection: number | undefined;
  #wire: VirtualSocket | undefined;
  #idle: Timeout | undefined;
  #release: (() => void) | undefined;
  #isRef = true;
  #pendingWrite: WriteCallback | undefined;

  constructor(options: SocketOptions = {}) {
    super({
      allowHalfOpen: options.allowHalfOpen ?? false,
      autoDestroy: true,
      emitClose: false,
      decodeStrings: true,
    });
    const { signal } = options;
    signal?.addEventListener('abort', () => this.destroy(abortError(signal)));
  }

  /** Dials: `connect({ port, host })`, `connect(port, host)`. */
  connect(...args: unknown[]): this {
    const { options, listener } = normalizeConnect(args);
    if (listener) this.once('connect', listener);
    const target = findTarget(options);
    if (options.timeout !== undefined) this.setTimeout(options.timeout);
    this.connecting = true;
    this.#hold();
    if ('error' in target) {
      nextTick(() => this.destroy(target.error));
      return this;
    }
    const { address, port } = target;
    void host()
      .dial(port)
      .then((answer) => {
        runTurn(() => {
          if (answer.status === 'refused') {
            this.destroy(systemError('connect', 'ECONNREFUSED', { address, port }));
          } else if (this.destroyed) {
            this.#giveUp(answer);
          } else {
            this.#setAddresses(address, address, answer.localPort, port);
            this.attach({ ...answer, remotePort: port });
            this.connecting = false;
            this.emit('connect');
            this.emit('ready');
            if ((this as Flow).readableFlowing !== false) this.read(0);
          }
        });
      });
    return this;
  }

  /** Takes over an established connection. */
  attach({ connection, port }: Attachment): void {
    this.connection = connection;
    openSockets.add(this);
    this.#hold();
    this.#wire = new VirtualSocket(port, {
      bytes: (bytes) => {
        host().noteReceived(connection, bytes.byteLength);
        runTurn(() => {
          this.#receive(bytes);
        });
      },
      end: () => {
        host().noteReceived(connection, 1);
        runTurn(() => {
          this.push(null);
          this.read(0);
        });
      },
      reset: () => {
        runTurn(() => {
          this.destroy(systemError('read', 'ECONNRESET'));
        });
      },
      lateBytes: () => {
        this.#tap({ type: 'reset' });
      },
    });
  }

  /** Takes over a connection that a server accepted. */
  accept(attachment: Attachment, localAddress: string): void {
    const remoteAddress = localAddress === '::' ? '::ffff:127.0.0.1' : '127.0.0.1';
    this.#setAddresses(
      localAddress === '::' ? '::ffff:127.0.0.1' : localAddress,
      remoteAddress,
      attachment.localPort,
      attachment.remotePort,
    );
    this.attach(attachment);
  }

  override _read(): void {
    if (this.connecting) this.once('connect', () => this.#wire?.resume());
    else this.#wire?.resume();
  }

  override _write(chunk: Uint8Array, _encoding: string, callback: WriteCallback): void {
    this.#send(chunk, callback);
  }

  // Without this the header of a frame and its payload would be two writes on the wire.
  override _writev(chunks: { chunk: Uint8Array }[], callback: WriteCallback): void {
    const [first] = chunks;
    const bytes =
      first && chunks.length === 1 ? first.chunk : Buffer.concat(chunks.map(({ chunk }) => chunk));
    this.#send(bytes, callback);
  }

  override _final(callback: WriteCallback): void {
    if (this.connecting) {
      this.once('connect', () => {
        this._final(callback);
      });
      return;
    }
    if (this.#wire) {
      // Told first, so that the log has it before whatever it sets off at the other end.
      this.#tap({ type: 'half-closed' });
      this.#wire.end();
    }
    callback();
  }

  override _destroy(error: Error | null, callback: WriteCallback): void {
    this.connecting = false;
    this.#idle?.close();
    const wasConnected = this.#wire !== undefined;
    this.abandon();
    callback(error);
    this.#pendingWrite?.(error ?? systemError('write', 'ECANCELED'));
    const close = (): void => {
      try {
        this.emit('close', error !== null);
      } finally {
        this.#release?.();
        this.#release = undefined;
      }
    };
    // As in Node, whose system closes a connected socket later in the turn of its loop.
    if (wasConnected) queueTurn(close);
    else nextTick(close);
  }

  /** Gives the connection back to the system; what was written and accepted is still delivered. */
  abandon(): void {
    const wire = this.#wire;
    if (!wire) return;
    this.#wire = undefined;
    openSockets.delete(this);
    if (wire.close() === 'reset') {
      this.#tap({ type: 'reset' });
    } else {
      this.#tap({ type: 'half-closed' });
      this.#tap({ type: 'closed' });
    }
  }

  losePeer(): void {
    this.#wire?.peerLost();
  }

  /** Breaks the connection, so that the other end sees ECONNRESET. */
  resetAndDestroy(): this {
    const wire = this.#wire;
    if (wire) {
      wire.reset();
      this.#tap({ type: 'reset' });
    }
    return this.destroy();
  }

  /** Destroys the socket as soon as everything is written. */
  destroySoon(): void {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', () => this.destroy());
  }

  /** Emits `timeout` after so many milliseconds without traffic; 0 turns it off. */
  setTimeout(ms: number, callback?: () => void): this {
    this.timeout = ms;
    this.#idle?.close();
    this.#idle = undefined;
    if (ms > 0) {
      this.#idle = new Timeout(() => this.emit('timeout'), ms, false).unref();
      if (callback) this.once('timeout', callback);
    } else if (callback) {
      this.removeListener('timeout', callback);
    }
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    this.#isRef = true;
    if (this.#wire || this.connecting) this.#hold();
    return this;
  }

  unref(): this {
    this.#isRef = false;
    this.#release?.();
    this.#release = undefined;
    return this;
  }

  address(): { address?: string; port?: number; family?: string } {
    const { localAddress: address, localPort: port, localFamily: family } = this;
    if (address === undefined || port === undefined || family === undefined) return {};
    return { address, port, family };
  }

  get pending(): boolean {
    return this.#wire === undefined;
  }

  get bufferSize(): number {
    return this.writableLength;
  }

  get readyState(): 'opening' | 'open' | 'readOnly' | 'writeOnly' | 'closed' {
    if (this.connecting) return 'opening';
    if (this.readable && this.writable) return 'open';
    if (this.readable) return 'readOnly';
    return this.writable ? 'writeOnly' : 'closed';
  }

  #receive(bytes: Uint8Array<ArrayBuffer>): void {
    this.bytesRead += bytes.byteLength;
    this.#idle?.refresh();
    if (!this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)))
      this.#wire?.pause();
  }

  #send(bytes: Uint8Array, callback: WriteCallback): void {
    this.#pendingWrite = callback;
    if (this.connecting) {
      this.once('connect', () => {
        this.#send(bytes, callback);
      });
      return;
    }
    if (!this.#wire) {
      this.#pendingWrite = undefined;
      callback(nodeError('ERR_SOCKET_CLOSED', 'Socket is closed'));
      return;
    }
    this.bytesWritten += bytes.byteLength;
    this.#idle?.refresh();
    const source = host().currentPosition();
    this.#tap({ type: 'bytes', bytes: new Uint8Array(bytes), ...(source && { source }) });
    this.#wire.write(bytes, () => {
      this.#pendingWrite = undefined;
      callback();
    });
  }

  #tap(event: TapEvent): void {
    if (this.connection !== undefined) host().tap(this.connection, event);
  }

  #hold(): void {
    if (this.#isRef) this.#release ??= host().keepAlive();
  }

  #giveUp({ connection, port }: { connection: number; port: MessagePort }): void {
    const nothing = (): void => undefined;
    new VirtualSocket(port, {
      bytes: nothing,
      end: nothing,
      reset: nothing,
      lateBytes: nothing,
    }).close();
    host().tap(connection, { type: 'half-closed' });
    host().tap(connection, { type: 'closed' });
  }

  #setAddresses(local: string, remote: string, localPort: number, remotePort: number): void {
    this.localAddress = local;
    this.localPort = localPort;
    this.localFamily = familyOf(local);
    this.remoteAddress = remote;
    this.remotePort = remotePort;
    this.remoteFamily = familyOf(remote);
  }
}
