import { sayInChecks } from '../../translations/checks.ts';
import type { Client } from '../connect.ts';
import { endedInstead } from '../end-of-connection.ts';

/** The connection must still be there: the server answers a ping. */
export async function expectOpen(client: Client): Promise<void> {
  await client.pong();
  if (!client.isOver) return;
  const expected = sayInChecks((texts) => texts.staysOpen);
  throw endedInstead(expected, await client.closed);
}
