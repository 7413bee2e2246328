import type { EndFault } from '../../../network/faults.ts';
import { spoiled } from '../../../network/faulty-port.ts';
import { atTurnsEnd } from '../../../network/guarded-port.ts';
import { VirtualSocket } from '../../../network/virtual-socket.ts';
import type { ConnectionEnd, TapEvent } from '../program-host.ts';
import { Buffer } from './buffer.ts';
import { host } from './host.ts';
import {
  checkTimeout,
  findTarget,
  heedSignal,
  normalizeConnect,
  type SocketOptions,
} from './connect-arguments.ts';
import { dialTarget } from './dial-target.ts';
import { familyOf } from './net-address.ts';
import { nextTick, runTurn } from './next-tick.ts';
import { abortError, nodeError, systemError } from './node-error.ts';
import { openSockets } from './open-sockets.ts';
import { fillOwnBuffer, type OwnBuffer } from './own-buffer.ts';
import { Duplex } from './stream.ts';
import { queueTurn, Timeout } from './timers.ts';

type Attachment = ConnectionEnd & { localPort: number; remotePort: number };
type WriteCallback = (error?: Error | null) => void;
type Flow = { readableFlowing: boolean | null };

/** What is left to do for sockets that the system is closing. */
const closing: (() => void)[] = [];

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
  #wire: VirtualSocket | undefined;
  #isTapped = false;
  #idle: Timeout | undefined;
  #release: (() => void) | undefined;
  #isRef = true;
  #pendingWrite: WriteCallback | undefined;
  #bytesSent = 0;
  /** The bytes of the write that is going on, and how many of them the connection has taken. */
  #current = 0;
  #inFlight = 0;
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
    this.on('end', this.#refuseLateWrites);
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
    this.#hold();
    if ('error' in target) {
      nextTick(() => this.destroy(target.error));
      return this;
    }
    dialTarget(this, target, (answer) => {
      if (answer.status === 'failed') {
        this.destroy(answer.error);
      } else if (this.destroyed) {
        this.#giveUp(answer.end);
      } else {
        const { end, address } = answer;
        this.#setAddresses(address, address, end.localPort, target.port);
        this.attach({ ...end, remotePort: target.port });
        this.connecting = false;
        this.emit('connect');
        this.emit('ready');
        if ((this as Flow).readableFlowing !== false) this.read(0);
      }
    });
    return this;
  }

  /** Takes over an established connection. */
  attach({ connection, port, isTapped, faults }: Attachment): void {
    this.connection = connection;
    this.#isTapped = isTapped;
    openSockets.add(this);
    this.#hold();
    this.#wire = new VirtualSocket(spoiled(port, faults), {
      bytes: (bytes) => {
        this.#noteReceived(connection, bytes.byteLength);
        runTurn(() => {
          this.#receive(bytes);
        });
      },
      end: () => {
        this.#noteReceived(connection, 1);
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
    if (this.connecting) this.once('connect', () => this.#wire?.resume());
    else this.#wire?.resume();
  }

  override _write(chunk: Uint8Array, _encoding: string, callback: WriteCallback): void {
    this.#current = chunk.byteLength;
    this.#send(chunk, callback);
  }

  // Without this the header of a frame and its payload would be two writes on the wire.
  override _writev(chunks: { chunk: Uint8Array }[], callback: WriteCallback): void {
    let following = 0;
    for (const { chunk } of chunks) following += chunk.byteLength;
    this.#current = following;
    const wire = this.#wire;
    if (!wire || this.#isTapped) {
      this.#send(joined(chunks), callback);
      return;
    }
    this.#noteSending(following, callback);
    const last = chunks.length - 1;
    for (const [index, { chunk }] of chunks.entries()) {
      following -= chunk.byteLength;
      wire.write(chunk, index === last ? this.#finishWrite : nothing, following);
    }
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
    this.#onGone?.();
    const close = (): void => {
      try {
        this.emit('close', error !== null);
      } finally {
        this.#release?.();
        this.#release = undefined;
      }
    };
    if (!wasConnected) {
      nextTick(() => {
        close();
        this.#failWrite(
          nodeError(
            'ERR_SOCKET_CLOSED_BEFORE_CONNECTION',
            'Socket closed before the connection was established',
          ),
        );
      });
      return;
    }
    // As in Node, whose system closes a connected socket later in the turn of its loop.
    closing.push(() => {
      this.#failWrite(systemError('write', 'ECANCELED'));
      nextTick(close);
    });
    // What this turn has to say to the other end leaves before; the last to be closed tells of it first.
    atTurnsEnd(() => {
      queueTurn(() => closing.pop()?.());
    });
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

  inflict(fault: EndFault): void {
    this.#wire?.inflict(fault);
  }

  losePeer(): void {
    this.#wire?.peerLost();
  }

  /** Breaks the connection, so that the other end sees ECONNRESET. */
  resetAndDestroy(): this {
    if (this.connecting) return this.once('connect', () => this.resetAndDestroy());
    const wire = this.#wire;
    if (!wire) return this.destroy(nodeError('ERR_SOCKET_CLOSED', 'Socket is closed'));
    wire.reset();
    this.#tap({ type: 'reset' });
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

  get bytesWritten(): number {
    return this.#bytesSent + this.writableLength - this.#inFlight;
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
    const goesOn = this.#ownBuffer
      ? fillOwnBuffer(this.#ownBuffer, bytes)
      : this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (!goesOn) this.#wire?.pause();
  }

  // A socket that is closed may dial again.
  #beginAnew(): void {
    (this as unknown as { _undestroy(): void })._undestroy();
    Reflect.deleteProperty(this, 'write');
    this.bytesRead = 0;
    this.#bytesSent = 0;
    this.#current = 0;
    this.#inFlight = 0;
  }

  #failWrite(error: Error): void {
    const callback = this.#pendingWrite;
    this.#pendingWrite = undefined;
    callback?.(error);
  }

  readonly #refuseLateWrites = (): void => {
    if (this.allowHalfOpen) return;
    const write = this.write.bind(this) as (...args: unknown[]) => boolean;
    this.write = (...args: unknown[]) => {
      if (!this.writableEnded) return write(...args);
      const error = nodeError('EPIPE', 'This socket has been ended by the other party');
      const callback: unknown = args.at(-1);
      if (typeof callback === 'function') nextTick(callback as (error: Error) => void, error);
      this.destroy(error);
      return false;
    };
  };

  #send(bytes: Uint8Array, callback: WriteCallback): void {
    if (this.#isTapped && bytes.byteLength > LARGEST_TOLD) {
      this.#send(bytes.subarray(0, LARGEST_TOLD), (error) => {
        if (error) callback(error);
        else this.#send(bytes.subarray(LARGEST_TOLD), callback);
      });
      return;
    }
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
    const room = this.#isTapped ? host().wireRoom() : undefined;
    if (room) {
      void room.then(() => {
        if (this.#pendingWrite === callback) this.#send(bytes, callback);
      });
      return;
    }
    this.#noteSending(bytes.byteLength, callback);
    if (this.#isTapped) {
      const source = host().currentPosition();
      this.#tap({ type: 'bytes', bytes: new Uint8Array(bytes), ...(source && { source }) });
    }
    this.#wire.write(bytes, this.#finishWrite);
  }

  #noteSending(byteLength: number, callback: WriteCallback): void {
    this.#pendingWrite = callback;
    this.#bytesSent += byteLength;
    this.#inFlight += byteLength;
    this.#idle?.refresh();
    if (!this.#isTapped) host().noteActivity();
  }

  readonly #finishWrite = (): void => {
    const callback = this.#pendingWrite;
    this.#pendingWrite = undefined;
    if (this.#inFlight >= this.#current) this.#inFlight = 0;
    callback?.();
  };

  #noteReceived(connection: number, amount: number): void {
    if (this.#isTapped) host().noteReceived(connection, amount);
    else host().noteActivity();
  }

  // Of a connection that nobody reads, the switchboard still has to know when it is over.
  #tap(event: TapEvent): void {
    if (this.connection === undefined) return;
    if (this.#isTapped || event.type !== 'half-closed') host().tap(this.connection, event);
  }

  #hold(): void {
    if (this.#isRef) this.#release ??= host().keepAlive();
  }

  #giveUp({ connection, port }: ConnectionEnd): void {
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

function joined(chunks: readonly { chunk: Uint8Array }[]): Uint8Array {
  const [first] = chunks;
  if (first && chunks.length === 1) return first.chunk;
  return Buffer.concat(chunks.map(({ chunk }) => chunk));
}

/** A reader of the wire stands still while it takes one piece. */
const LARGEST_TOLD = 524_288;

function nothing(): void {
  // What isn't the last part of a write tells nobody that it was sent.
}
