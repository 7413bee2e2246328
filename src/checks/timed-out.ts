import { sayInChecks } from '../translations/checks.ts';
import type { Text } from '../translations/text.ts';
import { secondsOf } from './deadline.ts';
import { ExpectationError } from './expectation-error.ts';

/** The failure of a wait that nothing ended. */
export function timedOut(expected: Text, ticks: number): ExpectationError {
  const received = sayInChecks((texts, language) =>
    texts.nothing(Number(secondsOf(ticks).toFixed(1))).replace('.', language === 'es' ? ',' : '.'),
  );
  return new ExpectationError(expected, received, 'timed-out');
}
