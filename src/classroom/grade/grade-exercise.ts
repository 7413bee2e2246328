import type { CheckReport } from '../../checks/check-report.ts';
import { sayFailure } from '../../translations/grading-failure.ts';
import type { HandIn } from '../hand-in/hand-in.ts';
import { gradeOf, type ExerciseGrade } from './exercise-grade.ts';

/** One exercise to run: whose files, and with which seed. */
export type ExerciseJob = {
  exercise: string;
  files: Readonly<Record<string, string>>;
  seed: number;
};

/** Runs every check of an exercise against these files: `runChecks` of the checks room, given by the page. */
export type RunExercise = (job: ExerciseJob, signal: AbortSignal) => Promise<CheckReport>;

/**
 * Grades one exercise of a hand-in by running it again; nothing that the hand-in says of itself counts.
 * Undefined where it was given up.
 */
export async function gradeExercise(
  handIn: HandIn,
  { exercise, seed }: Omit<ExerciseJob, 'files'>,
  run: RunExercise,
  signal: AbortSignal,
): Promise<ExerciseGrade | undefined> {
  const work = Object.hasOwn(handIn.exercises, exercise) ? handIn.exercises[exercise] : undefined;
  if (!work) return { status: 'not-handed-in' };
  try {
    const job = { exercise, seed, files: work.files };
    const report = await run(job, signal);
    // A judge that failed may have been taken down by its neighbour in the sandbox: alone it has a fair trial.
    const isFair = report.status !== 'not-checkable' || report.problem.reason !== 'judge-failed';
    return gradeOf(isFair || signal.aborted ? report : await run(job, signal));
  } catch (error) {
    if (signal.aborted) return undefined;
    const reason = error instanceof Error ? error.message : String(error);
    return { status: 'not-run', seed, explanation: sayFailure(reason) };
  }
}
