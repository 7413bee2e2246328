import { isDeepEqual } from './deep-equal.ts';
import { inspect } from './util.ts';

type Message = string | Error | undefined;
type Matcher =
  RegExp | (new (...args: never[]) => unknown) | ((error: unknown) => boolean) | object;
type Failure = { actual: unknown; expected: unknown; operator: string };

/** Node's `assert.AssertionError`. */
export class AssertionError extends Error {
  readonly code = 'ERR_ASSERTION';
  readonly generatedMessage: boolean;
  readonly actual: unknown;
  readonly expected: unknown;
  readonly operator: string;

  constructor(options: { message?: string | undefined } & Partial<Failure>) {
    super(options.message ?? 'Failed');
    this.name = 'AssertionError';
    this.generatedMessage = options.message === undefined;
    this.actual = options.actual;
    this.expected = options.expected;
    this.operator = options.operator ?? 'fail';
  }
}

export function ok(value: unknown, message?: Message): asserts value {
  const words = 'The expression evaluated to a falsy value';
  if (!value) throw failure(message, words, { actual: value, expected: true, operator: '==' });
}

export function fail(message: string | Error = 'Failed'): never {
  throw failure(message, 'Failed', { actual: undefined, expected: undefined, operator: 'fail' });
}

export function strictEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (Object.is(actual, expected)) return;
  const values = `${inspect(actual)} !== ${inspect(expected)}\n`;
  const words = `Expected values to be strictly equal:\n\n${values}`;
  const told = typeof message === 'string' ? `${message}\n\n${values}` : message;
  throw failure(told, words, { actual, expected, operator: 'strictEqual' });
}

export function notStrictEqual(actual: unknown, expected: unknown, message?: Message): void {
  const words = `Expected "actual" to be strictly unequal to: ${inspect(expected)}`;
  if (Object.is(actual, expected))
    throw failure(message, words, { actual, expected, operator: 'notStrictEqual' });
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
  const words = `Expected values to be strictly deep-equal:\n\n${inspect(actual)}\n\nshould equal\n\n${inspect(expected)}`;
  if (!isDeepEqual(actual, expected, 'strict')) {
    throw failure(message, words, { actual, expected, operator: 'deepStrictEqual' });
  }
}

export function notDeepStrictEqual(actual: unknown, expected: unknown, message?: Message): void {
  const words = `Expected "actual" not to be strictly deep-equal to: ${inspect(expected)}`;
  if (isDeepEqual(actual, expected, 'strict')) {
    throw failure(message, words, { actual, expected, operator: 'notDeepStrictEqual' });
  }
}

export function deepEqual(actual: unknown, expected: unknown, message?: Message): void {
  const words = `Expected values to be loosely deep-equal:\n\n${inspect(actual)}\n\nshould loosely deep-equal\n\n${inspect(expected)}`;
  if (!isDeepEqual(actual, expected, 'loose')) {
    throw failure(message, words, { actual, expected, operator: 'deepEqual' });
  }
}

export function notDeepEqual(actual: unknown, expected: unknown, message?: Message): void {
  const words = `Expected "actual" not to be loosely deep-equal to: ${inspect(expected)}`;
  if (isDeepEqual(actual, expected, 'loose')) {
    throw failure(message, words, { actual, expected, operator: 'notDeepEqual' });
  }
}

export function match(text: string, pattern: RegExp, message?: Message): void {
  const words = `The input did not match the regular expression ${inspect(pattern)}. Input:\n\n${inspect(text)}\n`;
  if (!pattern.test(text))
    throw failure(message, words, { actual: text, expected: pattern, operator: 'match' });
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
  try {
    await (typeof source === 'function' ? source() : source);
  } catch (error) {
    thrown = { error };
  }
  checkThrown(thrown, rest, 'Missing expected rejection.', 'rejects');
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
  throws,
};

/** Node's `assert` in its strict form. */
export const strict = Object.assign(
  (value: unknown, message?: Message): void => {
    ok(value, message);
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
  (value: unknown, message?: Message): void => {
    ok(value, message);
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
  if (!thrown)
    throw failure(undefined, message ?? missing, { actual: undefined, expected, operator });
  if (expected === undefined || isMatched(thrown.error, expected)) return;
  if (
    message === undefined &&
    typeof expected === 'function' &&
    !(expected.prototype instanceof Error)
  ) {
    throw thrown.error;
  }
  throw failure(message, `The error is not what was expected: ${inspect(thrown.error)}`, {
    actual: thrown.error,
    expected,
    operator,
  });
}

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
  return Object.assign(error, { generatedMessage: message === undefined });
}

function isLooselyEqual(left: unknown, right: unknown): boolean {
  // eslint-disable-next-line eqeqeq -- the loose comparison is loose on purpose
  return left == right || (Number.isNaN(left) && Number.isNaN(right));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
