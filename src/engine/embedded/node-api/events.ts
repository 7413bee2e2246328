import { asV8Frame, stackFrames } from './stack-frames.ts';
import PackageEventEmitter from 'events/events.js';
import { emittedErrors, shown } from './emitted-errors.ts';
import { nextTick } from './next-tick.ts';
import { abortError, invalidArgumentType, nodeError } from './node-error.ts';

type Listener = (...args: unknown[]) => void;
type Emitter = PackageEventEmitter;
type Source = Emitter | EventTarget;
type Waiting = {
  resolve: (result: IteratorResult<unknown[], undefined>) => void;
  reject: (error: unknown) => void;
};

/** Listeners of this event hear of an `error` and don't count as its handlers. */
export const errorMonitor: unique symbol = Symbol('events.errorMonitor');

/** Part of Node's interface; rejections are not captured here. */
export const captureRejectionSymbol = Symbol.for('nodejs.rejection');

/** Node's `EventEmitter`. */
export const EventEmitter = makeEventEmitter();

export const { defaultMaxListeners } = PackageEventEmitter;

patchPrototype();

/** Waits for one event: resolves with its arguments, rejects with its `error`. */
export function once(
  source: Source,
  event: string | symbol,
  options: { signal?: AbortSignal } = {},
): Promise<unknown[]> {
  const { signal } = options;
  return new Promise((resolve, rejectPromise) => {
    // Whatever was emitted as error is what comes out, an Error or not.
    const reject: (reason: unknown) => void = rejectPromise;
    if (signal?.aborted) {
      reject(abortError(signal));
      return;
    }
    const stop = new AbortController();
    const settle = (done: () => void): void => {
      stop.abort();
      done();
    };
    listen(source, event, stop.signal, (...args) => {
      settle(() => {
        resolve(args);
      });
    });
    if (event !== 'error' && isEmitter(source)) {
      listen(source, 'error', stop.signal, (error) => {
        settle(() => {
          reject(error);
        });
      });
    }
    signal?.addEventListener('abort', () => {
      settle(() => {
        reject(abortError(signal));
      });
    });
  });
}

/** Iterates over the arguments of each event from now on: `for await (const [message] of on(socket, 'message'))`. */
export function on(
  source: Source,
  event: string | symbol,
  options: { signal?: AbortSignal; close?: string[] } = {},
): AsyncIterableIterator<unknown[], undefined> {
  const { signal } = options;
  if (signal?.aborted) throw abortError(signal);
  const arrived: unknown[][] = [];
  const waiting: Waiting[] = [];
  const stop = new AbortController();
  let state: { error: unknown } | 'open' | 'ended' = 'open';

  const end = (outcome: { error: unknown } | 'ended'): void => {
    if (state !== 'open') return;
    stop.abort();
    state = outcome;
    const first = waiting.shift();
    if (first && typeof outcome === 'object') {
      state = 'ended';
      first.reject(outcome.error);
    } else {
      first?.resolve({ value: undefined, done: true });
    }
    for (const other of waiting.splice(0)) other.resolve({ value: undefined, done: true });
  };
  listen(source, event, stop.signal, (...args) => {
    const first = waiting.shift();
    if (first) first.resolve({ value: args, done: false });
    else arrived.push(args);
  });
  if (event !== 'error' && isEmitter(source)) {
    listen(source, 'error', stop.signal, (error) => {
      end({ error });
    });
  }
  for (const closing of options.close ?? []) {
    listen(source, closing, stop.signal, () => {
      end('ended');
    });
  }
  signal?.addEventListener('abort', () => {
    end({ error: abortError(signal) });
  });

  return {
    next() {
      const value = arrived.shift();
      if (value) return Promise.resolve({ value, done: false });
      if (typeof state === 'object') {
        const { error } = state;
        state = 'ended';
        const failed = Promise.withResolvers<never>();
        failed.reject(error);
        return failed.promise;
      }
      if (state === 'ended') return Promise.resolve({ value: undefined, done: true });
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
      });
    },
    return() {
      end('ended');
      return Promise.resolve({ value: undefined, done: true });
    },
    throw(error: unknown) {
      end({ error });
      return Promise.resolve({ value: undefined, done: true });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** The listeners of an event. */
export function getEventListeners(emitter: Emitter, event: string | symbol): unknown[] {
  return emitter.listeners(event);
}

/** How many listeners of one event an emitter takes before it warns. */
export function getMaxListeners(emitter: Emitter): number {
  return emitter.getMaxListeners();
}

/** Sets how many listeners of one event the emitters take before they warn; for all new ones without emitters. */
export function setMaxListeners(count = defaultMaxListeners, ...emitters: Source[]): void {
  if (emitters.length === 0) PackageEventEmitter.defaultMaxListeners = count;
  for (const emitter of emitters) if (isEmitter(emitter)) emitter.setMaxListeners(count);
}

/** How many listeners an event has. */
export function listenerCount(emitter: Emitter, event: string | symbol): number {
  return emitter.listenerCount(event);
}

/** Calls a listener when a signal is aborted, also when it already was. */
export function addAbortListener(signal: AbortSignal, listener: () => void): Disposable {
  if (signal.aborted) queueMicrotask(listener);
  else signal.addEventListener('abort', listener, { once: true });
  return {
    [Symbol.dispose]() {
      signal.removeEventListener('abort', listener);
    },
  };
}

Object.assign(EventEmitter, {
  EventEmitter,
  addAbortListener,
  captureRejectionSymbol,
  captureRejections: false,
  errorMonitor,
  getEventListeners,
  getMaxListeners,
  listenerCount,
  on,
  once,
  setMaxListeners,
  usingDomains: false,
});

export default EventEmitter;
export { EventEmitter as 'module.exports' };

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

function listen(
  source: Source,
  event: string | symbol,
  until: AbortSignal,
  listener: Listener,
): void {
  if (isEmitter(source)) {
    source.on(event, listener);
    until.addEventListener('abort', () => {
      source.removeListener(event, listener);
    });
  } else {
    source.addEventListener(String(event), listener, { signal: until });
  }
}

function isEmitter(source: Source): source is Emitter {
  return 'on' in source && typeof source.on === 'function';
}
