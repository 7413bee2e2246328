import { expect, test } from 'vitest';
import type { CheckReport } from '../../src/checks/check-report.ts';
import { openWorkStore } from '../../src/workbench/work/saved-work.ts';
import { Work } from '../../src/workbench/work/work.svelte.ts';

const starter = { 'server.ts': '// TODO', 'room.ts': '' };
let lessons = 0;

test('brings back what was typed, the open file and the last report', async () => {
  const lesson = newLesson();
  const work = await open(lesson);
  work.edit('server.ts', 'const a = 1;');
  work.open('room.ts');
  work.keepReport({ status: 'checked', seed: 7, results: [] }, work.files);
  await expect.poll(() => work.saveState).toBe('saved');
  const again = await open(lesson);
  expect(again.files).toEqual({ 'server.ts': 'const a = 1;', 'room.ts': '' });
  expect(again.openFile).toBe('room.ts');
  expect(again.lastCheck?.report).toEqual({ status: 'checked', seed: 7, results: [] });
});

test('brings back which checks keep failing, what was predicted, and what the program wrote', async () => {
  const lesson = newLesson();
  const work = await open(lesson);
  const words = { es: '', en: '' };
  const report: CheckReport = {
    status: 'checked',
    seed: 7,
    results: [
      {
        ...{ id: 'echo', title: words, status: 'failed', expected: words, received: words },
        ...{ hints: [], transcript: [] },
      },
    ],
  };
  const line = { level: 'log', text: 'hola', times: 2 } as const;
  work.keepReport(report, work.files, [{ lines: [line], missing: 0 }]);
  work.keepReport(report, work.files, [{ lines: [line], missing: 0 }]);
  work.predict('echo', { prediction: 'e1', choice: 2 });
  // At once, as when the page dies, and when all is kept.
  for (const again of [await open(lesson), await later(work, lesson)]) {
    expect(again.streaks).toEqual({
      echo: { failures: 2, answers: [{ prediction: 'e1', choice: 2 }] },
    });
  }
  const again = await open(lesson);
  expect(again.lastCheck?.consoles).toEqual([{ lines: [line], missing: 0 }]);
  again.keepReport({ ...report, results: [{ id: 'echo', title: words, status: 'passed' }] }, {});
  expect(again.streaks).toEqual({});
});

test('loses nothing when the page dies right after a keystroke', async () => {
  const lesson = newLesson();
  const work = await open(lesson);
  work.edit('server.ts', 'typed just now');
  const again = await open(lesson);
  expect(again.files['server.ts']).toBe('typed just now');
});

test('saves within 300 ms, and the journal goes once all is kept', async () => {
  const lesson = newLesson();
  const work = await open(lesson);
  work.edit('server.ts', 'x');
  expect(work.saveState).toBe('saving');
  await expect.poll(() => work.saveState, { timeout: 1000 }).toBe('saved');
  expect(localStorage.getItem(`enchufe:journal:${lesson}`)).toBeNull();
});

test('Start over can be undone after a reload', async () => {
  const lesson = newLesson();
  const work = await open(lesson);
  work.edit('server.ts', 'mine');
  work.startOver();
  expect(work.files).toEqual(starter);
  const again = await open(lesson);
  expect(again.files).toEqual(starter);
  again.undo();
  expect(again.files['server.ts']).toBe('mine');
  expect(again.replaced).toBeUndefined();
});

test('Start over on the untouched starter keeps an earlier undo', async () => {
  const work = await open(newLesson());
  work.edit('server.ts', 'mine');
  work.startOver();
  work.startOver();
  work.undo();
  expect(work.files['server.ts']).toBe('mine');
});

test('says when this browser keeps nothing', async () => {
  const work = new Work(starter, 'server.ts');
  await work.restore({
    load: () => Promise.resolve(undefined),
    journal: () => false,
    save: () => Promise.reject(new Error('no storage')),
  });
  work.edit('server.ts', 'x');
  await expect.poll(() => work.saveState).toBe('unsafe');
});

test('a file that the lesson got since the work was saved comes from the starter', async () => {
  const lesson = newLesson();
  const work = await open(lesson);
  work.edit('server.ts', 'mine');
  await work.flush();
  const later = new Work({ ...starter, 'rooms.ts': 'new' }, 'server.ts');
  await later.restore(openWorkStore(lesson));
  expect(later.files).toEqual({ 'server.ts': 'mine', 'room.ts': '', 'rooms.ts': 'new' });
});

function newLesson(): string {
  lessons += 1;
  return `test/lesson-${lessons}-${Math.random()}`;
}

async function open(lesson: string): Promise<Work> {
  const work = new Work(starter, 'server.ts');
  await work.restore(openWorkStore(lesson));
  return work;
}

/** The work as it comes back once everything is in the database. */
async function later(work: Work, lesson: string): Promise<Work> {
  await expect.poll(() => work.saveState).toBe('saved');
  return open(lesson);
}
