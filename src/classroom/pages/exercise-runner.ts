import { runChecks } from '../../checks/run-checks.ts';
import { openEngine } from '../../engine/open-engine.ts';
import { loadJudge } from '../../workbench/checking/judges.ts';
import { EngineAccess } from '../../workbench/run/engine-access.ts';
import type { ClassCourse } from '../assignment/class-course.ts';
import type { RunExercise } from '../grade/grade-exercise.ts';

/** How many exercises this machine runs at once. */
export function countLanes(): number {
  return Math.min(4, Math.max(2, navigator.hardwareConcurrency || 2));
}

/** Runs exercises in the sandbox: each lane has a frame of its own, so that nobody takes down a neighbour's. */
export function makeExerciseRunner(course: ClassCourse): RunExercise {
  const free: EngineAccess[] = [];
  return async ({ exercise: key, files, seed }, signal) => {
    const exercise = course.exercises.find((each) => each.key === key);
    const judge = await loadJudge(key);
    if (!exercise || judge === undefined) throw new Error(key);
    const access = free.pop() ?? new EngineAccess(() => openEngine({ engine: 'embedded' }));
    try {
      const { entry, subject } = exercise;
      const engine = await access.get();
      const report = await runChecks({ engine, files, entry, subject, judge, seed, signal });
      // What brought the judge down may have brought down the frame.
      if (report.status === 'not-checkable' && report.problem.reason === 'judge-failed') {
        await access.forget();
      }
      return report;
    } finally {
      free.push(access);
    }
  };
}
