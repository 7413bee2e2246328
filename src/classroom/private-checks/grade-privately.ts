import type { CheckReport } from '../../checks/check-report.ts';
import { privateCheckEnds, sayPrivateFailure } from '../../translations/grading-failure.ts';
import type { Text } from '../../translations/text.ts';
import { gradeOf, type ExerciseGrade, type GradedCheck } from '../grade/exercise-grade.ts';
import type { RunExercise } from '../grade/grade-exercise.ts';

/** A private check, by its name within the exercise. */
export type PrivateCheck = { exercise: string; id: string; title: Text };

/** Runs the private checks of an exercise against these files; undefined where the run was given up. */
export type RunPrivately = (
  job: Parameters<RunExercise>[0],
  signal: AbortSignal,
) => Promise<readonly GradedCheck[] | undefined>;

/** A run of private checks that hasn't ended by then is given up, in milliseconds. */
export const privateRunLimit = 90_000;

/**
 * Makes of a run with a teacher's own judge what the gradebook keeps. The file has been tried with the course's own
 * solution, so a run without an answer is the submission's: all its checks have failed, and say why.
 */
export async function gradePrivately(
  wanted: readonly PrivateCheck[],
  run: (signal: AbortSignal) => Promise<CheckReport>,
  signal: AbortSignal,
  limit = privateRunLimit,
): Promise<readonly GradedCheck[] | undefined> {
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort();
  }, limit);
  try {
    const report = await run(AbortSignal.any([signal, late.signal]));
    if (signal.aborted) return undefined;
    const grade = gradeOf(report);
    if (grade?.status === 'run') return grade.checks.map(asPrivate);
    const reason = grade?.status === 'not-run' ? grade.explanation : sayPrivateFailure(limit);
    return wanted.map(({ id, title }) => failed(id, title, reason));
  } catch (error) {
    if (signal.aborted) return undefined;
    const reason = error instanceof Error ? error.message : String(error);
    return wanted.map(({ id, title }) => failed(id, title, { es: reason, en: reason }));
  } finally {
    clearTimeout(timer);
  }
}

/** The grades without those that were given before the private checks of these exercises could be run. */
export function privatelyGraded(
  grades: Readonly<Record<string, ExerciseGrade>>,
  exercises: readonly string[],
): Record<string, ExerciseGrade> {
  const isWhole = ([exercise, grade]: [string, ExerciseGrade]): boolean =>
    !exercises.includes(exercise) ||
    grade.status !== 'run' ||
    grade.checks.some(({ isPrivate }) => isPrivate);
  return Object.fromEntries(Object.entries(grades).filter(isWhole));
}

/** The name of a private check in the gradebook, where those of the lesson have theirs. */
export function privateCheckId(id: string): string {
  return `private:${id.replace(/^.*#/, '')}`;
}

function asPrivate(check: GradedCheck): GradedCheck {
  return { ...check, id: privateCheckId(check.id), isPrivate: true };
}

function failed(id: string, title: Text, received: Text): GradedCheck {
  return {
    ...{ id: privateCheckId(id), title, isPrivate: true, status: 'failed' },
    ...{ expected: privateCheckEnds, received },
  };
}
