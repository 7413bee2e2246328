import { type Comparison, describeFailure } from './assert-message.ts';
import { isDeepEqual, isPartlyEqual } from './deep-equal.ts';
import { invalidArgumentType, nodeError } from './node-error.ts';
import { inspect } from './util.ts';

type Message = string | Error | undefined;
type Matcher =
  RegExp | (new (...args: never[]) => unknown) | ((error: unknown) => boolean) | object;
type Failure = Comparison;

/** Node's `assert.AssertionError`. */
export class AssertionError extends Error {
  readonly code = 'ERR_ASSERTION';
  readonly generatedMessage: boolean;
  readonly actual: unknown;
  readonly expected: unknown;
  readonly operator: string;

  constructor(options: { message?: string | undefined } & Partial<Failure>) {
    const { actual, expected, operator = 'fail', message } = options;
    super(message ?? describeFailure({ actual, expected, operator }));
    this.generatedMessage = message === undefined;
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
    Object.defineProperty(this, 'name', {
      value: 'AssertionError',
      configurable: true,
      writable: true,
    });
    this.stack = this.stack?.replace(/^\w+(?=:)/, 'AssertionError [ERR_ASSERTION]') ?? '';
  }

  override toString(): string {
    return `${this.name} [${this.code}]: ${this.message}`;
  }
}

export function ok(...args: [value?: unknown, message?: Message]): void {
  const [value, message] = args;
  if (value) return;
  const words =
    args.length === 0
      ? 'No value argument passed to `assert.ok()`'
      : 'The expression evaluated to a falsy value';
  throw failure(message, words, { actual: value, expected: true, operator: '==' });
}

export function fail(message?: string | Error): never {
  throw failure(message, 'Failed', { actual: undefined, expected: undefined, operator: 'fail' });
}

/** The error of a comparison that failed: with Node's own words below the program's headline. */
function compared(message: Message, comparison: Comparison): Error {
  if (message instanceof Error) return message;
  return failure(
    message && describeFailure(comparison, message),
    describeFailure(comparison),
    comparison,
  );
}

export function strictEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (Object.is(actual, expected)) return;
  throw compared(message, { actual, expected, operator: 'strictEqual' });
}

export function notStrictEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (!Object.is(actual, expected)) return;
  throw compared(message, { actual, expected, operator: 'notStrictEqual' });
}

export function equal(actual: unknown, expected: unknown, message?: Message): void {
  const words = `${inspect(actual)} == ${inspect(expected)}`;
  if (!isLooselyEqual(actual, expected))
    throw failure(message, words, { actual, expected, operator: '==' });
}

export function notEqual(actual: unknown, expected: unknown, message?: Message): void {
  const words = `${inspect(actual)} != ${inspect(expected)}`;
  if (isLooselyEqual(actual, expected))
    throw failure(message, words, { actual, expected, operator: '!=' });
}

export function deepStrictEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (isDeepEqual(actual, expected, 'strict')) return;
  throw compared(message, { actual, expected, operator: 'deepStrictEqual' });
}

export function notDeepStrictEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (!isDeepEqual(actual, expected, 'strict')) return;
  throw compared(message, { actual, expected, operator: 'notDeepStrictEqual' });
}

export function deepEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (isDeepEqual(actual, expected, 'loose')) return;
  throw compared(message, { actual, expected, operator: 'deepEqual' });
}

export function notDeepEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (!isDeepEqual(actual, expected, 'loose')) return;
  throw compared(message, { actual, expected, operator: 'notDeepEqual' });
}

export function partialDeepStrictEqual(
  actual: unknown,
  expected: unknown,
  message?: Message,
): void {
  if (isPartlyEqual(actual, expected)) return;
  throw compared(message, { actual, expected, operator: 'partialDeepStrictEqual' });
}

export function match(text: string, pattern: RegExp, message?: Message): void {
  const words = `The input did not match the regular expression ${inspect(pattern)}. Input:\n\n${inspect(text)}\n`;
  if (typeof text !== 'string' || !pattern.test(text))
    throw failure(message, typeof text === 'string' ? words : notText(text), {
      actual: text,
      expected: pattern,
      operator: 'match',
    });
}

function notText(value: unknown): string {
  return invalidArgumentType('string', 'of type string', value).message;
}

export function doesNotMatch(text: string, pattern: RegExp, message?: Message): void {
  const words = `The input was expected to not match the regular expression ${inspect(pattern)}. Input:\n\n${inspect(text)}\n`;
  if (pattern.test(text)) {
    throw failure(message, words, { actual: text, expected: pattern, operator: 'doesNotMatch' });
  }
}

export function throws(run: () => unknown, ...rest: [Matcher, string?] | [string?]): void {
  let thrown: { error: unknown } | undefined;
  try {
    run();
  } catch (error) {
    thrown = { error };
  }
  checkThrown(thrown, rest, 'Missing expected exception.', 'throws');
}

export async function rejects(
  source: Promise<unknown> | (() => Promise<unknown>),
  ...rest: [Matcher, string?] | [string?]
): Promise<void> {
  let thrown: { error: unknown } | undefined;
  const promise = promiseOf(source);
  try {
    await promise;
  } catch (error) {
    thrown = { error };
  }
  checkThrown(thrown, rest, 'Missing expected rejection.', 'rejects');
}

function promiseOf(source: unknown): Promise<unknown> {
  const promise: unknown = typeof source === 'function' ? (source as () => unknown)() : source;
  if (typeof promise === 'object' && promise !== null && 'then' in promise) {
    return promise as Promise<unknown>;
  }
  throw nodeError(
    'ERR_INVALID_RETURN_VALUE',
    `Expected instance of Promise to be returned from the "promiseFn" function but got ${describeReturned(promise)}.`,
    TypeError,
  );
}

function describeReturned(value: unknown): string {
  return invalidArgumentType('', '', value).message.replace(/^.* Received /, '');
}

export function doesNotThrow(run: () => unknown, message?: Message): void {
  try {
    run();
  } catch (error) {
    throw failure(message, `Got unwanted exception.\nActual message: "${messageOf(error)}"`, {
      actual: error,
      expected: undefined,
      operator: 'doesNotThrow',
    });
  }
}

export async function doesNotReject(
  source: Promise<unknown> | (() => Promise<unknown>),
  message?: Message,
): Promise<void> {
  try {
    await (typeof source === 'function' ? source() : source);
  } catch (error) {
    throw failure(message, `Got unwanted rejection.\nActual message: "${messageOf(error)}"`, {
      actual: error,
      expected: undefined,
      operator: 'doesNotReject',
    });
  }
}

export function ifError(value: unknown): void {
  if (value === null || value === undefined) return;
  throw failure(undefined, `ifError got unwanted exception: ${messageOf(value)}`, {
    actual: value,
    expected: null,
    operator: 'ifError',
  });
}

const common = {
  AssertionError,
  doesNotMatch,
  doesNotReject,
  doesNotThrow,
  fail,
  ifError,
  match,
  ok,
  rejects,
  strictEqual,
  notStrictEqual,
  deepStrictEqual,
  notDeepStrictEqual,
  partialDeepStrictEqual,
  throws,
};

/** Node's `assert` in its strict form. */
export const strict = Object.assign(
  (...args: [value?: unknown, message?: Message]): void => {
    ok(...args);
  },
  common,
  {
    equal: strictEqual,
    notEqual: notStrictEqual,
    deepEqual: deepStrictEqual,
    notDeepEqual: notDeepStrictEqual,
  },
);

/** Node's `assert`. */
const assert = Object.assign(
  (...args: [value?: unknown, message?: Message]): void => {
    ok(...args);
  },
  common,
  { equal, notEqual, deepEqual, notDeepEqual, strict },
);
export default assert;
export { assert as 'module.exports' };

function checkThrown(
  thrown: { error: unknown } | undefined,
  rest: readonly unknown[],
  missing: string,
  operator: string,
): void {
  const expected = typeof rest[0] === 'string' ? undefined : rest[0];
  const message = rest.find((one): one is string => typeof one === 'string');
  if (!thrown) {
    const name = typeof expected === 'function' && expected.name ? ` (${expected.name})` : '';
    const words = `${missing.slice(0, -1)}${name}${message === undefined ? '.' : `: ${message}`}`;
    throw failure(words, words, { actual: undefined, expected, operator });
  }
  if (expected === undefined || isMatched(thrown.error, expected)) return;
  if (
    message === undefined &&
    typeof expected === 'function' &&
    !(expected.prototype instanceof Error)
  ) {
    throw thrown.error;
  }
  throw failure(message, describeMismatch(thrown.error, expected), {
    actual: thrown.error,
    expected,
    operator,
  });
}

function describeMismatch(error: unknown, expected: unknown): string {
  if (expected instanceof RegExp) {
    const text = inspect(String(error));
    return `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${text}\n`;
  }
  if (typeof expected === 'function') {
    const received = error instanceof Error ? error.constructor.name : typeof error;
    const words = error instanceof Error ? `\n\nError message:\n\n${error.message}` : '';
    return `The error is expected to be an instance of "${expected.name}". Received "${received}"${words}`;
  }
  const keys = Object.keys(Object(expected) as object);
  return describeFailure({
    actual: new Picked(Object(error) as object, keys),
    expected: new Picked(Object(expected) as object, keys),
    operator: 'deepStrictEqual',
  });
}

/** Some of an object's properties, under the name that Node gives them in its words. */
class Picked {
  constructor(source: object, keys: readonly string[]) {
    for (const key of keys) {
      if (key in source) Reflect.set(this, key, Reflect.get(source, key));
    }
  }
}
Object.defineProperty(Picked, 'name', { value: 'Comparison' });

function isMatched(error: unknown, expected: unknown): boolean {
  if (expected instanceof RegExp) return expected.test(String(error));
  if (typeof expected === 'function') {
    if (expected.prototype !== undefined && error instanceof expected) return true;
    if (expected.prototype instanceof Error || expected === Error) return false;
    return (expected as (error: unknown) => unknown)(error) === true;
  }
  if (typeof expected !== 'object' || expected === null) return false;
  return [
    ...Object.keys(expected),
    ...(expected instanceof Error ? ['message', 'name'] : []),
  ].every((key) => {
    const wanted: unknown = Reflect.get(expected, key);
    const actual: unknown =
      typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
    if (wanted instanceof RegExp && typeof actual === 'string') return wanted.test(actual);
    return isDeepEqual(actual, wanted, 'strict');
  });
}

function failure(message: Message, words: string, details: Failure): Error {
  if (message instanceof Error) return message;
  const error = new AssertionError({ message: message ?? words, ...details });
  return Object.assign(error, {
    generatedMessage: message === undefined && !toldByError.has(details.operator),
  });
}

const toldByError: ReadonlySet<string> = new Set(['doesNotReject', 'doesNotThrow', 'ifError']);

function isLooselyEqual(left: unknown, right: unknown): boolean {
  // eslint-disable-next-line eqeqeq -- the loose comparison is loose on purpose
  return left == right || (Number.isNaN(left) && Number.isNaN(right));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
