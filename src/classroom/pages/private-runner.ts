import { openEngine } from '../../engine/open-engine.ts';
import { loadSolution } from '../../workbench/work/solutions.ts';
import type { ClassCourse } from '../assignment/class-course.ts';
import type { RunExercise } from '../grade/grade-exercise.ts';
import {
  gradePrivately,
  type PrivateCheck,
  type RunPrivately,
} from '../private-checks/grade-privately.ts';
import { makePrivateJudge } from '../private-checks/private-file.ts';
import { tryPrivateChecks, type PrivateTrial } from './try-private-checks.ts';

const loadKit = async (): Promise<string> =>
  (await import('../../checks/private-checks.ts?program')).default;

/** Tries a file of private checks in a sandbox of its own. */
export async function tryInSandbox(content: string, course: ClassCourse): Promise<PrivateTrial> {
  const [kit, engine] = await Promise.all([loadKit(), openEngine({ engine: 'embedded' })]);
  try {
    const judge = makePrivateJudge(content, kit, 'broken');
    return await tryPrivateChecks(judge, { engine, exercises: course.exercises, loadSolution });
  } finally {
    await engine.close();
  }
}

/** Makes what runs a file's private checks of an exercise, in the same lanes as the lesson's checks. */
export function makePrivateRunner(
  content: string,
  checks: readonly PrivateCheck[],
  run: RunExercise,
): (exercise: string) => RunPrivately | undefined {
  const judge = loadKit().then((kit) => makePrivateJudge(content, kit, 'failed'));
  // Told to whoever grades with it.
  judge.catch(() => undefined);
  return (exercise) => {
    const wanted = checks.filter((each) => each.exercise === exercise);
    if (wanted.length === 0) return undefined;
    return (job, signal) =>
      gradePrivately(
        wanted,
        async (until) => run({ ...job, privateJudge: await judge }, until),
        signal,
      );
  };
}
