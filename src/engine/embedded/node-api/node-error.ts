/** An error with the fields that Node's own errors carry. */
export type NodeError = Error & {
  code: string;
  errno?: number;
  syscall?: string;
  address?: string;
  port?: number;
  hostname?: string;
};

const ERRNO: Readonly<Record<string, number>> = {
  ENOENT: -2,
  EPIPE: -32,
  EADDRINUSE: -98,
  ECANCELED: -125,
  ECONNRESET: -104,
  ECONNREFUSED: -111,
  EALREADY: -114,
  EADDRNOTAVAIL: -99,
  ENOTFOUND: -3008,
};

/** The name of a system error's number. */
export function systemErrorName(number: number): string | undefined {
  return Object.keys(ERRNO).find((name) => ERRNO[name] === number);
}

/** An error of the system, in Node's words: `connect ECONNREFUSED 127.0.0.1:8000`. */
export function systemError(
  syscall: string,
  code: string,
  place?: { address: string; port?: number; words?: string },
): NodeError {
  const where =
    place && (place.port === undefined ? place.address : `${place.address}:${String(place.port)}`);
  const words = place?.words ? `: ${place.words}` : '';
  const message =
    where === undefined ? `${syscall} ${code}` : `${syscall} ${code}${words} ${where}`;
  return Object.assign(
    new Error(message),
    { errno: ERRNO[code] ?? -1, code, syscall },
    addressOf(place),
  );
}

/** An error of Node's own code, whose stack begins with its code: `TypeError [ERR_INVALID_ARG_TYPE]: …`. */
export function nodeError(
  code: string,
  message: string,
  Kind: ErrorConstructor | TypeErrorConstructor | RangeErrorConstructor = Error,
): NodeError {
  const error = Object.assign(new Kind(message), { code });
  const named = `${error.name} [${code}]`;
  // The stack begins with the code, which the name is without.
  error.stack = error.stack?.replace(/^\w+(?=:|\n|$)/, named) ?? '';
  return error;
}

/** The error of an argument of the wrong type. */
export function invalidArgumentType(argument: string, expected: string, value: unknown): NodeError {
  const message = `The "${argument}" ${argument.includes('.') ? 'property' : 'argument'} must be ${expected}. Received ${describeValue(value)}`;
  return nodeError('ERR_INVALID_ARG_TYPE', message, TypeError);
}

/** The error of what a signal stopped. */
export function abortError(signal: AbortSignal): NodeError {
  const error = new Error('The operation was aborted', { cause: signal.reason });
  return Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' });
}

/** A value as Node's messages tell it: `type number (3)`, `an instance of Map`, `undefined`. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value === 'object') {
    const { name } = Object(value.constructor) as { name?: string };
    return name ? `an instance of ${name}` : '[Object: null prototype] {}';
  }
  const text = describePrimitive(value as Primitive);
  return `type ${typeof value} (${text.length > 28 ? `${text.slice(0, 25)}...` : text})`;
}

type Primitive = string | number | bigint | boolean | symbol;

function describePrimitive(value: Primitive): string {
  return typeof value === 'string' ? `'${value}'` : value.toString();
}

function addressOf(place?: { address: string; port?: number }): object {
  if (!place) return {};
  return place.port === undefined
    ? { address: place.address }
    : { address: place.address, port: place.port };
}
