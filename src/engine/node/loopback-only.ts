import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { constants } from 'node:os';
import { replaceMethod } from '../node-programs/inside/replace-method.ts';

/** What `net` keeps under a socket; its classes are nowhere else to be had. */
type Handle = {
  connect: unknown;
  connect6: unknown;
  bind: unknown;
  bind6: unknown;
  listen: unknown;
};
type ConnectRequest = { oncomplete: (...outcome: unknown[]) => void };

/**
 * Leaves a process no network but loopback, in the manner of a machine without any other: foreign addresses refuse,
 * foreign names are not found, and nobody is asked for them. Who listens everywhere listens at `address`, which is
 * its network's. `pipe` is a socket over a pipe that is open already.
 */
export function stayOnLoopback(address: string, pipe: net.Socket): void {
  guardAddresses(prototypeOfHandle(dialledHandle()), address);
  guardPaths(prototypeOfHandle(handleOf(pipe)));
  guardNames();
  refuseDatagrams();
  refuseSignals();
  syncBuiltinESMExports();
}

/** A handle of the class that all TCP sockets and servers share; nothing is dialled. */
function dialledHandle(): Handle {
  const socket = net.connect({ host: '127.0.0.1', port: 1 });
  const handle = handleOf(socket);
  socket.on('error', () => undefined).destroy();
  return handle;
}

function guardAddresses(prototype: Handle, own: string): void {
  for (const name of ['connect', 'connect6'] as const) {
    replaceMethod(prototype, name, (connect) => {
      return function (this: unknown, ...args: unknown[]) {
        if (isLoopback(args[1])) return Reflect.apply(connect, this, args);
        return refuse(this, args[0] as ConnectRequest, constants.errno.ECONNREFUSED);
      };
    });
  }
  const bound = new WeakSet();
  for (const name of ['bind', 'bind6'] as const) {
    replaceMethod(prototype, name, (bind) => {
      return function (this: object, ...args: unknown[]) {
        if (args[0] === '0.0.0.0') args[0] = own;
        if (!isLoopback(args[0])) return -constants.errno.EADDRNOTAVAIL;
        bound.add(this);
        return Reflect.apply(bind, this, args);
      };
    });
  }
  // The system gives a socket that listens without an address all of the machine's.
  replaceMethod(prototype, 'listen', (listen) => {
    return function (this: object, ...args: unknown[]) {
      return bound.has(this) ? Reflect.apply(listen, this, args) : -constants.errno.EADDRNOTAVAIL;
    };
  });
}

function guardPaths(prototype: Handle): void {
  replaceMethod(prototype, 'connect', () => {
    return function (this: unknown, ...args: unknown[]) {
      return refuse(this, args[0] as ConnectRequest, constants.errno.ENOENT);
    };
  });
  replaceMethod(prototype, 'bind', () => () => -constants.errno.EACCES);
}

function refuse(handle: unknown, request: ConnectRequest, errno: number): number {
  setImmediate(() => request.oncomplete(-errno, handle, request, false, false));
  return 0;
}

function isLoopback(address: unknown): boolean {
  return typeof address === 'string' && /^(?:127\.|::1$|::ffff:127\.)/i.test(address);
}

const localName = /^(?:|localhost|.+\.localhost|127(?:\.\d{1,3}){3}|::1|0\.0\.0\.0|::)\.?$/i;

function guardNames(): void {
  const isLocal = (name: unknown) =>
    typeof name !== 'string' || localName.test(name) || net.isIP(name) !== 0;
  replaceMethod(
    dns,
    'lookup',
    (lookup) =>
      function (this: unknown, ...args: unknown[]) {
        if (isLocal(args[0])) return Reflect.apply(lookup, this, args);
        failLater(args.at(-1), notFound(String(args[0]), 'getaddrinfo'));
        return {};
      },
  );
  replaceMethod(
    dns.promises,
    'lookup',
    (lookup) =>
      function (this: unknown, ...args: unknown[]) {
        if (isLocal(args[0])) return Reflect.apply(lookup, this, args);
        return Promise.reject(notFound(String(args[0]), 'getaddrinfo'));
      },
  );
  for (const asking of [dns, dns.Resolver.prototype]) {
    for (const name of namesOfQuestions(asking)) {
      Reflect.set(asking, name, (...args: unknown[]) => {
        failLater(args.at(-1), notFound(String(args[0]), name));
        return {};
      });
    }
  }
  for (const asking of [dns.promises, dns.promises.Resolver.prototype]) {
    for (const name of namesOfQuestions(asking)) {
      Reflect.set(asking, name, (of: unknown) => Promise.reject(notFound(String(of), name)));
    }
  }
}

function namesOfQuestions(asking: object): string[] {
  return Object.getOwnPropertyNames(asking).filter((name) =>
    /^(?:resolve|reverse|lookupService)/.test(name),
  );
}

function notFound(hostname: string, syscall: string): Error {
  const error = new Error(`${syscall} ENOTFOUND ${hostname}`);
  return Object.assign(error, { errno: -3008, code: 'ENOTFOUND', syscall, hostname });
}

function failLater(callback: unknown, error: Error): void {
  if (typeof callback === 'function') process.nextTick(callback, error);
}

function refuseDatagrams(): void {
  const refused = function (): never {
    throw Object.assign(new Error('Only TCP over loopback is there for a program.'), {
      code: 'ERR_ACCESS_DENIED',
    });
  };
  Reflect.set(dgram.Socket.prototype, 'constructor', refused);
  Reflect.set(dgram, 'createSocket', refused);
  Reflect.set(dgram, 'Socket', refused);
}

/** A program may end itself; there is no other process for it. */
function refuseSignals(): void {
  replaceMethod(process, '_kill', (kill) => {
    return function (this: unknown, ...args: unknown[]) {
      return args[0] === process.pid ? Reflect.apply(kill, this, args) : -constants.errno.ESRCH;
    };
  });
}

function handleOf(socket: net.Socket): Handle {
  return (socket as unknown as { _handle: Handle })._handle;
}

function prototypeOfHandle(handle: Handle): Handle {
  return Object.getPrototypeOf(handle) as Handle;
}
