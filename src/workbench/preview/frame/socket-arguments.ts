import { asText, pageAddress } from './page-door.ts';

/** The address of a socket, as the WHATWG WebSockets Standard reads it; throws a SyntaxError where it is none. */
export function readUrl(given: unknown): string {
  const text = String(given);
  const url = URL.canParse(text, pageAddress) ? new URL(text, pageAddress) : undefined;
  if (!url) throw syntaxError(`The URL '${text}' is invalid.`);
  if (url.protocol === 'http:') url.protocol = 'ws:';
  else if (url.protocol === 'https:') url.protocol = 'wss:';
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:') {
    throw syntaxError(
      `The URL's scheme must be either 'http', 'https', 'ws', or 'wss'. '${url.protocol.slice(0, -1)}' is not allowed.`,
    );
  }
  if (url.hash || url.href.endsWith('#')) {
    throw syntaxError(
      `The URL contains a fragment identifier ('${url.hash.slice(1)}'). Fragment identifiers are not allowed in WebSocket URLs.`,
    );
  }
  return url.href;
}

/** The subprotocols that are asked for; throws a SyntaxError for one that is no token or is there twice. */
export function readProtocols(given: unknown): string[] {
  const isList = typeof given === 'object' && given !== null && Symbol.iterator in given;
  const names = (isList ? [...(given as Iterable<unknown>)] : [given]).map(String);
  for (const [index, name] of names.entries()) {
    if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) {
      throw syntaxError(`The subprotocol '${name}' is invalid.`);
    }
    if (names.indexOf(name) !== index)
      throw syntaxError(`The subprotocol '${name}' is duplicated.`);
  }
  return names;
}

/** The code and reason of a close; throws as a browser does for what a page may not send. */
export function readClose(code: unknown, reason: unknown): { code: number | null; reason: string } {
  const text = reason === undefined ? '' : asText(reason).toWellFormed();
  const number = code === undefined ? null : clamp(Number(code));
  if (number !== null && number !== 1000 && (number < 3000 || number > 4999)) {
    throw failure(
      'close',
      `The close code must be either 1000, or between 3000 and 4999. ${String(number)} is neither.`,
      'InvalidAccessError',
    );
  }
  if (new TextEncoder().encode(text).length > 123) {
    throw failure(
      'close',
      'The close reason must not be greater than 123 UTF-8 bytes.',
      'SyntaxError',
    );
  }
  // A reason travels behind a code only.
  return { code: number ?? (text ? 1000 : null), reason: text };
}

/** What a page gets for sending while the socket is not yet open. */
export function notYetOpen(): DOMException {
  return failure('send', 'Still in CONNECTING state.', 'InvalidStateError');
}

function clamp(number: number): number {
  return Math.min(65_535, Math.max(0, Math.round(number) || 0));
}

function syntaxError(reason: string): DOMException {
  return new DOMException(`Failed to construct 'WebSocket': ${reason}`, 'SyntaxError');
}

function failure(method: string, reason: string, name: string): DOMException {
  return new DOMException(`Failed to execute '${method}' on 'WebSocket': ${reason}`, name);
}
