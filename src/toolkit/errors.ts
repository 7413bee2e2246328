/** What is wrong with one declared parameter: its kind, where it was looked for, a sentence, and what came. */
export type ParameterProblem = {
  type: string;
  loc: readonly string[];
  msg: string;
  input: unknown;
};

class ClosingError extends Error {
  readonly code: number;
  readonly reason: string;

  constructor(words: string, code: number, reason: string) {
    super(`${words} code ${code}${reason && `: ${reason}`}.`);
    this.code = code;
    this.reason = reason;
  }
}

/** Thrown by a receive or a send when the client is gone. Mirrors Starlette's `WebSocketDisconnect`. */
export class WebSocketDisconnect extends ClosingError {
  override readonly name = 'WebSocketDisconnect';
  constructor(code = 1000, reason = '') {
    super('The client left with', code, reason);
  }
}

/** To be thrown: closes with this code and reason; before accept, HTTP 403, which carries neither. Mirrors FastAPI's `WebSocketException`. */
export class WebSocketException extends ClosingError {
  override readonly name = 'WebSocketException';
  constructor(code: number, reason = '') {
    super('The connection is to be closed with', code, reason);
  }
}

/** To be thrown before accept, or by an HTTP route: answers with this status, headers and `{"detail": …}`. Mirrors FastAPI's `HTTPException`. */
export class HTTPException extends Error {
  override readonly name = 'HTTPException';
  declare readonly status: number;
  declare readonly detail: unknown;
  declare readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, detail?: unknown, headers: Readonly<Record<string, string>> = {}) {
    super(`HTTP ${status}${typeof detail === 'string' ? `: ${detail}` : ''}`);
    Object.assign(this, { status, detail, headers });
  }
}

/** Declared parameters were missing or didn't fit: HTTP 403 before accept, 1008 after. Mirrors FastAPI's `WebSocketRequestValidationError`. */
export class WebSocketRequestValidationError extends Error {
  override readonly name = 'WebSocketRequestValidationError';
  readonly errors: readonly ParameterProblem[];

  constructor(errors: readonly ParameterProblem[]) {
    super(errors.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`).join('; '));
    this.errors = errors;
  }
}

/** A method was called in a state that doesn't allow it; the text tells the cure. Mirrors Starlette's `RuntimeError` and `WebSocketDisconnected`. */
export class WebSocketStateError extends Error {
  override readonly name = 'WebSocketStateError';
}

/** A message of the other kind came, and is consumed; uncaught, it closes with 1003. Mirrors the `KeyError` that FastAPI has here. */
export class WebSocketMessageTypeError extends Error {
  override readonly name = 'WebSocketMessageTypeError';
  constructor(expected: 'text' | 'bytes') {
    const [came, cure] = expected === 'text' ? ['bytes', 'receiveBytes'] : ['text', 'receiveText'];
    super(`Expected ${expected}, but the client sent ${came}. Use ${cure}() or receive() for it.`);
  }
}
