import type { CheckReport } from '../../checks/check-report.ts';
import { sayFailure } from '../../translations/grading-failure.ts';
import type { HandIn } from '../hand-in/hand-in.ts';
import type { PrivateJudge } from '../private-checks/private-file.ts';
import type { RunPrivately } from '../private-checks/grade-privately.ts';
import { gradeOf, type ExerciseGrade } from './exercise-grade.ts';

/** One exercise to run: whose files, and with which seed. */
export type ExerciseJob = {
  exercise: string;
  files: Readonly<Record<string, string>>;
  seed: number;
  /** The teacher's own checks, to be run in the place of the lesson's. */
  privateJudge?: PrivateJudge;
};

/** Runs the checks of an exercise against these files: `runChecks` of the checks room, given by the page. */
export type RunExercise = (job: ExerciseJob, signal: AbortSignal) => Promise<CheckReport>;

/**
 * Grades one exercise of a hand-in by running it again, with the teacher's own checks where there are any; nothing
 * that the hand-in says of itself counts. Undefined where it was given up.
 */
export async function gradeExercise(
  handIn: HandIn,
  { exercise, seed }: Pick<ExerciseJob, 'exercise' | 'seed'>,
  run: RunExercise,
  signal: AbortSignal,
  runPrivately?: RunPrivately,
): Promise<ExerciseGrade | undefined> {
  const work = Object.hasOwn(handIn.exercises, exercise) ? handIn.exercises[exercise] : undefined;
  if (!work) return { status: 'not-handed-in' };
  try {
    const job = { exercise, seed, files: work.files };
    const report = await run(job, signal);
    // A judge that failed may have been taken down by its neighbour in the sandbox: alone it has a fair trial.
    const isFair = report.status !== 'not-checkable' || report.problem.reason !== 'judge-failed';
    const grade = gradeOf(isFair || signal.aborted ? report : await run(job, signal));
    if (grade?.status !== 'run' || !runPrivately) return grade;
    const own = await runPrivately(job, signal);
    return own && { ...grade, checks: [...grade.checks, ...own] };
  } catch (error) {
    if (signal.aborted) return undefined;
    const reason = error instanceof Error ? error.message : String(error);
    return { status: 'not-run', seed, explanation: sayFailure(reason) };
  }
}
