import { KeptJudges } from '../../checks/kept-judges.ts';
import { runChecks } from '../../checks/run-checks.ts';
import type { Engine } from '../../engine/engine.ts';
import { openEngine } from '../../engine/open-engine.ts';
import { EngineAccess } from '../../workbench/run/engine-access.ts';
import type { ClassCourse } from '../assignment/class-course.ts';
import type { RunExercise } from '../grade/grade-exercise.ts';
import { isOfExercise } from '../private-checks/private-file.ts';
import { loadLessonJudge } from './load-lesson-judge.ts';

/** How many exercises this machine runs at once: one more than it has cores, because many wait for a while. */
export function countLanes(): number {
  return Math.min(6, 1 + (navigator.hardwareConcurrency || 2));
}

/** A sandbox of its own, and the judges that stay in it from one hand-in to the next. */
class Lane {
  readonly #access = new EngineAccess(() => openEngine({ engine: 'embedded' }));
  #judges: { engine: Engine; kept: KeptJudges } | undefined;

  async open(): Promise<{ engine: Engine; judges: KeptJudges }> {
    const engine = await this.#access.get();
    if (this.#judges?.engine !== engine) {
      this.#judges = { engine, kept: new KeptJudges(engine, keptJudges) };
    }
    return { engine, judges: this.#judges.kept };
  }

  /** Takes the sandbox down with all that is in it; the next one that comes gets another. */
  async renew(): Promise<void> {
    this.#judges = undefined;
    await this.#access.forget();
  }
}

/** A lane is given the same exercise many times in a row: the judges of those before are of no more use. */
const keptJudges = 2;

/**
 * Runs exercises in the sandbox: each lane has a frame of its own, so that nobody takes down a neighbour's, and each
 * hand-in programs of its own.
 */
export function makeExerciseRunner(course: ClassCourse): RunExercise {
  const free: Lane[] = [];
  return async ({ exercise: key, files, seed, privateJudge }, signal) => {
    const lesson = await loadLessonJudge(course, key);
    const lane = free.pop() ?? new Lane();
    try {
      const { engine, judges } = await lane.open();
      const report = await runChecks({
        ...{ ...lesson, engine, files, seed, signal },
        // What a teacher's own file did to its program stays with that program.
        ...(privateJudge
          ? { judge: privateJudge, choose: (all) => all.filter((each) => isOfExercise(each, key)) }
          : { judges }),
      });
      // What brought the judge down may have brought down the frame.
      if (report.status === 'not-checkable' && report.problem.reason === 'judge-failed') {
        await lane.renew();
      }
      return report;
    } finally {
      free.push(lane);
    }
  };
}
