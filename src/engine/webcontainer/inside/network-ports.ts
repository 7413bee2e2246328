import net from 'node:net';
import { replaceMethod } from '../../node-programs/inside/replace-method.ts';

/** Ports that a network may have moved; above are those that a system gives away by itself. */
const first = 1024;
const span = 32_768 - first;
const localNames = new Set(['localhost', '127.0.0.1', '::1', '::', '0.0.0.0', '']);

/**
 * Makes this process listen and dial at the ports of its network, and tells it the ones that it asked for: a
 * container has one loopback for all programs, but two networks may have the same port. A shift of 0 changes nothing.
 */
export function useNetworkPorts(shift: number): void {
  if (shift === 0) return;
  const place = (port: number) => rotate(port, shift);
  const tell = (port: number) => rotate(port, -shift);
  const { prototype: server } = net.Server;
  const { prototype: socket } = net.Socket;
  replaceMethod(server, 'listen', (listen) => {
    return function (this: net.Server, ...args: unknown[]) {
      return Reflect.apply(listen, this, atPort(args, place));
    };
  });
  replaceMethod(socket, 'connect', (connect) => {
    return function (this: net.Socket, ...args: unknown[]) {
      return Reflect.apply(connect, this, atPort(args, place));
    };
  });
  replaceMethod(server, 'address', (address) => {
    return function (this: net.Server) {
      const real = Reflect.apply(address, this, []) as ReturnType<net.Server['address']>;
      if (real === null || typeof real === 'string') return real;
      return { ...real, port: tell(real.port) };
    };
  });
  replaceMethod(server, 'emit', (emit) => {
    return function (this: net.Server, ...args: unknown[]) {
      if (args[0] === 'error') rename(args[1], tell);
      return Reflect.apply(emit, this, args);
    };
  });
  replaceMethod(socket, '_destroy', (destroy) => {
    return function (this: net.Socket, ...args: unknown[]) {
      rename(args[0], tell);
      return Reflect.apply(destroy, this, args);
    };
  });
  for (const name of ['_getsockname', '_getpeername']) {
    replaceMethod(socket, name, (ask) => {
      return function (this: net.Socket) {
        const real = Reflect.apply(ask, this, []) as { port?: number };
        return real.port === undefined ? real : { ...real, port: tell(real.port) };
      };
    });
  }
}

function rotate(port: number, shift: number): number {
  if (!Number.isInteger(port) || port < first || port >= first + span) return port;
  return first + ((((port - first + shift) % span) + span) % span);
}

type PortOptions = { port?: unknown; host?: unknown };

/** The arguments of `listen` or `connect` with the port where it really is. */
function atPort(args: unknown[], place: (port: number) => number): unknown[] {
  const [options, ...rest] = args;
  if (Array.isArray(options)) {
    // What `net.connect` passes on: its options and callback in one marked array.
    const [inner] = options as unknown[];
    if (isPortOptions(inner)) options[0] = placed(inner, place);
    return args;
  }
  if (isPortOptions(options)) return [placed(options, place), ...rest];
  const isLocal = typeof rest[0] !== 'string' || localNames.has(rest[0]);
  return isPort(options) && isLocal ? [place(Number(options)), ...rest] : args;
}

function placed(options: PortOptions, place: (port: number) => number): PortOptions {
  const { host, port } = options;
  const isLocal =
    host === undefined || host === null || (typeof host === 'string' && localNames.has(host));
  return isLocal && isPort(port) ? { ...options, port: place(Number(port)) } : options;
}

function isPortOptions(value: unknown): value is PortOptions {
  return typeof value === 'object' && value !== null && 'port' in value && !('fd' in value);
}

function isPort(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
}

function rename(error: unknown, tell: (port: number) => number): void {
  if (!(error instanceof Error) || !('port' in error) || typeof error.port !== 'number') return;
  const [from, to] = [`:${error.port}`, `:${tell(error.port)}`];
  if (from === to || !error.message.includes(from)) return;
  error.port = tell(error.port);
  const { message, stack = '' } = error;
  error.message = message.replace(from, to);
  error.stack = stack.replace(message, error.message);
}
