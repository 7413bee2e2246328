import { sayInChecks } from '../../translations/checks.ts';
import type { Client } from '../connect.ts';
import { withinTicks } from '../deadline.ts';
import { codeOfEnd, describeEnd } from '../end-of-connection.ts';
import { ExpectationError } from '../expectation-error.ts';
import { timedOut } from '../timed-out.ts';

/** The other side must close the connection with this code, and this reason where one is given; messages before it don't matter. */
export async function expectClose(
  client: Client,
  code: number,
  waitTicks: number,
  reason?: string,
): Promise<void> {
  const expected = sayInChecks((texts) =>
    code === 1005 ? texts.closed : texts.closedWith(code, reason ?? ''),
  );
  const end = await withinTicks(client.closed, waitTicks, () => timedOut(expected, waitTicks));
  const isSameReason = reason === undefined || (end.type === 'closed' && end.reason === reason);
  if (codeOfEnd(end) !== code || !isSameReason)
    throw new ExpectationError(expected, describeEnd(end));
}
