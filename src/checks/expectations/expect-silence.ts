import { sayInChecks } from '../../translations/checks.ts';
import type { Client } from '../connect.ts';
import { describeMessage } from '../describe-message.ts';
import { endedInstead } from '../end-of-connection.ts';
import { mismatch } from './mismatch.ts';

/**
 * No message may have arrived before the answer to a ping sent now: the ping is the sentinel. A server must not have cut
 * the connection either, for nothing ever comes on a lost one; a client leaves when it wants.
 */
export async function expectSilence(client: Client): Promise<void> {
  await client.pong();
  if (client.unread > 0) {
    const expected = sayInChecks((texts) => texts.noMessage);
    const message = await client.nextMessage(expected);
    throw await mismatch(client, message, expected, describeMessage(message));
  }
  if (client.role === 'server' || !client.isLost) return;
  throw endedInstead(
    sayInChecks((texts) => texts.staysOpen),
    await client.closed,
  );
}
