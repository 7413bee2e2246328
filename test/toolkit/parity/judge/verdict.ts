import type { Outcome } from '../run-scenario.ts';

/** What a test says of an outcome: `passed`, or what was demanded and what there was. */
export function verdictOf(outcome: Outcome | undefined): unknown {
  if (!outcome) return 'not played';
  const { status, expected, got } = outcome;
  return status === 'passed' ? status : { expected, got };
}
