import type { Text } from '../../translations/text.ts';
import type { Client } from '../connect.ts';
import type { Message } from '../describe-message.ts';
import { ExpectationError } from '../expectation-error.ts';

const repeated: Text = {
  es: 'Llegó otra vez la misma respuesta: cada mensaje tiene una sola.',
  en: 'The same reply arrived again: each message has exactly one.',
};

/** The failure of a message that isn't the expected one; says so when it is the one before once more. */
export async function mismatch(
  client: Client,
  message: Message,
  expected: Text,
  received: Text,
  hint?: Text,
): Promise<ExpectationError> {
  const isRepeated =
    client.previousMessage !== undefined && isSame(client.previousMessage, message);
  const isOneTooMany = isRepeated && (await hasMore(client));
  return new ExpectationError(expected, received, 'mismatch', {
    hint: isOneTooMany ? repeated : hint,
    isAboutMessage: true,
  });
}

/** The same answer to two messages is no repetition unless one more follows. */
async function hasMore(client: Client): Promise<boolean> {
  await client.pong().catch(() => undefined);
  return client.unread > 0;
}

function isSame(one: Message, other: Message): boolean {
  return (
    one.kind === other.kind &&
    one.bytes.length === other.bytes.length &&
    one.bytes.every((byte, index) => byte === other.bytes[index])
  );
}
