import PackageEventEmitter from 'events/events.js';
import { emittedErrors, shown } from './emitted-errors.ts';
import { nextTick } from './next-tick.ts';
import { invalidArgumentType, nodeError } from './node-error.ts';
import { asV8Frame, stackFrames } from './stack-frames.ts';

type Emitter = PackageEventEmitter;

/** Listeners of this event hear of an `error` and don't count as its handlers. */
export const errorMonitor: unique symbol = Symbol('events.errorMonitor');

/** Part of Node's interface; rejections are not captured here. */
export const captureRejectionSymbol = Symbol.for('nodejs.rejection');

/** Node's `EventEmitter`. */
export const EventEmitter = makeEventEmitter();

patchPrototype();

// The package's constructor takes no options.
function makeEventEmitter(): typeof PackageEventEmitter {
  const Made = function EventEmitter(this: Emitter, options?: { captureRejections?: boolean }) {
    Reflect.apply(PackageEventEmitter, this, []);
    if (options?.captureRejections ?? Reflect.get(Made, 'captureRejections') === true) {
      Object.defineProperty(this, 'emit', { value: emitAndCapture, writable: true });
    }
  };
  Made.prototype = PackageEventEmitter.prototype;
  Object.defineProperty(Made.prototype, 'constructor', { value: Made, configurable: true });
  Object.defineProperty(Made, 'defaultMaxListeners', {
    enumerable: true,
    get: () => PackageEventEmitter.defaultMaxListeners,
    set: (count: number) => {
      PackageEventEmitter.defaultMaxListeners = count;
    },
  });
  return Made as unknown as typeof PackageEventEmitter;
}

/** `emit` of an emitter that takes the rejections of its listeners for errors. */
function emitAndCapture(this: Emitter, event: string | symbol, ...args: unknown[]): boolean {
  const listeners = this.rawListeners(event);
  if (event === 'error' || listeners.length === 0) {
    return PackageEventEmitter.prototype.emit.call(this, event, ...args);
  }
  for (const listener of listeners) {
    const result: unknown = Reflect.apply(listener, this, args);
    if (!(result instanceof Promise)) continue;
    result.catch((error: unknown) => {
      nextTick(() => {
        const take: unknown = Reflect.get(this, captureRejectionSymbol);
        if (typeof take === 'function') Reflect.apply(take, this, [error, event, ...args]);
        else this.emit('error', error);
      });
    });
  }
  return true;
}

// The package's `emit` knows neither the monitor nor Node's words for an unhandled value that is no error.
function patchPrototype(): void {
  const prototype = PackageEventEmitter.prototype as unknown as Record<
    string,
    (this: Emitter, event: string | symbol, ...args: unknown[]) => unknown
  >;
  const { emit } = prototype;
  prototype['emit'] = function (event, ...args) {
    if (event === 'error') {
      if (this.listenerCount(errorMonitor) > 0) emit?.call(this, errorMonitor, ...args);
      const [error] = args;
      if (this.listenerCount('error') === 0) throw unhandled(this, error);
    }
    return emit?.call(this, event, ...args);
  };
  for (const name of ['once', 'prependListener', 'prependOnceListener', 'removeListener']) {
    prototype[name] = checked(prototype[name]);
  }
  prototype['addListener'] = checked(prototype['addListener']);
  prototype['on'] = prototype['addListener'];
  prototype['off'] = prototype['removeListener'] as never;
  for (const [name, value] of Object.entries(prototype)) {
    if (typeof value === 'function') Object.defineProperty(value, 'name', { value: name });
  }
}

function checked<
  Method extends (this: Emitter, event: string | symbol, ...rest: never[]) => unknown,
>(method: Method | undefined): Method {
  return function (this: Emitter, event: string | symbol, listener: unknown) {
    if (typeof listener !== 'function') {
      throw invalidArgumentType('listener', 'of type function', listener);
    }
    return method?.call(this, event, listener as never);
  } as unknown as Method;
}

// The package appends its own words; Node throws the error itself, and another for what is no error.
function unhandled(emitter: Emitter, error: unknown): unknown {
  if (error instanceof Error) {
    const name = nameOfClass(emitter);
    const place = stackFrames(new Error().stack).slice(2).map(asV8Frame).join('\n');
    const instance = name === 'EventEmitter' ? '' : ` on ${name} instance`;
    emittedErrors.set(error, `Emitted 'error' event${instance} at:\n${place}`);
    return error;
  }
  const words = `Unhandled error. (${shown.inspect(error)})`;
  return Object.assign(nodeError('ERR_UNHANDLED_ERROR', words), { context: error });
}

function nameOfClass(value: object): string {
  const { constructor } = value;
  return typeof constructor === 'function' ? constructor.name : 'Object';
}
