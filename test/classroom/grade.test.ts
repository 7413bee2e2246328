import { describe, expect, test, vi } from 'vitest';
import { latestByStudent } from '../../src/classroom/collect/latest-by-student.ts';
import { gradeOf, shareOf, statusOf } from '../../src/classroom/grade/exercise-grade.ts';
import { listFailingChecks } from '../../src/classroom/grade/failing-checks.ts';
import { gradeExercise } from '../../src/classroom/grade/grade-exercise.ts';
import {
  isLate,
  newRow,
  pointsOf,
  putGrade,
  totalOf,
  type GradingScale,
} from '../../src/classroom/grade/gradebook.ts';
import { GradingQueue, type QueueProgress } from '../../src/classroom/grade/grading-queue.ts';
import { handInWith, reportWith, submissionOf } from './class-of-tests.ts';

const exercise = 'e-receive/receive-json';
const never = new AbortController().signal;
const graded = (checks: Record<string, boolean>) => {
  const grade = gradeOf(reportWith(checks));
  if (!grade) throw new Error('There must be a grade.');
  return grade;
};

describe('grading an exercise', () => {
  test('runs the files again with the seed and believes nothing else', async () => {
    const run = vi.fn(async () => reportWith({ a: false }));
    const handIn = handInWith({
      exercises: {
        [exercise]: { files: { 'server.ts': '1' }, attempts: 3, passed: true } as never,
      },
    });
    const grade = await gradeExercise(handIn, { exercise, seed: 42 }, run, never);
    expect(run).toHaveBeenCalledExactlyOnceWith(
      { exercise, seed: 42, files: { 'server.ts': '1' } },
      never,
    );
    expect(grade && statusOf(grade)).toBe('failed');
  });

  test('of which nothing came runs nothing', async () => {
    const run = vi.fn(async () => reportWith({ a: true }));
    for (const missing of ['f-send/echo-in-kind', 'constructor', 'toString']) {
      expect(await gradeExercise(handInWith(), { exercise: missing, seed: 1 }, run, never)).toEqual(
        { status: 'not-handed-in' },
      );
    }
    expect(run).not.toHaveBeenCalled();
  });

  test('gives one more try when the judge was lost, and tells what stays broken', async () => {
    const lost = {
      status: 'not-checkable' as const,
      ...{ seed: 1, explanation: { es: 'no', en: 'no' } },
      problem: { reason: 'judge-failed' as const, message: 'lost' },
    };
    const run = vi
      .fn()
      .mockResolvedValueOnce(lost)
      .mockResolvedValue(reportWith({ a: true }));
    const grade = await gradeExercise(handInWith(), { exercise, seed: 1 }, run, never);
    expect(grade && statusOf(grade)).toBe('passed');
    const throws = () => Promise.reject(new Error('no engine'));
    expect(await gradeExercise(handInWith(), { exercise, seed: 1 }, throws, never)).toEqual({
      ...{ status: 'not-run', seed: 1 },
      explanation: {
        es: 'No se ha podido ejecutar: no engine. Prueba a corregirlo de nuevo.',
        en: 'It could not be run: no engine. Try grading it again.',
      },
    });
  });
});

describe('points', () => {
  const scale: GradingScale = {
    ...{ exercises: [exercise], points: 10, due: '2026-11-30T11:00:00.000Z' },
    weights: { [`${exercise}#b`]: 3 },
  };
  const [submission] = latestByStudent([submissionOf(handInWith())]);
  if (!submission) throw new Error('There must be one.');
  const row = newRow(submission);

  test('are the weights of the checks that passed', () => {
    expect(shareOf(graded({ a: true, b: false }), exercise, {})).toBe(0.5);
    expect(shareOf(graded({ a: true, b: false }), exercise, scale.weights)).toBe(0.25);
    expect(shareOf(graded({}), exercise, {})).toBe(0);
    expect(statusOf(graded({ a: true, b: false }))).toBe('partly');
    expect(totalOf(putGrade(row, exercise, graded({ a: true, b: false })), scale)).toBe(2.5);
    expect(totalOf(row, scale)).toBeUndefined();
  });

  test('are told apart by the checks that fail most', () => {
    const rows = [
      { a: true, b: false, c: true },
      { a: false, b: false, c: true },
    ].map((checks) => putGrade(row, exercise, graded(checks)));
    expect(
      listFailingChecks(rows, [exercise]).map(({ id, failed, all }) => [id, failed, all]),
    ).toEqual([
      ['b', 2, 2],
      ['a', 1, 2],
    ]);
  });

  test('that the teacher gives stand beside those of the checks', () => {
    const overridden = {
      ...putGrade(row, exercise, graded({ a: true })),
      overrides: { [exercise]: { points: 4, reason: 'copied' } },
    };
    expect(pointsOf(overridden, exercise, scale)).toBe(4);
    expect(overridden.grades[exercise]?.status).toBe('run');
  });

  test('are late after the due date, unless the student has more time', () => {
    expect(isLate(row, scale)).toBe(true);
    expect(isLate(row, { ...scale, due: null })).toBe(false);
    const extension = { reason: 'ill', until: '2026-12-02T00:00:00.000Z' };
    expect(isLate({ ...row, extension }, scale)).toBe(false);
  });

  test('of another run are marked where they differ', () => {
    const first = putGrade(row, exercise, graded({ a: true }));
    expect(first.changed).toEqual([]);
    expect(putGrade(first, exercise, graded({ a: true })).changed).toEqual([]);
    expect(putGrade(first, exercise, graded({ a: false })).changed).toEqual([exercise]);
  });
});

describe('the queue', () => {
  function makeQueue(lanes: number) {
    const open = new Map<string, () => void>();
    const progress: QueueProgress[] = [];
    const stopped: string[] = [];
    const queue = new GradingQueue<string>({
      lanes,
      run: (job, signal) =>
        new Promise((resolve, reject) => {
          open.set(job, job === 'bad' ? () => reject(new Error(job)) : resolve);
          signal.addEventListener('abort', () => {
            stopped.push(job);
            resolve();
          });
        }),
      onProgress: (now) => progress.push(now),
    });
    const finish = async (job: string) => {
      open.get(job)?.();
      open.delete(job);
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
    };
    return { queue, open, progress, stopped, finish };
  }

  test('runs so many at a time, in order, and one that fails holds up nobody', async () => {
    const { queue, open, progress, finish } = makeQueue(2);
    queue.add(['bad', 'b', 'c', 'd']);
    expect([...open.keys()]).toEqual(['bad', 'b']);
    await finish('bad');
    expect([...open.keys()]).toEqual(['b', 'c']);
    await finish('b');
    await finish('c');
    await finish('d');
    expect(progress.at(-1)).toEqual({ state: 'idle', done: 4, all: 4 });
  });

  test('begins nothing while it is paused, and goes on', async () => {
    const { queue, open, progress, finish } = makeQueue(1);
    queue.add(['a', 'b']);
    queue.pause();
    await finish('a');
    expect([...open.keys()]).toEqual([]);
    expect(progress.at(-1)).toEqual({ state: 'paused', done: 1, all: 2 });
    queue.resume();
    expect([...open.keys()]).toEqual(['b']);
  });

  test('that is given up stops what runs and begins nothing more', async () => {
    const { queue, open, progress, stopped, finish } = makeQueue(1);
    queue.add(['a', 'b']);
    queue.cancel();
    expect(stopped).toEqual(['a']);
    await finish('a');
    expect([...open.keys()]).toEqual([]);
    expect(progress.at(-1)).toEqual({ state: 'idle', done: 1, all: 1 });
    queue.add(['c']);
    expect([...open.keys()]).toEqual(['c']);
  });
});
