import extracted from 'node-inspect-extracted';
import { isDeepEqual } from './deep-equal.ts';
import { shown } from './emitted-errors.ts';
import { missingFunction } from './missing-function.ts';
import { nextTick } from './next-tick.ts';
import { invalidArgumentType, nodeError, systemErrorName } from './node-error.ts';
import types from './util-types.ts';

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;
type Callback = (error: unknown, ...values: unknown[]) => void;

const promisifyCustom = Symbol.for('nodejs.util.promisify.custom');

export const { inspect, format, formatWithOptions, stripVTControlCharacters } = extracted;
shown.inspect = inspect;
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
        nextTick(callback, error || Object.assign(rejectedWithNothing(), { reason: error }));
      },
    );
  };
}

function rejectedWithNothing(): Error {
  return nodeError('ERR_FALSY_VALUE_REJECTION', 'Promise was rejected with falsy value');
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

/** Warns once when the function is called. */
export function deprecate<Fn extends AnyFunction>(fn: Fn, message: string, code?: string): Fn {
  let hasWarned = false;
  const deprecated = function (this: unknown, ...args: unknown[]): unknown {
    if (!hasWarned) {
      hasWarned = true;
      globalThis.process.emitWarning(message, 'DeprecationWarning', code);
    }
    return new.target ? Reflect.construct(fn, args, new.target) : Reflect.apply(fn, this, args);
  };
  Object.setPrototypeOf(deprecated, fn);
  deprecated.prototype = fn.prototype as object;
  return deprecated as unknown as Fn;
}

/** Writes to stderr where `NODE_DEBUG` names the section. */
export function debuglog(section: string): { (...values: unknown[]): void; enabled: boolean } {
  const wanted = (globalThis.process.env['NODE_DEBUG'] ?? '').toUpperCase().split(/[\s,]+/);
  const name = section.toUpperCase();
  const enabled = wanted.includes(name) || wanted.includes('*');
  const write = (...values: unknown[]): void => {
    const { pid, stderr } = globalThis.process;
    if (enabled) stderr.write(`${name} ${String(pid)}: ${format(...values)}\n`);
  };
  return Object.assign(write, { enabled });
}

export const debug = debuglog;

export function isDeepStrictEqual(left: unknown, right: unknown): boolean {
  return isDeepEqual(left, right, 'strict');
}

export function toUSVString(text: string): string {
  return text.toWellFormed();
}

export const { isArray } = Array;

const colors = inspect.colors as unknown as Readonly<
  Record<string, readonly [number, number] | undefined>
>;

/** The text as it is, since the consoles here have no colours; with them where `validateStream` is false. */
export function styleText(
  styles: string | readonly string[],
  text: string,
  { validateStream = true }: { validateStream?: boolean } = {},
): string {
  const asked = typeof styles === 'string' ? [styles] : styles;
  const codes = asked
    .filter((style) => style !== 'none')
    .map((style) => {
      const code = colors[style];
      if (code) return code;
      const known = Object.keys(inspect.colors).map((name) => `'${name}'`);
      throw nodeError(
        'ERR_INVALID_ARG_VALUE',
        `The argument 'format' must be one of: ${known.join(', ')}. Received ${inspect(style)}`,
        TypeError,
      );
    });
  if (validateStream) return text;
  return codes.reduceRight(
    (styled, [on, off]) => `\u001b[${String(on)}m${styled}\u001b[${String(off)}m`,
    text,
  );
}

/** Reads the lines of an `.env` file. */
export function parseEnv(text: string): Record<string, string> {
  const values = Object.create(null) as Record<string, string>;
  const line =
    /^\s*(?:export\s+)?([\w.-]+)\s*=[^\S\n]*(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^#\n]*)).*$/gm;
  for (const [, name = '', double, single, back, plain] of text.matchAll(line)) {
    values[name] = double?.replaceAll('\\n', '\n') ?? single ?? back ?? (plain ?? '').trim();
  }
  return values;
}

/** Resolves when a signal is aborted. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  signal.addEventListener('abort', () => {
    resolve(undefined);
  });
  await promise;
}

/** The name of a system error: `ECONNREFUSED` of -111. */
export function getSystemErrorName(number: number): string {
  return systemErrorName(number) ?? `Unknown system error ${String(number)}`;
}

/** Node's reader of command lines, which no program here has. */
export const parseArgs = missingFunction(
  'util.parseArgs',
  'no program has a command line here; read process.env, or write the values into the program',
);

const util = {
  aborted,
  callbackify,
  debug,
  debuglog,
  deprecate,
  format,
  formatWithOptions,
  getSystemErrorName,
  inherits,
  inspect,
  isArray,
  isDeepStrictEqual,
  parseArgs,
  parseEnv,
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
