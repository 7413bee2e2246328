import type { HeaderValues, HttpResponse } from './http.ts';
import type { Arrival, MessageChannel } from './message-channel.ts';

/** Mirrors Starlette's `WebSocketState`. */
export type WebSocketState = 'connecting' | 'connected' | 'disconnected';

/** One of the offered subprotocols, or none, and more headers for the 101. */
export type AcceptOptions = { subprotocol?: string | null; headers?: HeaderValues };

/** When the signal is aborted, a receive rejects with its reason, and no message is lost. */
export type ReceiveOptions = { signal?: AbortSignal };

/** The kind of frame that JSON travels in. */
export type JsonOptions = { mode?: 'text' | 'binary' };

/** A message as `receive` gives it. */
export type IncomingEvent = { type: 'websocket.connect' } | Arrival;

/** A message as `send` takes it. */
export type OutgoingEvent =
  | ({ type: 'websocket.accept' } & AcceptOptions)
  | { type: 'websocket.send'; text?: string; bytes?: Uint8Array }
  | { type: 'websocket.close'; code?: number; reason?: string }
  | { type: 'websocket.http.response'; response: HttpResponse };

/** The other half of a connection that isn't open yet. */
export type Answerer = {
  readonly offered: readonly string[];
  /** Resolves when the client has left before it was answered. */
  readonly left: Promise<Arrival>;
  /** Opens it; undefined when nobody is there any more. */
  accept(subprotocol: string | undefined, headers: HeaderValues): MessageChannel | undefined;
  refuse(response: HttpResponse): void;
};
