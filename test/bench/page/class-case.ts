import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { classPaths } from '../../../src/site/class-addresses.ts';
import { loadLessonFiles } from '../../../src/course/load-lesson-files.ts';
import { backupWords } from '../../../src/translations/class-backup.ts';
import { gradingWords } from '../../../src/translations/class-grading.ts';
import { gradeWith, makeClass, type PickedFile } from '../../browser/class-files.ts';
import { readCorpus } from '../../lessons/corpus.ts';
import { measureFrames } from './frames.ts';
import { measureInteraction, pressPointer } from './interactions.ts';
import { type PageBench, type PageCase, pageCase } from './page-bench.ts';

const students = 1200;
const words = gradingWords.en;
const lessons = fileURLToPath(new URL('../../../lessons/', import.meta.url));

/** What a teacher feels with 1,200 students and the whole course in the table of grades, at the page's full speed. */
export async function measureClass(bench: PageBench, runs: number): Promise<PageCase[]> {
  const { page, context } = await bench.open(`en/${classPaths.grading.en}`);
  await page.locator('[data-open]').waitFor();
  await page.getByLabel(backupWords.en.open).setInputFiles(await makeBigClass());
  const took = new Map<string, number[]>();
  const note = (name: string, times: readonly number[]): void => {
    took.set(name, [...(took.get(name) ?? []), ...times]);
  };
  const take = async (name: string, action: () => Promise<unknown>): Promise<void> => {
    note(name, [await measureInteraction(page, action)]);
  };
  await page.getByRole('button', { name: backupWords.en.restore }).click();
  const table = page.getByRole('region', { name: words.table, exact: true });
  await table.locator('[data-student]').first().waitFor();
  await table.scrollIntoViewIfNeeded();
  const search = page.getByLabel(words.findStudent);
  for (let run = 0; run < runs; run += 1) {
    for (const [name, speed] of speeds) note(name, await scroll(page, speed));
    await search.focus();
    for (const letter of '077')
      await take('find: type a letter', () => page.keyboard.press(letter));
    await take('find: take a letter back', () => page.keyboard.press('Backspace'));
    await search.selectText();
    await take('find: end', () => page.keyboard.press('Delete'));
    await table.locator('[data-student] button').nth(4).hover();
    await take('open one', () => pressPointer(page));
    await take('close it', () => page.keyboard.press('Escape'));
  }
  await context.close();
  const about = `${String(students)} students`;
  return [...took].map(([name, times]) => pageCase(`${about}: ${name}`, times));
}

/** In pixels each second: as somebody reads, looks for somebody, and flings. */
const speeds = [
  ['a frame of scrolling, 800 px/s', 800],
  ['a frame of scrolling, 4,000 px/s', 4000],
  ['a frame of scrolling, 20,000 px/s', 20_000],
] as const;

/** Scrolls for a second down and another up; the time of each frame. */
async function scroll(page: Page, speed: number): Promise<number[]> {
  const table = page.getByRole('region', { name: words.table, exact: true });
  const box = await table.boundingBox();
  if (!box) throw new Error('The table must be in sight.');
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const times: number[] = [];
  for (const yDistance of [-speed, speed]) {
    times.push(...(await measureFrames(page, { ...place, yDistance, speed })));
  }
  return times;
}

async function makeBigClass(): Promise<PickedFile> {
  const keys = readCorpus(await loadLessonFiles(lessons)).map(
    ({ section, id }) => `${section}/${id}`,
  );
  const taught = await makeClass('The whole course', keys);
  const rows = Array.from({ length: students }, (_, index) => {
    const name = `Student ${String(index + 1).padStart(4, '0')}`;
    const grades = keys.map((key, at) => {
      const checks = { a: true, b: (index + at) % 3 > 0, c: (index + at) % 5 > 0 };
      return [key, gradeWith(checks)] as const;
    });
    return taught.row(taught.handInOf(name, {}), Object.fromEntries(grades));
  });
  return taught.backup(rows);
}
