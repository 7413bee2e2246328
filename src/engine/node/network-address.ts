import net from 'node:net';
import { replaceMethod } from '../node-programs/inside/replace-method.ts';

/** A listening address as a program on a machine of its own would see it. */
const anyAddress = '::';
const localNames = new Set(['localhost', '127.0.0.1', '::1', '::', '0.0.0.0', '']);

/**
 * Gives a network a loopback address of its own (all of 127.0.0.0/8 is this machine), so that
 * two networks can have the same port. macOS has only one, so there networks share their ports.
 */
export function chooseNetworkAddress(): string {
  if (process.platform === 'darwin') return '127.0.0.1';
  const part = (from: number) => from + Math.floor(Math.random() * (255 - from));
  return `127.${part(1)}.${part(0)}.${part(1)}`;
}

/** Makes this process listen and dial at its network's address, and tells it the usual ones. */
export function useNetworkAddress(address: string): void {
  patchServers(address);
  patchSockets(address);
}

function patchServers(address: string): void {
  const { prototype } = net.Server;
  replaceMethod(prototype, 'listen', (listen) => {
    return function (this: net.Server, ...args: unknown[]) {
      return Reflect.apply(listen, this, atAddress(args, address));
    };
  });
  replaceMethod(prototype, 'address', (realAddress) => {
    return function (this: net.Server) {
      const real = Reflect.apply(realAddress, this, []) as ReturnType<net.Server['address']>;
      if (real === null || typeof real === 'string' || real.address !== address) return real;
      return { address: anyAddress, family: 'IPv6', port: real.port };
    };
  });
  replaceMethod(prototype, 'emit', (emit) => {
    return function (this: net.Server, ...args: unknown[]) {
      if (args[0] === 'error') rename(args[1], address, anyAddress);
      return Reflect.apply(emit, this, args);
    };
  });
}

function patchSockets(address: string): void {
  const { prototype } = net.Socket;
  replaceMethod(prototype, 'connect', (connect) => {
    return function (this: net.Socket, ...args: unknown[]) {
      return Reflect.apply(connect, this, atAddress(args, address));
    };
  });
  replaceMethod(prototype, '_destroy', (destroy) => {
    return function (this: net.Socket, ...args: unknown[]) {
      rename(args[0], address, '127.0.0.1');
      return Reflect.apply(destroy, this, args);
    };
  });
}

/** The arguments of `listen` or `connect` with the address in place of this machine's names. */
function atAddress(args: unknown[], address: string): unknown[] {
  const [first, ...rest] = args;
  if (Array.isArray(first)) {
    // What `net.connect` passes on: its options and callback in one marked array.
    const [options] = first as unknown[];
    if (isPortOptions(options)) first[0] = placed(options, address);
    return args;
  }
  if (isPortOptions(first)) return [placed(first, address), ...rest];
  if (!isPort(first)) return args;
  const host = typeof rest[0] === 'string' ? rest.shift() : undefined;
  const backlog = typeof rest[0] === 'number' || rest[0] === undefined ? rest.shift() : undefined;
  const options = { port: first ?? 0, ...(host ? { host } : {}), ...(backlog ? { backlog } : {}) };
  return [placed(options, address), ...rest.filter((one) => typeof one === 'function')];
}

type PortOptions = { port?: unknown; host?: unknown };

function isPortOptions(value: unknown): value is PortOptions {
  return typeof value === 'object' && value !== null && 'port' in value && !('fd' in value);
}

function isPort(value: unknown): boolean {
  return (
    value === undefined ||
    typeof value === 'number' ||
    (typeof value === 'string' && /^\d+$/.test(value))
  );
}

function placed(options: PortOptions, address: string): PortOptions {
  const { host } = options;
  const isLocal =
    host === undefined || host === null || (typeof host === 'string' && localNames.has(host));
  return isLocal ? { ...options, host: address } : options;
}

function rename(error: unknown, from: string, to: string): void {
  if (!(error instanceof Error) || !('address' in error) || error.address !== from) return;
  error.address = to;
  const stack = error.stack ?? '';
  const message = error.message;
  error.message = message.replace(from, to);
  error.stack = stack.replace(message, error.message);
}
