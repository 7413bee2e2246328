import { describeFailure } from './assert-message.ts';
import { failure, type Message } from './assertion-error.ts';
import { isDeepEqual } from './deep-equal.ts';
import { invalidArgumentType, nodeError } from './node-error.ts';
import { inspect } from './util.ts';

type Matcher =
  RegExp | (new (...args: never[]) => unknown) | ((error: unknown) => boolean) | object;

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

/** The words of what was thrown, an error or not. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
