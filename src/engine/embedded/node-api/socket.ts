import type { EndFault } from '../../../network/faults.ts';
import type { ConnectionEnd } from '../program-host.ts';
import { Buffer } from './buffer.ts';
import {
  checkTimeout,
  findTarget,
  heedSignal,
  normalizeConnect,
  type SocketOptions,
} from './connect-arguments.ts';
import { dialTarget } from './dial-target.ts';
import { IdleTimer } from './idle-timer.ts';
import { refuseLateWrites } from './late-writes.ts';
import { familyOf } from './net-address.ts';
import { nextTick } from './next-tick.ts';
import { abortError, nodeError, systemError } from './node-error.ts';
import { openSockets } from './open-sockets.ts';
import { fillOwnBuffer, type OwnBuffer } from './own-buffer.ts';
import { ProgramHold } from './program-hold.ts';
import { giveUp, SocketWire } from './socket-wire.ts';
import { joined, SocketWrites, type WriteCallback } from './socket-writes.ts';
import { Duplex } from './stream.ts';
import { whenSystemCloses } from './system-closings.ts';

type Attachment = ConnectionEnd & { localPort: number; remotePort: number };
type Flow = { readableFlowing: boolean | null };

/** Node's `net.Socket` over the virtual network. */
export class Socket extends Duplex {
  connecting = false;
  bytesRead = 0;
  localAddress: string | undefined;
  localPort: number | undefined;
  localFamily: string | undefined;
  remoteAddress: string | undefined;
  remotePort: number | undefined;
  remoteFamily: string | undefined;
  timeout: number | undefined;
  /** The server that accepted it. */
  server: object | null = null;
  readonly autoSelectFamilyAttemptedAddresses: string[] = [];
  /** The handle of this end of the connection. */
  connection: number | undefined;
  readonly #wire = new SocketWire();
  readonly #idle = new IdleTimer();
  readonly #writes = new SocketWrites(this, this.#wire, this.#idle);
  readonly #hold = new ProgramHold();
  #onGone: (() => void) | undefined;
  readonly #ownBuffer: OwnBuffer | undefined;

  constructor(options: SocketOptions = {}) {
    super({
      allowHalfOpen: options.allowHalfOpen ?? false,
      autoDestroy: true,
      emitClose: false,
      decodeStrings: true,
      ...(options.highWaterMark !== undefined && { highWaterMark: options.highWaterMark }),
    });
    const { signal, onread } = options;
    if (signal) heedSignal(signal, () => this.destroy(abortError(signal)));
    this.#ownBuffer = onread;
    this.on('end', refuseLateWrites);
  }

  /** Dials: `connect({ port, host })`, `connect(port, host)`. */
  connect(...args: unknown[]): this {
    const { options, listener } = normalizeConnect(args);
    if (listener) this.once('connect', listener);
    const target = findTarget(options);
    if (this.destroyed) this.#beginAnew();
    if (this.connecting) {
      nextTick(() => this.destroy(systemError('connect', 'EALREADY')));
      return this;
    }
    if (options.timeout !== undefined) this.setTimeout(options.timeout);
    this.connecting = true;
    this.#hold.hold();
    if ('error' in target) {
      nextTick(() => this.destroy(target.error));
      return this;
    }
    dialTarget(this, target, (answer) => {
      if (answer.status === 'failed') {
        this.destroy(answer.error);
      } else if (this.destroyed) {
        giveUp(answer.end);
      } else {
        const { end, address } = answer;
        this.#setAddresses(address, address, end.localPort, target.port);
        this.attach(end);
        this.connecting = false;
        this.emit('connect');
        this.emit('ready');
        if ((this as Flow).readableFlowing !== false) this.read(0);
      }
    });
    return this;
  }

  /** Takes over an established connection. */
  attach(end: ConnectionEnd): void {
    this.connection = end.connection;
    openSockets.add(this);
    this.#hold.hold();
    this.#wire.open(end, {
      bytes: (bytes) => {
        this.bytesRead += bytes.byteLength;
        this.#idle.refresh();
        const goesOn = this.#ownBuffer
          ? fillOwnBuffer(this.#ownBuffer, bytes)
          : this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
        if (!goesOn) this.#wire.pause();
      },
      end: () => {
        this.push(null);
        this.read(0);
      },
      reset: () => {
        this.destroy(systemError('read', 'ECONNRESET'));
      },
    });
  }

  /** Takes over a connection that a server accepted, and tells it when it is gone. */
  accept(attachment: Attachment, localAddress: string, onGone: () => void): void {
    this.#onGone = onGone;
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
    if (this.connecting) this.once('connect', () => this.#wire.resume());
    else this.#wire.resume();
  }

  override _write(chunk: Uint8Array, _encoding: string, callback: WriteCallback): void {
    this.#writes.send(chunk, callback);
  }

  // Without this the header of a frame and its payload would be two writes on the wire.
  override _writev(chunks: { chunk: Uint8Array }[], callback: WriteCallback): void {
    if (this.#wire.isOpen && !this.#wire.isTapped) this.#writes.sendAll(chunks, callback);
    else this.#writes.send(joined(chunks), callback);
  }

  override _final(callback: WriteCallback): void {
    if (this.connecting) {
      this.once('connect', () => {
        this._final(callback);
      });
      return;
    }
    this.#wire.end();
    callback();
  }

  override _destroy(error: Error | null, callback: WriteCallback): void {
    this.connecting = false;
    this.#idle.stop();
    const wasConnected = this.#wire.isOpen;
    this.abandon();
    callback(error);
    this.#onGone?.();
    const close = (): void => {
      try {
        this.emit('close', error !== null);
      } finally {
        this.#hold.release();
      }
    };
    if (!wasConnected) {
      nextTick(() => {
        close();
        this.#writes.fail(
          nodeError(
            'ERR_SOCKET_CLOSED_BEFORE_CONNECTION',
            'Socket closed before the connection was established',
          ),
        );
      });
      return;
    }
    whenSystemCloses(() => {
      this.#writes.fail(systemError('write', 'ECANCELED'));
      nextTick(close);
    });
  }

  /** Gives the connection back to the system; what was written and accepted is still delivered. */
  abandon(): void {
    openSockets.delete(this);
    this.#wire.close();
  }

  inflict(fault: EndFault): void {
    this.#wire.inflict(fault);
  }

  losePeer(): void {
    this.#wire.losePeer();
  }

  /** Breaks the connection, so that the other end sees ECONNRESET. */
  resetAndDestroy(): this {
    if (this.connecting) return this.once('connect', () => this.resetAndDestroy());
    if (!this.#wire.isOpen) return this.destroy(nodeError('ERR_SOCKET_CLOSED', 'Socket is closed'));
    this.#wire.reset();
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
    checkTimeout(ms, callback);
    this.timeout = ms;
    this.#idle.start(ms, () => this.emit('timeout'));
    if (callback && ms > 0) this.once('timeout', callback);
    else if (callback) this.removeListener('timeout', callback);
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    this.#hold.ref(this.#wire.isOpen || this.connecting);
    return this;
  }

  unref(): this {
    this.#hold.unref();
    return this;
  }

  address(): { address?: string; port?: number; family?: string } {
    const { localAddress: address, localPort: port, localFamily: family } = this;
    if (address === undefined || port === undefined || family === undefined) return {};
    return { address, port, family };
  }

  get bytesWritten(): number {
    return this.#writes.written(this.writableLength);
  }

  get pending(): boolean {
    return !this.#wire.isOpen;
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

  // A socket that is closed may dial again.
  #beginAnew(): void {
    (this as unknown as { _undestroy(): void })._undestroy();
    Reflect.deleteProperty(this, 'write');
    this.bytesRead = 0;
    this.#writes.reset();
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
