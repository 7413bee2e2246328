import { beforeAll, describe, expect, test } from 'vitest';
import type { ClassCourse } from '../../src/classroom/assignment/class-course.ts';
import { shareOf, type ExerciseGrade } from '../../src/classroom/grade/exercise-grade.ts';
import { gradeExercise } from '../../src/classroom/grade/grade-exercise.ts';
import type { HandIn } from '../../src/classroom/hand-in/hand-in.ts';
import { makeExerciseRunner } from '../../src/classroom/pages/exercise-runner.ts';
import { attacks, wrong } from './hostile-submissions.ts';
import solution from '../../lessons/e-receive/receive-json/solution/server.ts?raw';

const exercise = 'e-receive/receive-json';
const title = { es: '', en: '' };
const course: ClassCourse = {
  version: '',
  exercises: [
    {
      ...{ key: exercise, letter: 'E2', title, summary: title, entry: 'server.ts' },
      ...{ subject: 'server', hash: '' },
    },
  ],
};
const run = makeExerciseRunner(course);
const never = new AbortController().signal;

async function gradeFiles(files: Record<string, string>, claims: object = {}) {
  const handIn = {
    ...{ assignment: '', course: '', student: 'eva', handedInAt: '' },
    exercises: { [exercise]: { files, attempts: 1, ...claims } },
    ...claims,
  } satisfies HandIn;
  const grade = await gradeExercise(handIn, { exercise, seed: 7 }, run, never);
  if (!grade) throw new Error('The run was given up.');
  return grade;
}

const shareOfFiles = (grade: ExerciseGrade): number => shareOf(grade, exercise, {});
describe('a hostile submission gains nothing', () => {
  let honest = 1;
  beforeAll(async () => {
    honest = shareOfFiles(await gradeFiles({ 'server.ts': wrong }));
  });

  test('while a right one gets all, before and after the hostile ones', async () => {
    expect(shareOfFiles(await gradeFiles({ 'server.ts': solution }))).toBe(1);
    expect(honest).toBeLessThan(1);
  });

  for (const [what, code] of Object.entries(attacks)) {
    test(`that ${what}`, { timeout: 120_000 }, async () => {
      const grade = await gradeFiles({ 'server.ts': code });
      expect(shareOfFiles(grade)).toBeLessThanOrEqual(honest);
    });
  }

  test('that claims to have passed', async () => {
    const claims = { status: 'passed', passed: true, checks: [{ id: 'a', status: 'passed' }] };
    const grade = await gradeFiles({ 'server.ts': wrong }, claims);
    expect(shareOfFiles(grade)).toBe(honest);
  });

  test('that brings checks of its own', async () => {
    const grade = await gradeFiles({
      ...{ 'server.ts': wrong, 'checks.ts': 'export {}', 'node_modules/ws/index.js': 'export {}' },
    });
    expect(shareOfFiles(grade)).toBeLessThanOrEqual(honest);
  });

  test('and leaves the next one a fair trial', async () => {
    expect(shareOfFiles(await gradeFiles({ 'server.ts': solution }))).toBe(1);
  });
});
