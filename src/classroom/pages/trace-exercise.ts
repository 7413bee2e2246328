import { runChecks } from '../../checks/run-checks.ts';
import type { CheckTrace } from '../../checks/check-traces.ts';
import { openEngine } from '../../engine/open-engine.ts';
import type { ClassCourse } from '../assignment/class-course.ts';
import type { ExerciseJob } from '../grade/grade-exercise.ts';
import { loadLessonJudge } from './load-lesson-judge.ts';

/**
 * Runs an exercise once more, with the seed that it was graded with, in a sandbox of its own, and gives what crossed
 * the wire in each check that isn't passed: nothing of it is kept while a class is graded.
 */
export async function traceExercise(
  course: ClassCourse,
  { exercise: key, files, seed }: ExerciseJob,
  signal: AbortSignal,
): Promise<readonly CheckTrace[]> {
  const lesson = await loadLessonJudge(course, key);
  const engine = await openEngine({ engine: 'embedded' });
  try {
    const traces: CheckTrace[] = [];
    const onTrace = (trace: CheckTrace) => void traces.push(trace);
    await runChecks({ ...lesson, engine, files, seed, signal, onTrace });
    return traces;
  } finally {
    await engine.close();
  }
}
