import type { IncomingMessage } from 'node:http';
import type { App } from './app.ts';
import { checkClose } from './close-code.ts';
import { Connection } from './connection.ts';
import { WebSocketDisconnect, WebSocketMessageTypeError } from './errors.ts';
import { closed, expected, stateError } from './state-errors.ts';
import { HttpResponse } from './http.ts';
import { jsonText } from './json-text.ts';
import { untilDisconnect } from './until-disconnect.ts';
import type { Arrival, MessageChannel } from './message-channel.ts';
import type { AcceptOptions, Answerer, IncomingEvent, JsonOptions } from './web-socket-types.ts';
import type { OutgoingEvent, ReceiveOptions, WebSocketState } from './web-socket-types.ts';

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
    this.#checkUnanswered('accept');
    if (subprotocol && !this.subprotocols.includes(subprotocol)) {
      const words = `The client did not offer the subprotocol "${subprotocol}", and would fail.`;
      throw stateError(words, 'Accept one of websocket.subprotocols, or none.');
    }
    this.clientState = 'connected';
    this.#channel = this.#answerer.accept(subprotocol ?? undefined, headers);
    this.applicationState = this.#channel ? 'connected' : 'disconnected';
    if (!this.#channel) throw new WebSocketDisconnect(1006);
  }

  /** The next event as it is: the connection first, a message of either kind, the end; it throws for none of them. */
  async receive({ signal }: ReceiveOptions = {}): Promise<IncomingEvent> {
    const isFirst = this.clientState === 'connecting';
    this.#checkNotOver();
    if (isFirst) this.clientState = 'connected';
    if (isFirst) return { type: 'websocket.connect' };
    const arrival = await (this.#channel?.take(signal) ?? this.#answerer.left);
    if (arrival.type === 'websocket.disconnect') this.clientState = 'disconnected';
    return arrival;
  }

  /** The next message, a text. Throws `WebSocketDisconnect` when the client is gone, `WebSocketMessageTypeError` for bytes. */
  async receiveText({ signal }: ReceiveOptions = {}): Promise<string> {
    const { text } = this.#message(await this.#receiving.take(signal));
    if (text === undefined) throw new WebSocketMessageTypeError('text');
    return text;
  }

  /** The next message, a binary one; throws as `receiveText`. */
  async receiveBytes({ signal }: ReceiveOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
    const { bytes } = this.#message(await this.#receiving.take(signal));
    if (bytes === undefined) throw new WebSocketMessageTypeError('bytes');
    return bytes;
  }

  /** The next message as a JSON value; a SyntaxError for what isn't JSON, which is consumed. */
  async receiveJson({ mode, signal }: ReceiveOptions & JsonOptions = {}): Promise<unknown> {
    const options = signal ? { signal } : {};
    if (isTextMode(mode)) return JSON.parse(await this.receiveText(options)) as unknown;
    return JSON.parse(new TextDecoder().decode(await this.receiveBytes(options))) as unknown;
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
  iterJson(options?: ReceiveOptions & JsonOptions): AsyncGenerator<unknown, void, undefined> {
    return untilDisconnect(() => this.receiveJson(options));
  }

  /** Sends a text. Throws `WebSocketDisconnect` when the client is gone, `WebSocketStateError` before accept or after close. */
  async sendText(text: string): Promise<void> {
    if (typeof text !== 'string') throw new TypeError('sendText() takes a string; see sendJson().');
    // Node writes two buffers, the frame's header and this, faster than a buffer and a string.
    await this.#sending.send(Buffer.from(text), true);
  }

  /** Sends bytes; throws as `sendText`. */
  async sendBytes(bytes: Uint8Array): Promise<void> {
    if (!(bytes instanceof Uint8Array)) throw new TypeError('sendBytes() takes a Uint8Array.');
    await this.#sending.send(bytes, false);
  }

  /** Sends a value as compact JSON, in a text or a binary message; throws as `sendText`. */
  async sendJson(value: unknown, { mode }: JsonOptions = {}): Promise<void> {
    const isText = isTextMode(mode);
    await this.#sending.send(Buffer.from(jsonText(value)), isText);
  }

  /** Hands encoded bytes over without waiting, which a broadcast must not do for a slow member; throws as `sendText`. */
  sendNow(bytes: Uint8Array, isText: boolean): void {
    // Its own handler hears of the end when it has received the rest, not because others wrote to it.
    if (this.#channel?.isOpen === false) throw new WebSocketDisconnect(1006);
    void this.#sending.send(bytes, isText);
  }

  /**
   * Sends a close frame; before accept, refuses with HTTP 403. Throws a RangeError for what a close frame can't
   * carry, which leaves the connection open, and `WebSocketDisconnect` when the client is gone.
   */
  async close(code = 1000, reason = ''): Promise<void> {
    if (this.applicationState === 'connecting')
      return this.sendDenialResponse(new HttpResponse(403));
    checkClose(code, reason);
    const channel = this.#sending;
    this.applicationState = 'disconnected';
    channel.close(code, reason);
  }

  /** Refuses the handshake with an HTTP response of your own. */
  async sendDenialResponse(response: HttpResponse): Promise<void> {
    this.#checkUnanswered('response');
    this.applicationState = 'disconnected';
    this.#answerer.refuse(response);
  }

  /** Sends an event as it is; `sendText` and its like are shorter. */
  async send(event: OutgoingEvent): Promise<void> {
    if (event.type === 'websocket.send') {
      if (event.bytes) await this.sendBytes(event.bytes);
      else if (event.text !== undefined) await this.sendText(event.text);
    } else if (event.type === 'websocket.close') await this.close(event.code, event.reason);
    else if (this.applicationState === 'connected') throw expected('send or close', event.type);
    else if (event.type === 'websocket.accept') await this.accept(event);
    else await this.sendDenialResponse(event.response);
  }

  get #receiving(): MessageChannel {
    const isOpen = this.applicationState === 'connected';
    if (isOpen) this.#checkNotOver();
    if (isOpen && this.#channel) return this.#channel;
    const isNew = this.applicationState === 'connecting';
    const cure = isNew ? 'Write "await websocket.accept()".' : 'It is closed: leave the loop.';
    throw stateError('WebSocket is not connected. Need to call "accept" first.', cure);
  }

  get #sending(): MessageChannel {
    if (this.applicationState === 'connecting') throw expected('accept, close or response', 'send');
    if (this.applicationState !== 'connected' || !this.#channel) throw closed();
    if (this.#channel.isOpen) return this.#channel;
    this.applicationState = 'disconnected';
    throw new WebSocketDisconnect(1006);
  }

  #checkUnanswered(what: string): void {
    if (this.applicationState === 'disconnected') throw closed();
    if (this.applicationState === 'connected') throw expected('send or close', what);
  }

  #checkNotOver(): void {
    if (this.clientState !== 'disconnected') return;
    const words = 'Cannot call "receive" once a disconnect message has been received.';
    throw stateError(words, 'Leave the loop when WebSocketDisconnect is thrown.');
  }

  #message(arrival: Arrival): Arrival & { type: 'websocket.receive' } {
    if (arrival.type === 'websocket.receive') return arrival;
    this.clientState = 'disconnected';
    throw new WebSocketDisconnect(arrival.code, arrival.reason);
  }
}

function isTextMode(mode: string = 'text'): boolean {
  if (mode === 'text' || mode === 'binary') return mode === 'text';
  throw stateError('The "mode" argument should be "text" or "binary",', `not "${mode}".`);
}
