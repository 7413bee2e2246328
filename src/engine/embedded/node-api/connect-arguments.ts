import { checkPort, findLocalAddress, isLocalAddress } from './net-address.ts';
import { type NodeError, nodeError, systemError } from './node-error.ts';

/** The options of a socket and of its connection, as far as they mean something here. */
export type SocketOptions = {
  port?: number | string | undefined;
  host?: string | undefined;
  path?: string | undefined;
  allowHalfOpen?: boolean;
  timeout?: number | undefined;
  signal?: AbortSignal;
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
export function findTarget(
  options: SocketOptions,
): { address: string; port: number } | { error: NodeError } {
  if (options.path) return { error: systemError('connect', 'ENOENT', { address: options.path }) };
  if (options.port === undefined) {
    throw nodeError(
      'ERR_MISSING_ARGS',
      'The "options" or "port" or "path" argument must be specified',
      TypeError,
    );
  }
  const port = checkPort(options.port, 'Port');
  const found = findLocalAddress(options.host ?? 'localhost');
  if ('error' in found) return found;
  const { address } = found;
  if (isLocalAddress(address)) return { address, port };
  return { error: systemError('connect', 'ECONNREFUSED', { address, port }) };
}
