import type { Text } from '../translations/text.ts';

/** What kind of surprise a check met; hints may be meant for one of them only. */
export type FailureKind = 'mismatch' | 'closed' | 'timed-out';

/** The server did something else than the check expects: both sides in both languages. */
export class ExpectationError extends Error {
  readonly expected: Text;
  readonly received: Text;
  readonly kind: FailureKind;
  /** A hint that this very difference calls for. */
  readonly hint: Text | undefined;
  /** What came means this in any check: told after what the check itself has to say. */
  readonly meaning: Text | undefined;

  constructor(
    expected: Text,
    received: Text,
    kind: FailureKind = 'mismatch',
    { hint, meaning }: { hint?: Text | undefined; meaning?: Text | undefined } = {},
  ) {
    super(`Expected ${expected.en}, got ${received.en}`);
    this.name = 'ExpectationError';
    this.expected = expected;
    this.received = received;
    this.kind = kind;
    this.hint = hint;
    this.meaning = meaning;
  }
}
