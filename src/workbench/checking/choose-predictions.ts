import type { Prediction } from '../../course/predictions.ts';
import { isPredictionDue, streakOf, type FailureStreaks } from './failure-streaks.ts';

/**
 * Chooses what to ask before the next hint of each failed check where it is due: a question about that very check,
 * else another of the section. No question is asked twice; a check for which none is left has its hints freely.
 */
export function choosePredictions(
  failed: readonly string[],
  streaks: FailureStreaks,
  predictions: readonly Prediction[],
): ReadonlyMap<string, Prediction> {
  const due = failed.filter((check) => isPredictionDue(streakOf(streaks, check)));
  const asked = new Set(
    Object.values(streaks).flatMap(({ answers }) => answers.map(({ prediction }) => prediction)),
  );
  const chosen = new Map<string, Prediction>();
  const ask = (check: string, prediction: Prediction | undefined): void => {
    if (!prediction) return;
    chosen.set(check, prediction);
    asked.add(prediction.id);
  };
  for (const check of due) {
    ask(
      check,
      predictions.find(({ id, checks }) => checks.includes(check) && !asked.has(id)),
    );
  }
  for (const check of due) {
    if (chosen.has(check)) continue;
    ask(
      check,
      predictions.find(({ id }) => isOfSection(id) && !asked.has(id)),
    );
  }
  return chosen;
}

/** `e0` and what has another name repeats what came before the section. */
function isOfSection(id: string): boolean {
  return /^[a-z][1-9]$/.test(id);
}
