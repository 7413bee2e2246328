import WebSocketOfWs from 'ws';
import { hasBadPort } from './bad-ports.ts';
import { Buffer } from './buffer.ts';
import { nextTick } from './next-tick.ts';
import { queueTurn } from './timers.ts';
import { ENCRYPTION_REFUSED } from './tls.ts';
import { tracedException } from './traced-exception.ts';
import { readAddress, readProtocols } from './websocket-address.ts';

type Handler = ((event: Event) => void) | null;
type BinaryType = 'blob' | 'arraybuffer';
type Options = { protocols?: string | string[]; headers?: HeadersInit };
type EventType = 'open' | 'message' | 'error' | 'close';
type Data = string | Blob | ArrayBuffer | ArrayBufferView;

const MOST_REASON_BYTES = 123;
const STATES = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 } as const;

/** The browser's `WebSocket` over the virtual network, as Node and browsers give it to programs. */
export class WebSocket extends EventTarget {
  declare static readonly CONNECTING: 0;
  declare static readonly OPEN: 1;
  declare static readonly CLOSING: 2;
  declare static readonly CLOSED: 3;
  declare readonly CONNECTING: 0;
  declare readonly OPEN: 1;
  declare readonly CLOSING: 2;
  declare readonly CLOSED: 3;
  readonly #url: URL;
  readonly #socket: WebSocketOfWs | undefined;
  readonly #handlers = new Map<EventType, { current: Handler }>();
  #state: 0 | 1 | 2 | 3 = STATES.CONNECTING;
  #binaryType: BinaryType = 'blob';
  #bufferedAmount = 0;

  constructor(url: string | URL, protocols: string | string[] | Options = []) {
    if (url === undefined)
      throw new TypeError(
        "Failed to construct 'WebSocket': 1 argument required, but only 0 present.",
      );
    super();
    // Node's own form, with headers.
    const options: Options =
      typeof protocols === 'object' && !(Symbol.iterator in protocols) ? protocols : {};
    const names = options === protocols ? (options.protocols ?? []) : (protocols as string[]);
    this.#url = readAddress(String(url));
    const list = readProtocols(names);
    const refusal =
      this.#url.protocol === 'wss:' ? ENCRYPTION_REFUSED : hasBadPort(this.#url) ? '' : undefined;
    if (refusal === undefined) {
      this.#socket = new WebSocketOfWs(this.#url, list, {
        maxPayload: 0,
        ...(options.headers && { headers: Object.fromEntries(new Headers(options.headers)) }),
      });
      this.#socket.binaryType = 'arraybuffer';
      this.#listen(this.#socket);
    } else {
      nextTick(() => {
        this.#state = STATES.CLOSED;
        this.#fail(refusal);
        this.#dispatchClose(1006, '');
      });
    }
  }

  get url(): string {
    return this.#url.href;
  }

  get protocol(): string {
    return this.#socket?.protocol ?? '';
  }

  get extensions(): string {
    return this.#state === STATES.CONNECTING ? '' : (this.#socket?.extensions ?? '');
  }

  get readyState(): 0 | 1 | 2 | 3 {
    return this.#state;
  }

  get bufferedAmount(): number {
    return this.#bufferedAmount;
  }

  get binaryType(): BinaryType {
    return this.#binaryType;
  }

  set binaryType(type: BinaryType) {
    if (['blob', 'arraybuffer'].includes(type)) this.#binaryType = type;
  }

  get onopen(): Handler {
    return this.#handler('open');
  }

  set onopen(handler: Handler) {
    this.#setHandler('open', handler);
  }

  get onmessage(): Handler {
    return this.#handler('message');
  }

  set onmessage(handler: Handler) {
    this.#setHandler('message', handler);
  }

  get onerror(): Handler {
    return this.#handler('error');
  }

  set onerror(handler: Handler) {
    this.#setHandler('error', handler);
  }

  get onclose(): Handler {
    return this.#handler('close');
  }

  set onclose(handler: Handler) {
    this.#setHandler('close', handler);
  }

  send(...args: [data?: Data]): void {
    if (args.length === 0)
      throw new TypeError(
        "Failed to execute 'send' on 'WebSocket': 1 argument required, but only 0 present.",
      );
    if (this.#state === STATES.CONNECTING) {
      throw tracedException(
        "Failed to execute 'send' on 'WebSocket': Still in CONNECTING state.",
        'InvalidStateError',
      );
    }
    const [given] = args;
    const isBytes =
      given instanceof Blob || given instanceof ArrayBuffer || ArrayBuffer.isView(given);
    const data = isBytes ? given : String(given).toWellFormed();
    const size = sizeOf(data);
    this.#bufferedAmount += size;
    // What is sent too late is dropped, and counts as never sent.
    if (this.#state !== STATES.OPEN) return;
    // A view may be written to while it waits.
    const message = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice()
      : data instanceof ArrayBuffer
        ? data.slice()
        : data;
    this.#socket?.send(message, (error) => {
      if (!error) this.#bufferedAmount -= size;
    });
  }

  close(code?: number, reason?: string): void {
    const number = code === undefined ? undefined : clamp(code);
    if (number !== undefined && number !== 1000 && !(number >= 3000 && number <= 4999)) {
      throw tracedException(
        `Failed to execute 'close' on 'WebSocket': The close code must be either 1000, or between 3000 and 4999. ${String(number)} is neither.`,
        'InvalidAccessError',
      );
    }
    const text = reason === undefined ? '' : String(reason).toWellFormed();
    if (Buffer.byteLength(text) > MOST_REASON_BYTES) {
      throw tracedException(
        `Failed to execute 'close' on 'WebSocket': The close reason must not be greater than ${String(MOST_REASON_BYTES)} UTF-8 bytes.`,
        'SyntaxError',
      );
    }
    if (this.#state >= STATES.CLOSING) return;
    this.#state = STATES.CLOSING;
    if (number === undefined && text !== '') this.#socket?.close(1000, text);
    else this.#socket?.close(number, text);
  }

  #listen(socket: WebSocketOfWs): void {
    socket.on('open', () => {
      this.#state = STATES.OPEN;
      // Each event is a task of its own: who awaits `open` listens before a message comes, even one that came with the 101.
      socket.pause();
      queueTurn(() => {
        socket.resume();
      });
      this.dispatchEvent(new Event('open'));
    });
    socket.on('message', (data, isBinary) => {
      // A page that said goodbye hears nothing more.
      if (this.#state !== STATES.OPEN) return;
      const bytes = data as unknown as ArrayBuffer;
      const { origin } = this.#url;
      const value = isBinary ? this.#binaryValue(bytes) : textOf(bytes);
      this.dispatchEvent(new MessageEvent('message', { data: value, origin }));
    });
    // A page never learns why a connection failed: an `error` without words, then 1006.
    socket.on('error', () => {
      this.#state = STATES.CLOSING;
      hasFailed = true;
    });
    let hasFailed = false;
    socket.on('close', (code, reason) => {
      this.#state = STATES.CLOSED;
      if (hasFailed) this.#fail('');
      this.#dispatchClose(hasFailed ? 1006 : code, hasFailed ? '' : reason.toString());
    });
  }

  #fail(message: string): void {
    const error = new TypeError(message);
    this.dispatchEvent(new ErrorEvent('error', { message, error }));
  }

  #dispatchClose(code: number, reason: string): void {
    this.dispatchEvent(new CloseEvent('close', { code, reason, wasClean: code !== 1006 }));
  }

  #binaryValue(bytes: ArrayBuffer): Blob | ArrayBuffer {
    return this.#binaryType === 'blob' ? new Blob([bytes]) : bytes;
  }

  #handler(type: EventType): Handler {
    return this.#handlers.get(type)?.current ?? null;
  }

  // A handler keeps its place among the listeners while others take its turn.
  #setHandler(type: EventType, handler: unknown): void {
    const current = typeof handler === 'function' ? (handler as Handler) : null;
    const slot = this.#handlers.get(type);
    if (slot) {
      slot.current = current;
      return;
    }
    const added: { current: Handler } = { current };
    this.#handlers.set(type, added);
    this.addEventListener(type, (event) => {
      added.current?.call(this, event);
    });
  }
}

for (const owner of [WebSocket, WebSocket.prototype]) {
  for (const [name, value] of Object.entries(STATES))
    Object.defineProperty(owner, name, { value, enumerable: true });
}
Object.defineProperty(WebSocket.prototype, Symbol.toStringTag, { value: 'WebSocket' });

function sizeOf(data: Exclude<Data, never>): number {
  if (typeof data === 'string') return Buffer.byteLength(data);
  return data instanceof Blob ? data.size : data.byteLength;
}

function textOf(bytes: ArrayBuffer): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

// Web IDL's [Clamp] unsigned short.
function clamp(code: number): number {
  const number = Number(code);
  return Number.isNaN(number) ? 0 : Math.round(Math.min(Math.max(number, 0), 65_535));
}
