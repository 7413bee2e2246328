import { type Comparison, describeFailure } from './assert-message.ts';

/** What a program may give an assertion to say or throw where it fails. */
export type Message = string | Error | undefined;

/** Node's `assert.AssertionError`. */
export class AssertionError extends Error {
  readonly code = 'ERR_ASSERTION';
  readonly generatedMessage: boolean;
  readonly actual: unknown;
  readonly expected: unknown;
  readonly operator: string;

  constructor(options: { message?: string | undefined } & Partial<Comparison>) {
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

/** The error of an assertion that failed: the program's own, or one with its words or else the given ones. */
export function failure(message: Message, words: string, details: Comparison): Error {
  if (message instanceof Error) return message;
  const error = new AssertionError({ message: message ?? words, ...details });
  return Object.assign(error, {
    generatedMessage: message === undefined && !toldByError.has(details.operator),
  });
}

/** The error of a comparison that failed: with Node's own words below the program's headline. */
export function compared(message: Message, comparison: Comparison): Error {
  if (message instanceof Error) return message;
  return failure(
    message && describeFailure(comparison, message),
    describeFailure(comparison),
    comparison,
  );
}

const toldByError: ReadonlySet<string> = new Set(['doesNotReject', 'doesNotThrow', 'ifError']);
