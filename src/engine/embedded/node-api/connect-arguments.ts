import { noSuchSocket, type DialTarget, type Lookup } from './dial-target.ts';
import { checkPort } from './net-address.ts';
import { nextTick } from './next-tick.ts';
import { describeValue, invalidArgumentType, nodeError } from './node-error.ts';
import type { OwnBuffer } from './own-buffer.ts';

/** The options of a socket and of its connection, as far as they mean something here. */
export type SocketOptions = {
  port?: number | string | undefined;
  host?: string | undefined;
  path?: string | undefined;
  family?: number | undefined;
  lookup?: Lookup | undefined;
  allowHalfOpen?: boolean;
  highWaterMark?: number | undefined;
  timeout?: number | undefined;
  signal?: AbortSignal;
  /** A reader's own buffer, which is filled in place of `data` events. */
  onread?: OwnBuffer;
};

/** The arguments that `connect` takes in its several forms, as options and a listener. */
export function normalizeConnect(args: unknown[]): {
  options: SocketOptions;
  listener?: () => void;
} {
  const [first, second] = args;
  const last = args.at(-1);
  let options: SocketOptions;
  if (typeof first === 'object' && first !== null) {
    // A copy: callers change theirs afterwards.
    options = { ...first };
  } else if (typeof first === 'string' && !/^\d+$/.test(first)) {
    options = { path: first };
  } else {
    options = { port: first as number };
    if (typeof second === 'string') options.host = second;
  }
  return typeof last === 'function' ? { options, listener: last as () => void } : { options };
}

/** Where a dial leads, or why it leads nowhere; throws where the options make no sense. */
export function findTarget(options: SocketOptions): DialTarget | ReturnType<typeof noSuchSocket> {
  const { path, host = 'localhost', family, lookup } = options;
  if (path) return noSuchSocket(path);
  if (options.port === undefined) {
    throw nodeError(
      'ERR_MISSING_ARGS',
      'The "options" or "port" or "path" argument must be specified',
      TypeError,
    );
  }
  if (typeof options.port !== 'number' && typeof options.port !== 'string')
    throw invalidProperty('options.port', 'one of type number or string', options.port);
  const port = checkPort(options.port, 'Port');
  if (typeof host !== 'string') throw invalidProperty('options.host', 'of type string', host);
  if (lookup !== undefined && typeof lookup !== 'function')
    throw invalidProperty('options.lookup', 'of type function', lookup);
  return { host: host || 'localhost', port, family, lookup };
}

/** Throws Node's error where the arguments of `setTimeout` make no sense. */
export function checkTimeout(ms: unknown, callback: unknown): void {
  if (typeof ms !== 'number') throw invalidArgumentType('msecs', 'of type number', ms);
  if (!(ms >= 0 && Number.isFinite(ms))) {
    throw nodeError(
      'ERR_OUT_OF_RANGE',
      `The value of "msecs" is out of range. It must be a non-negative finite number. Received ${String(ms)}`,
      RangeError,
    );
  }
  if (callback !== undefined && typeof callback !== 'function')
    throw invalidArgumentType('callback', 'of type function', callback);
}

/** Calls back when the signal aborts, soon where it has already; throws where it is none. */
export function heedSignal(signal: unknown, onAbort: () => void): void {
  if (!(signal instanceof AbortSignal))
    throw invalidProperty('options.signal', 'an instance of AbortSignal', signal);
  if (signal.aborted) nextTick(onAbort);
  else signal.addEventListener('abort', onAbort, { once: true });
}

function invalidProperty(name: string, expected: string, value: unknown): Error {
  return nodeError(
    'ERR_INVALID_ARG_TYPE',
    `The "${name}" property must be ${expected}. Received ${describeValue(value)}`,
    TypeError,
  );
}
