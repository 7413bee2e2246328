import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type {
  ClientHappening,
  ClientOrder,
  ClosedBy,
  HeaderLine,
  MessageContent,
} from './client-messages.ts';

type ConnectOrder = Extract<ClientOrder, { type: 'connect' }>;

/** How many bytes of one message are shown; more would only fill the page. */
const shownBytes = 4096;
/** How long the body of a refused handshake may take, in milliseconds. */
const bodyMs = 1000;

/** One connection of a hand-driven client: a real `ws` client that also does what libraries don't. */
export class ClientConnection {
  readonly #tell: (happening: ClientHappening) => void;
  #socket: WebSocket | undefined;
  #wire: Socket | undefined;
  #answer: HeaderLine[] = [];
  #isRejected = false;
  #closedBy: ClosedBy | undefined;
  #isSilent = false;
  #restMs = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;

  /** Dials at once; whatever goes wrong is told, never thrown. */
  constructor(order: ConnectOrder, tell: (happening: ClientHappening) => void) {
    this.#tell = tell;
    try {
      const headers = Object.fromEntries(order.headers);
      this.#socket = new WebSocket(order.url, order.protocols, { headers });
    } catch (error) {
      tell({ type: 'failed', message: messageOf(error) });
      tell({ type: 'closed', code: 1006, reason: '', isClean: false, by: 'nobody' });
      return;
    }
    this.#listen(this.#socket);
  }

  /** Sends one message, in so many frames. */
  send(data: string | Buffer, pieces: number): void {
    const socket = this.#openSocket();
    if (!socket) return;
    const isBinary = typeof data !== 'string';
    const bytes = isBinary ? data : Buffer.from(data);
    console.log('→', isBinary ? bytes.subarray(0, shownBytes) : data.slice(0, shownBytes));
    this.#tell({ type: 'sent', pieces, ...content(bytes, isBinary) });
    for (let piece = 0; piece < pieces; piece += 1) {
      const from = Math.floor((bytes.length * piece) / pieces);
      const to = Math.floor((bytes.length * (piece + 1)) / pieces);
      socket.send(bytes.subarray(from, to), { binary: isBinary, fin: piece === pieces - 1 });
    }
  }

  /** Sends a ping. */
  ping(data: Buffer): void {
    const socket = this.#openSocket();
    if (!socket) return;
    this.#tell({ type: 'ping-sent', bytes: [...data] });
    socket.ping(data);
  }

  /** Writes bytes on the connection as they are. */
  writeRaw(bytes: Buffer): void {
    if (!this.#openSocket() || !this.#wire) return;
    this.#tell({
      type: 'raw-sent',
      bytes: [...bytes.subarray(0, shownBytes)],
      size: bytes.length,
    });
    this.#wire.write(bytes);
  }

  /** Starts the closing handshake. */
  close(code: number | null, reason: string): void {
    const socket = this.#socket;
    if (!socket) return;
    try {
      if (code === null) socket.close();
      else socket.close(code, reason);
      this.#closedBy ??= 'client';
    } catch (error) {
      this.#tell({ type: 'failed', message: messageOf(error) });
    }
  }

  /** Ends the connection without a close frame. */
  drop(): void {
    this.#socket?.terminate();
  }

  /** Stops reading, or reads again what came in the meantime. */
  setSilent(isSilent: boolean): void {
    this.#isSilent = isSilent;
    this.#readOrPause();
  }

  /** Rests so many milliseconds after each read. */
  setRest(milliseconds: number): void {
    this.#restMs = milliseconds;
    if (milliseconds > 0) return;
    clearTimeout(this.#rest);
    this.#rest = undefined;
    this.#readOrPause();
  }

  #listen(socket: WebSocket): void {
    socket.on('upgrade', (response) => {
      this.#wire = response.socket;
      this.#answer = headerLines(response);
    });
    socket.on('unexpected-response', (_request, response) => {
      this.#reject(response);
    });
    socket.on('open', () => {
      const { protocol, extensions } = socket;
      this.#tell({ type: 'open', protocol, extensions, headers: this.#answer });
      this.#readOrPause();
    });
    socket.on('message', (data, isBinary) => {
      const bytes = toBuffer(data);
      const shown = bytes.subarray(0, shownBytes);
      console.log('←', isBinary ? shown : shown.toString());
      this.#tell({ type: 'received', ...content(bytes, isBinary) });
      this.#takeRest();
    });
    for (const type of ['ping', 'pong'] as const) {
      socket.on(type, (data: Buffer) => {
        this.#tell({ type, bytes: [...data] });
      });
    }
    socket.on('error', (error) => {
      if (this.#isRejected) return;
      const isRefused = 'code' in error && error.code === 'ECONNREFUSED';
      this.#tell(isRefused ? { type: 'refused' } : { type: 'failed', message: error.message });
    });
    socket.addEventListener('close', ({ code, reason, wasClean }) => {
      clearTimeout(this.#rest);
      const by = this.#closedBy ?? (code === 1006 ? 'nobody' : 'server');
      this.#tell({ type: 'closed', code, reason, isClean: wasClean, by });
    });
  }

  #reject(response: IncomingMessage): void {
    this.#isRejected = true;
    let body = Buffer.alloc(0);
    const done = () => {
      clearTimeout(late);
      if (!this.#socket || this.#socket.readyState !== WebSocket.CONNECTING) return;
      this.#tell({
        type: 'rejected',
        status: response.statusCode ?? 0,
        statusText: response.statusMessage ?? '',
        headers: headerLines(response),
        body: body.subarray(0, shownBytes).toString(),
      });
      this.#socket.terminate();
    };
    const late = setTimeout(done, bodyMs);
    response.on('data', (chunk: Buffer) => {
      if (body.length < shownBytes) body = Buffer.concat([body, chunk]);
    });
    response.on('end', done);
    response.on('error', done);
  }

  #openSocket(): WebSocket | undefined {
    if (this.#socket?.readyState === WebSocket.OPEN) return this.#socket;
    this.#tell({ type: 'not-sent' });
    return undefined;
  }

  #takeRest(): void {
    if (this.#restMs <= 0 || this.#rest !== undefined) return;
    this.#rest = setTimeout(() => {
      this.#rest = undefined;
      this.#readOrPause();
    }, this.#restMs);
    this.#readOrPause();
  }

  #readOrPause(): void {
    // Before the upgrade, also when the dial was given up, `ws` has nothing that could pause.
    if (!this.#wire || this.#socket?.readyState === WebSocket.CONNECTING) return;
    if (this.#isSilent || this.#rest !== undefined) this.#socket?.pause();
    else this.#socket?.resume();
  }
}

function headerLines(response: IncomingMessage): HeaderLine[] {
  const { rawHeaders } = response;
  return Array.from({ length: rawHeaders.length >> 1 }, (_, index) => [
    rawHeaders[2 * index] ?? '',
    rawHeaders[2 * index + 1] ?? '',
  ]);
}

function content(bytes: Buffer, isBinary: boolean): MessageContent {
  const shown = bytes.subarray(0, shownBytes);
  return isBinary
    ? { kind: 'bytes', bytes: [...shown], size: bytes.length }
    : { kind: 'text', text: shown.toString(), size: bytes.length };
}

function toBuffer(data: Buffer | ArrayBuffer | Buffer[]): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? Buffer.from(data) : data;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
