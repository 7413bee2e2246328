import { mount } from 'svelte';
import type { ClassCourse } from '../../../src/classroom/assignment/class-course.ts';
import { readAssignment } from '../../../src/classroom/assignment/assignment.ts';
import type { RunExercise } from '../../../src/classroom/grade/grade-exercise.ts';
import { readKeyFile } from '../../../src/classroom/hand-in/teacher-key.ts';
import { makeExerciseRunner } from '../../../src/classroom/pages/exercise-runner.ts';
import { GradingDesk } from '../../../src/classroom/pages/grading-desk.svelte.ts';
import GradeTable from '../../../src/classroom/pages/GradeTable.svelte';
import { gradingWords } from '../../../src/translations/class-grading.ts';
import { untilIdle } from './until-idle.svelte.ts';

/** A class as the page gets it: all of it as text. */
export type SealedClass = {
  course: ClassCourse;
  assignment: string;
  keyFile: string;
  handIns: readonly { path: string; text: string }[];
};

/** How long one exercise of one hand-in took; `code` is its files, as JSON. */
export type GradedRun = { exercise: string; code: string; ms: number };

/** What came of grading a class; all times in milliseconds. */
export type GradedClass = {
  totalMs: number;
  /** Of each exercise of each hand-in, from its start to its grade. */
  runs: readonly GradedRun[];
  /** The verdict of each, to see that they were checked. */
  statuses: Readonly<Record<string, number>>;
  longestTaskMs: number;
  /** The longest that a timer which is due every 10 ms had to wait. */
  longestWaitMs: number;
};

declare global {
  /** What the bench asks of the page. */
  var gradeClass: (sealed: SealedClass) => Promise<GradedClass>;
  /** Opens and grades a class; what it gives grades the whole class once more. */
  var keepGrading: (sealed: SealedClass) => Promise<void>;
  var gradeOnceMore: () => Promise<void>;
}

globalThis.gradeClass = async (sealed) => {
  const { course } = sealed;
  const runs: GradedRun[] = [];
  const statuses: Record<string, number> = {};
  const run = makeExerciseRunner(course);
  const timed: RunExercise = async (job, signal) => {
    const began = performance.now();
    const report = await run(job, signal);
    const { exercise, files } = job;
    runs.push({ exercise, code: JSON.stringify(files), ms: performance.now() - began });
    const verdict =
      report.status !== 'checked'
        ? report.status
        : report.results.every(({ status }) => status === 'passed')
          ? 'all passed'
          : 'not all passed';
    statuses[verdict] = (statuses[verdict] ?? 0) + 1;
    return report;
  };
  const { take } = await openDesk(sealed, timed);
  const watch = watchThread();
  const began = performance.now();
  await take();
  const totalMs = performance.now() - began;
  return { totalMs, runs, statuses, ...watch.end() };
};

globalThis.keepGrading = async (sealed) => {
  const { desk, take } = await openDesk(sealed, makeExerciseRunner(sealed.course));
  await take();
  globalThis.gradeOnceMore = async () => {
    desk.gradeAgain();
    await untilIdle(desk);
  };
};

/** The desk and the table of a teacher's page; `take` grades what was handed in. */
async function openDesk(
  { course, assignment, keyFile, handIns }: SealedClass,
  run: RunExercise,
): Promise<{ desk: GradingDesk; take: () => Promise<void> }> {
  const named = await readAssignment(assignment);
  const reading = await readKeyFile(keyFile);
  if (named.status !== 'read' || reading.status !== 'read') {
    throw new Error(`Expected an assignment and a key, got ${named.status} and ${reading.status}.`);
  }
  const { key } = reading;
  const desk = new GradingDesk(course, run);
  mount(GradeTable, {
    target: document.body,
    props: { desk, course, language: 'en', words: gradingWords.en, onopen: () => undefined },
  });
  await desk.open(named);
  const files = handIns.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(text) }));
  const take = async (): Promise<void> => {
    await desk.take(files, key);
    await untilIdle(desk);
    if (desk.problems.length > 0) throw new Error(JSON.stringify(desk.problems));
  };
  return { desk, take };
}

function watchThread() {
  let longestTaskMs = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration);
  });
  observer.observe({ type: 'longtask' });
  let longestWaitMs = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longestWaitMs = Math.max(longestWaitMs, now - last);
    last = now;
  }, 10);
  return {
    end() {
      clearInterval(timer);
      observer.disconnect();
      return { longestTaskMs, longestWaitMs };
    },
  };
}
