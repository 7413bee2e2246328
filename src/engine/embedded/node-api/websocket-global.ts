import WebSocketOfWs from 'ws';

type Handler = ((event: Event) => void) | null;
type BinaryType = 'blob' | 'arraybuffer';

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;
const MOST_REASON_BYTES = 123;

/** The browser's `WebSocket` over the virtual network, as Node and browsers give it to programs. */
export class WebSocket extends EventTarget {
  static readonly CONNECTING = CONNECTING;
  static readonly OPEN = OPEN;
  static readonly CLOSING = CLOSING;
  static readonly CLOSED = CLOSED;
  readonly CONNECTING = CONNECTING;
  readonly OPEN = OPEN;
  readonly CLOSING = CLOSING;
  readonly CLOSED = CLOSED;
  readonly #socket: WebSocketOfWs;
  readonly #handlers = new Map<
    string,
    { handler: (event: Event) => void; listener: (event: Event) => void }
  >();
  #binaryType: BinaryType = 'blob';

  constructor(url: string | URL, protocols: string | string[] = []) {
    super();
    this.#socket = openSocket(url, typeof protocols === 'string' ? [protocols] : [...protocols]);
    this.#socket.binaryType = 'arraybuffer';
    this.#listen();
  }

  get url(): string {
    return this.#socket.url;
  }

  get protocol(): string {
    return this.#socket.protocol;
  }

  get extensions(): string {
    return this.#socket.extensions;
  }

  get readyState(): 0 | 1 | 2 | 3 {
    return this.#socket.readyState;
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount;
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

  send(data: string | Blob | ArrayBuffer | ArrayBufferView): void {
    if (this.readyState === CONNECTING) {
      throw new DOMException(
        "Failed to execute 'send' on 'WebSocket': Still in CONNECTING state.",
        'InvalidStateError',
      );
    }
    const isBytes = data instanceof Blob || data instanceof ArrayBuffer || ArrayBuffer.isView(data);
    this.#socket.send(isBytes ? data : String(data));
  }

  close(code?: number, reason = ''): void {
    if (code !== undefined && code !== 1000 && !(code >= 3000 && code <= 4999)) {
      throw new DOMException(
        `Failed to execute 'close' on 'WebSocket': The close code must be either 1000, or between 3000 and 4999. ${String(code)} is neither.`,
        'InvalidAccessError',
      );
    }
    if (new TextEncoder().encode(reason).length > MOST_REASON_BYTES) {
      throw new DOMException(
        `Failed to execute 'close' on 'WebSocket': The close reason must not be greater than ${String(MOST_REASON_BYTES)} UTF-8 bytes.`,
        'SyntaxError',
      );
    }
    if (code === undefined && reason !== '') this.#socket.close(1000, reason);
    else this.#socket.close(code, reason);
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on('open', () => {
      this.dispatchEvent(new Event('open'));
    });
    socket.on('message', (data, isBinary) => {
      const bytes = data as unknown as ArrayBuffer;
      const origin = new URL(this.url).origin;
      const value = isBinary
        ? this.#binaryValue(bytes)
        : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      this.dispatchEvent(new MessageEvent('message', { data: value, origin }));
    });
    // A page never learns why a connection failed: an empty `error`, then 1006.
    socket.on('error', () => {
      this.dispatchEvent(new Event('error'));
    });
    socket.on('close', (code, reason) => {
      const wasClean = code !== 1006;
      this.dispatchEvent(new CloseEvent('close', { code, reason: reason.toString(), wasClean }));
    });
  }

  #binaryValue(bytes: ArrayBuffer): Blob | ArrayBuffer {
    return this.#binaryType === 'blob' ? new Blob([bytes]) : bytes;
  }

  #handler(type: string): Handler {
    return this.#handlers.get(type)?.handler ?? null;
  }

  #setHandler(type: string, handler: Handler): void {
    const before = this.#handlers.get(type);
    if (before) this.removeEventListener(type, before.listener);
    this.#handlers.delete(type);
    if (typeof handler !== 'function') return;
    const listener = (event: Event): void => {
      handler.call(this, event);
    };
    this.#handlers.set(type, { handler, listener });
    this.addEventListener(type, listener);
  }
}

function openSocket(url: string | URL, protocols: string[]): WebSocketOfWs {
  const fail = (words: string): never => {
    throw new DOMException(`Failed to construct 'WebSocket': ${words}`, 'SyntaxError');
  };
  let address: URL;
  try {
    address = new URL(url);
  } catch {
    return fail(`The URL '${String(url)}' is invalid.`);
  }
  if (!['ws:', 'wss:', 'http:', 'https:'].includes(address.protocol)) {
    return fail(
      `The URL's scheme must be either 'http', 'https', 'ws', or 'wss'. '${address.protocol.slice(0, -1)}' is not allowed.`,
    );
  }
  if (address.hash !== '') {
    return fail(
      `The URL contains a fragment identifier ('${address.hash.slice(1)}'). Fragment identifiers are not allowed in WebSocket URLs.`,
    );
  }
  try {
    return new WebSocketOfWs(address, protocols);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}
