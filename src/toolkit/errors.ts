/** What went wrong with one declared parameter: its kind, where it was looked for, a sentence, and what came. */
export type ParameterProblem = {
  type: string;
  loc: readonly string[];
  msg: string;
  input: string | readonly string[] | null;
};

/** Thrown by a receive or a send when the client is gone: its close code and reason. Mirrors Starlette's `WebSocketDisconnect`. */
export class WebSocketDisconnect extends Error {
  override readonly name = 'WebSocketDisconnect';
  readonly code: number;
  readonly reason: string;

  constructor(code = 1000, reason = '') {
    super(`The client left with code ${code}${reason && `: ${reason}`}.`);
    this.code = code;
    this.reason = reason;
  }
}

/**
 * To be thrown by a handler or a dependency: closes with this code and reason once accepted; before that it
 * refuses with HTTP 403, which carries neither. Mirrors FastAPI's `WebSocketException`.
 */
export class WebSocketException extends Error {
  override readonly name = 'WebSocketException';
  readonly code: number;
  readonly reason: string;

  constructor(code: number, reason = '') {
    super(`The connection is to be closed with code ${code}${reason && `: ${reason}`}.`);
    this.code = code;
    this.reason = reason;
  }
}

/**
 * To be thrown before accept, or by an HTTP route: answers with this status, these headers and `{"detail": …}`.
 * Mirrors FastAPI's `HTTPException`.
 */
export class HTTPException extends Error {
  override readonly name = 'HTTPException';
  readonly status: number;
  readonly detail: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, detail?: unknown, headers: Readonly<Record<string, string>> = {}) {
    super(`HTTP ${status}${typeof detail === 'string' ? `: ${detail}` : ''}`);
    this.status = status;
    this.detail = detail;
    this.headers = headers;
  }
}

/**
 * Declared parameters were missing or didn't fit; `errors` names each. Refused with HTTP 403 before accept, closed
 * with 1008 after. Mirrors FastAPI's `WebSocketRequestValidationError`.
 */
export class WebSocketRequestValidationError extends Error {
  override readonly name = 'WebSocketRequestValidationError';
  readonly errors: readonly ParameterProblem[];

  constructor(errors: readonly ParameterProblem[]) {
    super(errors.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`).join('; '));
    this.errors = errors;
  }
}

/**
 * A method was called in a state that doesn't allow it; the text names the state and the cure. Mirrors Starlette's
 * `RuntimeError` and `WebSocketDisconnected`.
 */
export class WebSocketStateError extends Error {
  override readonly name = 'WebSocketStateError';
}

/**
 * A message of the other kind came: it is consumed, the connection stays open. Uncaught, it closes with 1003.
 * FastAPI has a `KeyError` here.
 */
export class WebSocketMessageTypeError extends Error {
  override readonly name = 'WebSocketMessageTypeError';

  constructor(expected: 'text' | 'bytes') {
    const [came, cure] = expected === 'text' ? ['bytes', 'receiveBytes'] : ['text', 'receiveText'];
    super(`Expected ${expected}, but the client sent ${came}. Use ${cure}() or receive() for it.`);
  }
}
