import type { PageNews } from '../preview-messages.ts';
import { asText, enter, fromBase64, leave, say, toBase64 } from './page-door.ts';
import { notYetOpen, readClose, readProtocols, readUrl } from './socket-arguments.ts';

type Handler = ((event: Event) => unknown) | null;
type State = 0 | 1 | 2 | 3;
type EventName = 'open' | 'message' | 'error' | 'close';

const names = ['open', 'message', 'error', 'close'] as const;

/** The `WebSocket` of a page in a preview: what a browser's does, over the virtual network. */
export class PageWebSocket extends EventTarget {
  readonly #url: string;
  readonly #id: number;
  readonly #handlers = new Map<EventName, { current: Handler }>();
  #state: State = 0;
  #protocol = '';
  #extensions = '';
  #binaryType: BinaryType = 'blob';
  #buffered = 0;
  /** What is sent leaves in its order, although the bytes of a blob come late. */
  #outgoing = Promise.resolve();
  #isWaiting = 0;

  constructor(url: string | URL, protocols: string | string[] = []) {
    if (arguments.length === 0) {
      throw new TypeError(
        "Failed to construct 'WebSocket': 1 argument required, but only 0 present.",
      );
    }
    super();
    this.#url = readUrl(url);
    const list = readProtocols(protocols);
    this.#id = enter((news) => {
      this.#hear(news);
    });
    say({ type: 'open', id: this.#id, url: this.#url, protocols: list });
  }

  get url(): string {
    return this.#url;
  }

  get readyState(): State {
    return this.#state;
  }

  get protocol(): string {
    return this.#protocol;
  }

  get extensions(): string {
    return this.#extensions;
  }

  get bufferedAmount(): number {
    return this.#buffered;
  }

  get binaryType(): BinaryType {
    return this.#binaryType;
  }

  set binaryType(type: BinaryType) {
    if (type === 'blob' || type === 'arraybuffer') this.#binaryType = type;
  }

  send(data: string | Blob | ArrayBuffer | ArrayBufferView): void {
    if (arguments.length === 0) {
      throw new TypeError(
        "Failed to execute 'send' on 'WebSocket': 1 argument required, but only 0 present.",
      );
    }
    if (this.#state === 0) throw notYetOpen();
    const id = this.#id;
    if (data instanceof Blob) {
      this.#count(data.size);
      const reading = data.arrayBuffer();
      this.#later(async () => {
        say({ type: 'send-bytes', id, base64: toBase64(new Uint8Array(await reading)) });
      });
      return;
    }
    const bytes = bytesOf(data);
    const text = bytes ? '' : asText(data).toWellFormed();
    this.#count(bytes ? bytes.length : new TextEncoder().encode(text).length);
    const order = bytes
      ? ({ type: 'send-bytes', id, base64: toBase64(bytes) } as const)
      : ({ type: 'send-text', id, text } as const);
    this.#later(() => {
      say(order);
    });
  }

  close(code?: number, reason?: string): void {
    const close = readClose(code, reason);
    if (this.#state >= 2) return;
    this.#state = 2;
    this.#later(() => {
      say({ type: 'close', id: this.#id, ...close });
    });
  }

  /** The `on…` attribute of an event, for the accessors. */
  static handlerOf(socket: PageWebSocket, name: EventName): Handler {
    return socket.#handlers.get(name)?.current ?? null;
  }

  /** Sets the `on…` attribute of an event: its place among the listeners is that of its first setting. */
  static setHandler(socket: PageWebSocket, name: EventName, value: unknown): void {
    const handler = typeof value === 'function' ? (value as Handler) : null;
    const known = socket.#handlers.get(name);
    if (known) {
      known.current = handler;
      return;
    }
    const place = { current: handler };
    socket.#handlers.set(name, place);
    socket.addEventListener(name, (event) => place.current?.call(socket, event));
  }

  #count(bytes: number): void {
    this.#buffered += bytes;
  }

  #later(task: () => void | Promise<void>): void {
    // Nothing waits for a blob: what is said now keeps its order with what the page says elsewhere.
    if (this.#isWaiting === 0) {
      const done = task();
      if (!done) return;
      this.#isWaiting += 1;
      this.#outgoing = done.finally(() => (this.#isWaiting -= 1));
      return;
    }
    this.#isWaiting += 1;
    this.#outgoing = this.#outgoing.then(task).finally(() => (this.#isWaiting -= 1));
  }

  #hear(news: PageNews): void {
    switch (news.type) {
      case 'opened':
        if (this.#state !== 0) return;
        this.#state = 1;
        this.#protocol = news.protocol;
        this.#extensions = news.extensions;
        this.dispatchEvent(new Event('open'));
        return;
      case 'text':
        this.#message(news.text);
        return;
      case 'bytes': {
        const bytes = fromBase64(news.base64);
        this.#message(this.#binaryType === 'blob' ? new Blob([bytes]) : bytes.buffer);
        return;
      }
      case 'accepted':
        this.#buffered -= news.amount;
        return;
      case 'failed':
        this.#state = 3;
        this.dispatchEvent(new Event('error'));
        return;
      case 'closed': {
        const { code, reason, wasClean } = news;
        leave(this.#id);
        this.#state = 3;
        this.dispatchEvent(new CloseEvent('close', { code, reason, wasClean }));
        return;
      }
      default:
    }
  }

  #message(data: unknown): void {
    if (this.#state !== 1) return;
    const { origin } = new URL(this.#url);
    this.dispatchEvent(new MessageEvent('message', { data, origin }));
  }
}

for (const name of names) {
  Object.defineProperty(PageWebSocket.prototype, `on${name}`, {
    configurable: true,
    enumerable: true,
    get(this: PageWebSocket) {
      return PageWebSocket.handlerOf(this, name);
    },
    set(this: PageWebSocket, value: unknown) {
      PageWebSocket.setHandler(this, name, value);
    },
  });
}
for (const [value, name] of ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'].entries()) {
  for (const owner of [PageWebSocket, PageWebSocket.prototype]) {
    Object.defineProperty(owner, name, { value, enumerable: true });
  }
}
Object.defineProperty(PageWebSocket, 'name', { value: 'WebSocket' });
Object.defineProperty(PageWebSocket.prototype, Symbol.toStringTag, {
  value: 'WebSocket',
  configurable: true,
});

function bytesOf(data: unknown): Uint8Array | undefined {
  if (data instanceof ArrayBuffer) return new Uint8Array(data.slice(0));
  if (!ArrayBuffer.isView(data)) return undefined;
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
}
