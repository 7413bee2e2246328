import { sayInChecks } from '../../translations/checks.ts';
import type { Client } from '../connect.ts';
import { withinTicks } from '../deadline.ts';
import { codeOfEnd, describeEnd } from '../end-of-connection.ts';
import { ExpectationError } from '../expectation-error.ts';
import { timedOut } from '../timed-out.ts';

/** The server must close the connection with this code; messages before it don't matter. */
export async function expectClose(client: Client, code: number, waitTicks: number): Promise<void> {
  const expected = sayInChecks((texts) =>
    code === 1005 ? texts.closed : texts.closedWith(code, ''),
  );
  const end = await withinTicks(client.closed, waitTicks, () => timedOut(expected, waitTicks));
  if (codeOfEnd(end) !== code) throw new ExpectationError(expected, describeEnd(end));
}
