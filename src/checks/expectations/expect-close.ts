import { sayInChecks } from '../../translations/checks.ts';
import type { Client } from '../connect.ts';
import { codeOfEnd, describeEnd } from '../end-of-connection.ts';
import { ExpectationError } from '../expectation-error.ts';

/** The other side must close the connection with this code, and this reason where one is given; messages before it don't matter. */
export async function expectClose(client: Client, code: number, reason?: string): Promise<void> {
  const expected = sayInChecks((texts) =>
    code === 1005 ? texts.closed : texts.closedWith(code, reason ?? ''),
  );
  const end = await client.untilClosed(expected);
  const isSameReason = reason === undefined || (end.type === 'closed' && end.reason === reason);
  if (codeOfEnd(end) !== code || !isSameReason)
    throw new ExpectationError(expected, describeEnd(end));
}
