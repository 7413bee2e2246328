import { sayInChecks } from '../translations/checks.ts';
import type { Text } from '../translations/text.ts';
import { ExpectationError } from './expectation-error.ts';
import type { PeerEnd } from './wire-peer.ts';

/** How a WebSocket ended: by a close frame, or without one. */
export type ConnectionEnd = { type: 'closed'; code: number; reason: string } | PeerEnd;

/** The code that a program on the judge's side would be told (RFC 6455 §7.1.5). */
export function codeOfEnd(end: ConnectionEnd): number {
  return end.type === 'closed' ? end.code : 1006;
}

/** Names the end of a connection in a sentence. */
export function describeEnd(end: ConnectionEnd): Text {
  return sayInChecks((texts) => {
    switch (end.type) {
      case 'closed':
        return end.code === 1005 ? texts.closed : texts.closedWith(end.code, end.reason);
      case 'refused':
        return texts.refused;
      case 'ended':
        return texts.endedWithoutClose;
      case 'reset':
        return texts.wasReset;
      case 'not-http':
        return texts.notHttp;
      case 'flood':
        return texts.tooMuch;
      case 'broken-frame':
        return texts.notAFrame(end.problem);
    }
  });
}

const failedAfterAccepting: Text = {
  es: 'Con 1011 se cierra la conexión de una función que deja pasar un error: lo que escribió tu programa dice cuál.',
  en: 'A function that lets an error through has its connection closed with 1011: what your program wrote tells which.',
};

const tooLong: Text = {
  es: 'Con 1009 se cierra una conexión por la que llegó un mensaje demasiado largo: `maxPayload` es el límite.',
  en: 'A connection on which a message was too long is closed with 1009: `maxPayload` is the limit.',
};

/** The failure of a check whose connection ended in place of what it expected. */
export function endedInstead(expected: Text, end: ConnectionEnd): ExpectationError {
  return new ExpectationError(expected, describeEnd(end), 'closed', { meaning: meaningOf(end) });
}

function meaningOf(end: ConnectionEnd): Text | undefined {
  if (end.type !== 'closed') return undefined;
  if (end.code === 1009) return tooLong;
  return end.code === 1011 ? failedAfterAccepting : undefined;
}
