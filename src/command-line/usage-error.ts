import type { Text } from '../translations/text.ts';

/** The command line was asked for what it can't do; the text says what, and one thing to try. */
export class UsageError extends Error {
  override name = 'UsageError';
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}
