import type { Text } from '../translations/text.ts';

/** What kind of surprise a check met; hints may be meant for one of them only. */
export type FailureKind = 'mismatch' | 'closed' | 'timed-out';

type ExpectationDetails = {
  hint?: Text | undefined;
  meaning?: Text | undefined;
  isAboutMessage?: boolean;
};

/** The server did something else than the check expects: both sides in both languages. */
export class ExpectationError extends Error {
  readonly expected: Text;
  readonly received: Text;
  readonly kind: FailureKind;
  /** A hint that this very difference calls for. */
  readonly hint: Text | undefined;
  /** What came means this in any check: told after what the check itself has to say. */
  readonly meaning: Text | undefined;
  /** Another message than the expected one came: the program lived, and said something wrong. */
  readonly isAboutMessage: boolean;

  constructor(
    expected: Text,
    received: Text,
    kind: FailureKind = 'mismatch',
    { hint, meaning, isAboutMessage = false }: ExpectationDetails = {},
  ) {
    super(`Expected ${expected.en}, got ${received.en}`);
    this.name = 'ExpectationError';
    this.expected = expected;
    this.received = received;
    this.kind = kind;
    this.hint = hint;
    this.meaning = meaning;
    this.isAboutMessage = isAboutMessage;
  }
}
