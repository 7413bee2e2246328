import { beforeAll, describe, expect, test } from 'vitest';
import { shareOf, type ExerciseGrade } from '../../src/classroom/grade/exercise-grade.ts';
import { gradeExercise } from '../../src/classroom/grade/grade-exercise.ts';
import { makeExerciseRunner } from '../../src/classroom/pages/exercise-runner.ts';
import { disturbances, forgeries, wrong } from './hostile-submissions.ts';
import { course, exercise, handInOf } from './one-exercise.ts';
import solution from '../../lessons/e-receive/receive-json/solution/server.ts?raw';

const run = makeExerciseRunner(course);
const never = new AbortController().signal;

async function gradeFiles(files: Record<string, string>, claims: object = {}) {
  const handIn = handInOf(files, claims);
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

  for (const [what, code] of Object.entries({ ...forgeries, ...disturbances })) {
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
