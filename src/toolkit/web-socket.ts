import type { IncomingMessage } from 'node:http';
import type { App } from './app.ts';
import { checkClose } from './close-code.ts';
import { Connection } from './connection.ts';
import { WebSocketDisconnect, WebSocketStateError } from './errors.ts';
import { HttpResponse } from './http-response.ts';
import {
  type Arrival,
  bytesOf,
  type JsonMode,
  type MessageChannel,
  type ReceiveOptions,
  textOf,
} from './message-channel.ts';
import type { HeaderList } from './request-headers.ts';

/** `response`: a denial response has begun. Mirrors Starlette's `WebSocketState`. */
export type WebSocketState = 'connecting' | 'connected' | 'disconnected' | 'response';

export type AcceptOptions = {
  /** One of those that the client offered; none, and no header is sent. */
  subprotocol?: string | null;
  headers?: HeaderList;
};

/** The other half of a connection that isn't open yet. */
export type Answerer = {
  readonly offered: readonly string[];
  /** Opens it; undefined when nobody is there any more. */
  accept(subprotocol: string | undefined, headers: HeaderList): MessageChannel | undefined;
  refuse(response: HttpResponse): void;
  /** Resolves when the client has left before. */
  left(signal?: AbortSignal): Promise<Arrival>;
};

/** A message as `receive` gives it. */
export type IncomingEvent = { type: 'websocket.connect' } | Arrival;

/** A message as `send` takes it. */
export type OutgoingEvent =
  | ({ type: 'websocket.accept' } & AcceptOptions)
  | { type: 'websocket.send'; text?: string; bytes?: Uint8Array }
  | { type: 'websocket.close'; code?: number; reason?: string }
  | { type: 'websocket.http.response'; response: HttpResponse };

/** One client's connection, as its handler and its dependencies see it. Mirrors FastAPI's `WebSocket`. */
export class WebSocket extends Connection {
  /** What was received: the connection, its end. */
  clientState: WebSocketState = 'connecting';
  /** What was sent: the acceptance, the end. */
  applicationState: WebSocketState = 'connecting';
  readonly #answerer: Answerer;
  #channel: MessageChannel | undefined;

  constructor(app: App, request: IncomingMessage, answerer: Answerer) {
    super(app, request);
    this.#answerer = answerer;
  }

  /** Whether what is sent now can still arrive. */
  get isConnected(): boolean {
    return this.applicationState === 'connected' && this.#channel?.isOpen === true;
  }

  /** The subprotocols that the client offers, in its order. */
  get subprotocols(): readonly string[] {
    return this.#answerer.offered;
  }

  /** Answers the handshake with 101. Throws a `WebSocketStateError` a second time, or for a subprotocol that wasn't offered. */
  async accept({ subprotocol, headers = {} }: AcceptOptions = {}): Promise<void> {
    if (this.applicationState !== 'connecting') throw this.#lateError('accept');
    if (subprotocol && !this.subprotocols.includes(subprotocol)) {
      throw new WebSocketStateError(
        `The client did not offer the subprotocol "${subprotocol}", and would fail. Accept one of websocket.subprotocols, or none.`,
      );
    }
    this.clientState = 'connected';
    this.#channel = this.#answerer.accept(subprotocol ?? undefined, headers);
    this.applicationState = this.#channel ? 'connected' : 'disconnected';
    if (!this.#channel) throw new WebSocketDisconnect(1006);
  }

  /** The next event as it is: the connection first, a message of either kind, the end; it throws for none of them. */
  async receive({ signal }: ReceiveOptions = {}): Promise<IncomingEvent> {
    if (this.clientState === 'connecting') {
      this.clientState = 'connected';
      return { type: 'websocket.connect' };
    }
    this.#checkNotOver();
    return this.#noted(await (this.#channel?.take(signal) ?? this.#answerer.left(signal)));
  }

  /** The next message, which has to be a text. Throws `WebSocketDisconnect` when the client is gone, `WebSocketMessageTypeError` for bytes. */
  async receiveText({ signal }: ReceiveOptions = {}): Promise<string> {
    return textOf(this.#noted(await this.#openChannel().take(signal)));
  }

  /** The next message, which has to be binary; throws as `receiveText`. */
  async receiveBytes({ signal }: ReceiveOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
    return bytesOf(this.#noted(await this.#openChannel().take(signal)));
  }

  /** The next message as a JSON value; a SyntaxError for what isn't JSON, which is consumed. */
  async receiveJson({
    mode = 'text',
    signal,
  }: ReceiveOptions & { mode?: JsonMode } = {}): Promise<unknown> {
    checkMode(mode);
    const arrival = this.#noted(await this.#openChannel().take(signal));
    return JSON.parse(mode === 'text' ? textOf(arrival) : Buffer.from(bytesOf(arrival)).toString());
  }

  /** Every text until the client leaves. */
  iterText(options?: ReceiveOptions): AsyncGenerator<string, void, undefined> {
    return untilDisconnect(() => this.receiveText(options));
  }

  /** Every binary message until the client leaves. */
  iterBytes(options?: ReceiveOptions): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
    return untilDisconnect(() => this.receiveBytes(options));
  }

  /** Every message as a JSON value until the client leaves. */
  iterJson(
    options?: ReceiveOptions & { mode?: JsonMode },
  ): AsyncGenerator<unknown, void, undefined> {
    return untilDisconnect(() => this.receiveJson(options));
  }

  /** Sends a text. Throws `WebSocketDisconnect` when the client is gone, `WebSocketStateError` before accept or after close. */
  async sendText(text: string): Promise<void> {
    if (typeof text !== 'string')
      throw new TypeError(
        `sendText() takes a string, not ${typeof text}. Use sendJson() for other values.`,
      );
    await this.#channelToSend().send(text);
  }

  /** Sends bytes; throws as `sendText`. */
  async sendBytes(bytes: Uint8Array): Promise<void> {
    if (!(bytes instanceof Uint8Array))
      throw new TypeError('sendBytes() takes a Uint8Array or a Buffer.');
    await this.#channelToSend().send(bytes);
  }

  /** Sends a value as compact JSON, in a text or a binary message; throws as `sendText`. */
  async sendJson(value: unknown, { mode = 'text' }: { mode?: JsonMode } = {}): Promise<void> {
    checkMode(mode);
    const text: string | undefined = JSON.stringify(value);
    if (text === undefined) throw new TypeError(`A ${typeof value} can't be written as JSON.`);
    await this.#channelToSend().send(mode === 'text' ? text : Buffer.from(text));
  }

  /** Hands prepared bytes over without waiting, which a broadcast must not do for a slow member; throws as `sendText`. */
  sendPrepared(bytes: Uint8Array, isText: boolean): void {
    // Its own handler hears of the end when it has received the rest, not because others wrote to it.
    if (this.#channel?.isOpen === false) throw new WebSocketDisconnect(1006);
    this.#channelToSend().sendPrepared(bytes, isText);
  }

  /**
   * Sends a close frame with this code and reason; before accept it refuses with HTTP 403. Throws a RangeError for
   * what a close frame can't carry, and the connection stays open then; `WebSocketDisconnect` when the client is gone.
   */
  async close(code = 1000, reason = ''): Promise<void> {
    if (this.applicationState === 'connecting') {
      this.#refuse(new HttpResponse(403));
      return;
    }
    checkClose(code, reason);
    const channel = this.#channelToSend();
    this.applicationState = 'disconnected';
    channel.close(code, reason);
  }

  /** Refuses the handshake with an HTTP response of your own. */
  async sendDenialResponse(response: HttpResponse): Promise<void> {
    if (this.applicationState === 'disconnected') throw closedError();
    if (this.applicationState !== 'connecting') throw this.#lateError('response');
    this.#refuse(response);
  }

  /** Sends an event as it is; `sendText` and its like are shorter. */
  async send(event: OutgoingEvent): Promise<void> {
    if (this.applicationState === 'connected' && !sendable.has(event.type)) {
      throw new WebSocketStateError(
        `Expected a "websocket.send" or "websocket.close" event, but got "${event.type}".`,
      );
    }
    switch (event.type) {
      case 'websocket.accept':
        return this.accept(event);
      case 'websocket.close':
        return this.close(event.code, event.reason);
      case 'websocket.http.response':
        return this.sendDenialResponse(event.response);
      case 'websocket.send':
        if (event.bytes) return this.sendBytes(event.bytes);
        return event.text === undefined ? undefined : this.sendText(event.text);
    }
  }

  #refuse(response: HttpResponse): void {
    this.applicationState = 'disconnected';
    this.#answerer.refuse(response);
  }

  #openChannel(): MessageChannel {
    if (this.applicationState !== 'connected' || !this.#channel) {
      const why =
        this.applicationState === 'connecting'
          ? 'Write "await websocket.accept()" before.'
          : 'This connection was accepted and is closed: leave the loop after close().';
      throw new WebSocketStateError(
        `WebSocket is not connected. Need to call "accept" first. ${why}`,
      );
    }
    this.#checkNotOver();
    return this.#channel;
  }

  #checkNotOver(): void {
    if (this.clientState !== 'disconnected') return;
    throw new WebSocketStateError(
      'Cannot call "receive" once a disconnect message has been received. Leave the loop when WebSocketDisconnect is thrown.',
    );
  }

  #channelToSend(): MessageChannel {
    if (this.applicationState === 'connecting') {
      throw new WebSocketStateError(
        'Expected accept, close or response start, got send. Write "await websocket.accept()" before.',
      );
    }
    if (this.applicationState !== 'connected' || !this.#channel) throw closedError();
    if (!this.#channel.isOpen) {
      this.applicationState = 'disconnected';
      throw new WebSocketDisconnect(1006);
    }
    return this.#channel;
  }

  #noted<T extends Arrival>(arrival: T): T {
    if (arrival.type === 'websocket.disconnect') this.clientState = 'disconnected';
    return arrival;
  }

  #lateError(what: 'accept' | 'response'): WebSocketStateError {
    if (this.applicationState === 'disconnected') return closedError();
    return new WebSocketStateError(
      `Expected a send or close event, got ${what}. This connection is accepted already: accept() belongs in one place only.`,
    );
  }
}

async function* untilDisconnect<T>(receive: () => Promise<T>): AsyncGenerator<T, void, undefined> {
  try {
    for (;;) yield await receive();
  } catch (error) {
    if (!(error instanceof WebSocketDisconnect)) throw error;
  }
}

const sendable: ReadonlySet<string> = new Set(['websocket.send', 'websocket.close']);

function checkMode(mode: string): void {
  if (mode === 'text' || mode === 'binary') return;
  throw new WebSocketStateError(`The "mode" argument should be "text" or "binary", not "${mode}".`);
}

function closedError(): WebSocketStateError {
  return new WebSocketStateError(
    'Cannot call "send" once a close message has been sent. This connection is closed: send before close().',
  );
}
