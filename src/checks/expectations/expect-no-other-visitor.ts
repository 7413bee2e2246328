import { sayInChecks } from '../../translations/checks.ts';
import { ExpectationError } from '../expectation-error.ts';

/** The learner's client may have no connection that nobody took. */
export function expectNoOtherVisitor(waiting: number): void {
  if (waiting === 0) return;
  throw new ExpectationError(
    sayInChecks((texts) => texts.clientIsOnlyOnce),
    sayInChecks((texts) => texts.anotherConnection),
  );
}
