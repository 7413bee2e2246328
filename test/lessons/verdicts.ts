import type { CheckReport } from '../../src/checks/check-report.ts';
import type { Text } from '../../src/translations/text.ts';
import type { KnownWrong } from './corpus.ts';

/** What came of checking one submission: the first check that wasn't passed, or why none could run. */
export type Verdict =
  | { status: 'passed' }
  | { status: 'failed'; first: string; hint: Text | undefined; story: string }
  | { status: 'not-checkable'; first: string; story: string };

/** Boils a report down to what the corpus is about. */
export function verdictOf(report: CheckReport): Verdict {
  if (report.status === 'stopped') {
    return { status: 'not-checkable', first: 'stopped', story: 'The check was stopped.' };
  }
  if (report.status === 'not-checkable') {
    const { problem, explanation } = report;
    return { status: 'not-checkable', first: problem.reason, story: explanation.en };
  }
  const bad = report.results.find((result) => result.status !== 'passed');
  if (!bad) {
    if (report.results.length > 0) return { status: 'passed' };
    return { status: 'not-checkable', first: 'no-checks', story: 'There are no checks.' };
  }
  const story = `${bad.id} ${bad.status}: expected ${bad.expected.en}, got ${bad.received.en} (seed ${report.seed})`;
  return { status: 'failed', first: bad.id, hint: bad.hints[0], story };
}

/** What is wrong with the verdict on a known-wrong submission, or undefined when it was caught as it must be. */
export function findMiss(submission: KnownWrong, verdict: Verdict): string | undefined {
  const { expected, hint } = submission;
  if (verdict.status === 'passed') return `expected ${expected} to catch it, but all checks passed`;
  if (verdict.first !== expected)
    return `expected ${expected} to catch it first, got ${verdict.story}`;
  if (!hint || verdict.status === 'not-checkable') return undefined;
  const isHinted = verdict.hint?.es === hint.es && verdict.hint.en === hint.en;
  return isHinted
    ? undefined
    : `expected the hint "${hint.en}", got "${verdict.hint?.en ?? 'none'}"`;
}
