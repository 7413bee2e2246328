import type { Page } from '@playwright/test';
import { classPaths } from '../../src/site/class-addresses.ts';
import { gradingWords } from '../../src/translations/class-grading.ts';
import { teacherWords } from '../../src/translations/class-teacher.ts';
import type { Language } from '../../src/translations/text.ts';
import { due, exercises, pageSize, told, type PickedFile } from './class-of-guide.ts';
import type { PictureTaker } from './picture-taker.ts';

/** Makes the assignment and saves the key; the link for the students. */
export async function compose(
  page: Page,
  address: string,
  language: Language,
  pictures: PictureTaker,
): Promise<string> {
  const words = teacherWords[language];
  await page.goto(`${address}${language}/${classPaths.teacher[language]}`);
  await page.locator('[data-open]').waitFor();
  await page.getByLabel(words.name, { exact: true }).fill(told[language].title);
  const box = (letter: string) => page.getByRole('checkbox', { name: new RegExp(`^${letter} ·`) });
  for (const { letter } of exercises) await box(letter).check();
  await page.getByLabel(words.due).fill(due);
  await page.getByLabel(words.note).fill(told[language].note);
  const line = (letter: string) => page.locator('li', { has: box(letter) });
  await pictures.take('choose', line('E1'), line('G1'), 0);
  await pictures.take('details', page.getByText(words.note), page.getByText(words.make));
  await page.getByRole('button', { name: words.make }).click();
  const link = await page.getByLabel(words.link).inputValue();
  await page.getByRole('img', { name: words.qr }).waitFor();
  const key = page.locator('.card', { hasText: words.keyTitle }).first();
  await pictures.take('ready', key, page.locator('[data-assignment]'));
  await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: words.keySave }).click(),
  ]);
  return link;
}

/** Grades what the class handed in, gives one exercise other points; the path of one feedback file. */
export async function grade(
  page: Page,
  files: readonly PickedFile[],
  language: Language,
  pictures: PictureTaker,
): Promise<string> {
  const words = gradingWords[language];
  const { student, reason, comment } = told[language];
  await page.getByRole('link', { name: teacherWords[language].grade }).click();
  await page.getByLabel(words.pickFiles).setInputFiles([...files]);
  await page.locator('[data-queue="idle"]').waitFor();
  const table = page.getByRole('region', { name: words.table, exact: true });
  const row = table.locator('tr', { hasText: student });
  await row.locator('[data-status="passed"]').waitFor();
  const dialog = page.getByRole('dialog');
  // High enough for a dialog that scrolls otherwise.
  await page.setViewportSize({ ...pageSize, height: 2600 });
  await row.getByRole('button').click();
  const exercise = dialog.getByRole('region', { name: /^F2/ });
  await exercise.getByLabel(words.override).fill('8');
  await exercise.getByLabel(words.overrideReason).fill(reason);
  await exercise.getByRole('button', { name: words.overrideSet }).click();
  await pictures.take('one-student', exercise, exercise, 0);
  await dialog.getByLabel(words.comment).fill(comment);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: words.feedbackOne }).click(),
  ]);
  await dialog.getByRole('button', { name: words.close }).click();
  await page.setViewportSize(pageSize);
  const problems = page.locator('.card', { hasText: words.problemsTitle });
  await pictures.take('grades', problems, table);
  await pictures.take('exports', page.locator('.card', { hasText: words.feedbackAll }));
  return download.path();
}
