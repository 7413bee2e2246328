import { sayInChecks } from '../../translations/checks.ts';
import type { Client } from '../connect.ts';
import { describeMessage } from '../describe-message.ts';
import { mismatch } from './mismatch.ts';

/** No message may have arrived before the answer to a ping sent now: the ping is the sentinel. */
export async function expectSilence(client: Client): Promise<void> {
  await client.pong();
  if (client.unread === 0) return;
  const expected = sayInChecks((texts) => texts.noMessage);
  const message = await client.nextMessage(expected);
  throw await mismatch(client, message, expected, describeMessage(message));
}
