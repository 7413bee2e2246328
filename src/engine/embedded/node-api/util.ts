import extracted from 'node-inspect-extracted';
import { isDeepEqual } from './deep-equal.ts';
import { nextTick } from './next-tick.ts';
import { invalidArgumentType } from './node-error.ts';
import types from './util-types.ts';

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;
type Callback = (error: unknown, ...values: unknown[]) => void;

const promisifyCustom = Symbol.for('nodejs.util.promisify.custom');

export const { inspect, format, formatWithOptions, stripVTControlCharacters } = extracted;
export { types };
export const TextEncoder = globalThis.TextEncoder;
export const TextDecoder = globalThis.TextDecoder;

/** Makes a function with a callback into one that gives a promise. */
export function promisify(original: AnyFunction): AnyFunction {
  if (typeof original !== 'function')
    throw invalidArgumentType('original', 'of type function', original);
  const custom: unknown = Reflect.get(original, promisifyCustom);
  if (typeof custom === 'function') return custom as AnyFunction;
  const promisified: AnyFunction = function (...args) {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const callback: Callback = (error, value) => {
      if (error) reject(error);
      else resolve(value);
    };
    original.call(this, ...args, callback);
    return promise;
  };
  Object.setPrototypeOf(promisified, Object.getPrototypeOf(original) as object);
  return Object.defineProperty(promisified, promisifyCustom, { value: promisified });
}
promisify.custom = promisifyCustom;

/** Makes a function that gives a promise into one with a callback. */
export function callbackify(
  original: (this: unknown, ...args: unknown[]) => Promise<unknown>,
): AnyFunction {
  return function (...args) {
    const callback = args.pop() as Callback;
    original.apply(this, args).then(
      (value) => {
        nextTick(callback, null, value);
      },
      (error: unknown) => {
        nextTick(callback, error ?? new Error('Promise was rejected with a falsy value'));
      },
    );
  };
}

/** Lets a constructor inherit from another, as before classes. */
export function inherits(constructor: { prototype: object }, parent: { prototype: object }): void {
  Object.defineProperty(constructor, 'super_', {
    value: parent,
    writable: true,
    configurable: true,
  });
  Object.setPrototypeOf(constructor.prototype, parent.prototype);
}

/** Gives the function back; nothing here is warned about. */
export function deprecate<Fn>(fn: Fn): Fn {
  return fn;
}

/** Says nothing: there is no NODE_DEBUG here. */
export function debuglog(): { (): void; enabled: boolean } {
  return Object.assign(() => undefined, { enabled: false });
}

export const debug = debuglog;

export function isDeepStrictEqual(left: unknown, right: unknown): boolean {
  return isDeepEqual(left, right, 'strict');
}

export function toUSVString(text: string): string {
  return text.toWellFormed();
}

export const { isArray } = Array;

/** The text as it is: the consoles here have no colours. */
export function styleText(_format: unknown, text: string): string {
  return text;
}

const util = {
  callbackify,
  debug,
  debuglog,
  deprecate,
  format,
  formatWithOptions,
  inherits,
  inspect,
  isArray,
  isDeepStrictEqual,
  promisify,
  stripVTControlCharacters,
  styleText,
  TextDecoder,
  TextEncoder,
  toUSVString,
  types,
};
/** Node's `util`. */
export default util;
export { util as 'module.exports' };
