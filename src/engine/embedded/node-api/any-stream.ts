import type { Socket } from './socket.ts';

/** Ends a connection when all that was written is on its way; a stream that is no socket is only ended, as in Node. */
export function endSoon(socket: Socket): void {
  if (typeof socket.destroySoon === 'function') socket.destroySoon();
  else (socket as { end(): unknown }).end();
}

/** Sets the time after which a silent connection is told of; a stream that is no socket has none, as in Node. */
export function timeSilence(socket: Socket, ms: number): void {
  if (typeof socket.setTimeout === 'function') socket.setTimeout(ms);
}
