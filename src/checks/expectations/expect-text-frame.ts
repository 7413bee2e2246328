import { sayInChecks } from '../../translations/checks.ts';
import type { Client } from '../connect.ts';
import { decodeText, describeMessage, shortText } from '../describe-message.ts';
import { ExpectationError } from '../expectation-error.ts';

/** The next message must be a text frame, whatever it says. */
export async function expectTextFrame(client: Client): Promise<void> {
  const message = await client.nextMessage();
  if (message.kind === 'text') return;
  const said = decodeText(message.bytes);
  const expected = sayInChecks((texts) =>
    said === undefined ? texts.anyMessage : texts.textMessage(shortText(said)),
  );
  throw new ExpectationError(expected, describeMessage(message));
}
