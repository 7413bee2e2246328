import type { CheckReport } from '../../checks/check-report.ts';

/** The answer that was given to a prediction, by its place among the choices. */
export type PredictionAnswer = { prediction: string; choice: number };

/** A check that failed every time since it last passed: how often, and what was predicted meanwhile. */
export type FailureStreak = { failures: number; answers: readonly PredictionAnswer[] };

/** The failing checks of a lesson, by their ids. */
export type FailureStreaks = Readonly<Record<string, FailureStreak>>;

/** After so many failures in a row a prediction comes before the next hint. */
export const failuresPerPrediction = 3;

const none: FailureStreak = { failures: 0, answers: [] };

/** The streak of a check, which may have none. */
export function streakOf(streaks: FailureStreaks, check: string): FailureStreak {
  return Object.hasOwn(streaks, check) ? (streaks[check] ?? none) : none;
}

/** Counts a report in: a check that failed has one failure more, one that passed begins anew. */
export function countFailures(streaks: FailureStreaks, report: CheckReport): FailureStreaks {
  if (report.status !== 'checked') return streaks;
  const counted = new Map(Object.entries(streaks));
  for (const { id, status } of report.results) {
    const { failures, answers } = streakOf(streaks, id);
    if (status === 'passed') counted.delete(id);
    else counted.set(id, { failures: failures + 1, answers });
  }
  return Object.fromEntries(counted);
}

/** Tells whether a prediction comes before the next hint: after three failures, after six if one was made, and so on. */
export function isPredictionDue({ failures, answers }: FailureStreak): boolean {
  return failures >= failuresPerPrediction * (answers.length + 1);
}

/** Notes what was predicted before a hint of a check. */
export function noteAnswer(
  streaks: FailureStreaks,
  check: string,
  answer: PredictionAnswer,
): FailureStreaks {
  const { failures, answers } = streakOf(streaks, check);
  return { ...streaks, [check]: { failures, answers: [...answers, answer] } };
}

/** What is a streak in saved work; the rest of it is left out, since it is no reason to lose the work. */
export function readStreaks(saved: unknown): FailureStreaks {
  if (typeof saved !== 'object' || saved === null) return {};
  return Object.fromEntries(
    Object.entries(saved).filter((entry): entry is [string, FailureStreak] => isStreak(entry[1])),
  );
}

function isStreak(value: unknown): value is FailureStreak {
  return (
    typeof value === 'object' &&
    value !== null &&
    'failures' in value &&
    Number.isInteger(value.failures) &&
    'answers' in value &&
    Array.isArray(value.answers) &&
    value.answers.every(isAnswer)
  );
}

function isAnswer(value: unknown): value is PredictionAnswer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'prediction' in value &&
    typeof value.prediction === 'string' &&
    'choice' in value &&
    Number.isInteger(value.choice)
  );
}
