import { compared, failure, type Message } from './assertion-error.ts';
import { isDeepEqual, isPartlyEqual } from './deep-equal.ts';
import { inspect } from './util.ts';

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

function isLooselyEqual(left: unknown, right: unknown): boolean {
  // eslint-disable-next-line eqeqeq -- the loose comparison is loose on purpose
  return left == right || (Number.isNaN(left) && Number.isNaN(right));
}
