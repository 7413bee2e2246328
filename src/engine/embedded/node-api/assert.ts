import {
  deepEqual,
  deepStrictEqual,
  equal,
  notDeepEqual,
  notDeepStrictEqual,
  notEqual,
  notStrictEqual,
  partialDeepStrictEqual,
  strictEqual,
} from './assert-equal.ts';
import { doesNotReject, doesNotThrow, messageOf, rejects, throws } from './assert-throws.ts';
import { AssertionError, failure, type Message } from './assertion-error.ts';
import { invalidArgumentType } from './node-error.ts';
import { inspect } from './util.ts';

export {
  AssertionError,
  deepEqual,
  deepStrictEqual,
  doesNotReject,
  doesNotThrow,
  equal,
  notDeepEqual,
  notDeepStrictEqual,
  notEqual,
  notStrictEqual,
  partialDeepStrictEqual,
  rejects,
  strictEqual,
  throws,
};

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
