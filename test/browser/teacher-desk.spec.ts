import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { classPaths } from '../../src/site/class-addresses.ts';
import { backupWords } from '../../src/translations/class-backup.ts';
import { gradingWords } from '../../src/translations/class-grading.ts';
import { teacherWords } from '../../src/translations/class-teacher.ts';
import { languages } from '../../src/translations/text.ts';
import { gradeWith, makeClass } from './class-files.ts';
import { findNothingWrong } from './class-visitors.ts';

const receive = 'e-receive/receive-json';

for (const language of languages) {
  const words = teacherWords[language];
  const desk = `/${language}/${classPaths.teacher[language]}`;

  test(`what an assignment still lacks is said where it is written, and is gone as soon as it is there (${language})`, async ({
    page,
  }) => {
    await page.goto(desk);
    await page.locator('[data-open]').waitFor();
    const make = page.getByRole('button', { name: words.make });
    const title = page.getByLabel(words.name, { exact: true });
    await make.click();
    await expect(title).toBeFocused();
    await expect(title).toHaveAccessibleDescription(words.needsTitle);
    await expect(page.getByText(words.needsTitle)).toBeInViewport();
    await findNothingWrong(page);
    await title.fill('Week 3');
    await expect(page.getByText(words.needsTitle)).toBeHidden();

    await make.click();
    await expect(page.getByRole('checkbox').first()).toBeFocused();
    await expect(page.getByText(words.needsExercises)).toBeInViewport();
  });

  test(`an assignment is told from another by what it asks, and is forgotten with its grades and back again (${language})`, async ({
    page,
  }) => {
    const taught = await makeClass('Week 3', [receive]);
    const row = taught.row(taught.handInOf('Ana', { [receive]: 'solution' }), {
      [receive]: gradeWith({ answers: true }),
    });
    await page.goto(desk);
    await page.locator('[data-open]').waitFor();
    await page.getByLabel(backupWords[language].open).setInputFiles(taught.backup([row]));
    await page.getByRole('button', { name: backupWords[language].restore }).click();
    const line = page.getByRole('listitem').filter({ hasText: 'Week 3' });
    await expect(line).toContainText('E2');
    await expect(line).toContainText('2026');

    page.once('dialog', (dialog) => void dialog.accept());
    await line.getByRole('button', { name: words.forget }).click();
    await expect(line).toHaveCount(0);
    const told = page.getByText(words.forgotten('Week 3'));
    await expect(told.getByRole('button', { name: words.undo })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(line.getByRole('link', { name: words.grade })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-student="Ana"] .total')).toHaveText('10');
  });

  test(`a key that was never saved is saved before another one takes its place (${language})`, async ({
    page,
  }) => {
    const taught = await makeClass('Week 3', [receive]);
    await page.goto(desk);
    await page.locator('[data-open]').waitFor();
    await page.getByLabel(words.name, { exact: true }).fill('Week 4');
    await page.getByRole('checkbox', { name: /^E2 ·/ }).check();
    await page.getByRole('button', { name: words.make }).click();
    await expect(page.getByText(words.keyUnsaved)).toBeVisible();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByLabel(words.keyOpen).setInputFiles(taught.keyFile),
    ]);
    const [, name = ''] = /enchufe-key-(\w+)\.json/.exec(download.suggestedFilename()) ?? [];
    await expect(page.getByText(words.keyRescued(name))).toBeVisible();
    await expect(page.getByText(words.keySaved(name))).toBeHidden();
    await page.getByLabel(words.keyOpen).setInputFiles(await download.path());
    await expect(page.getByText(words.keySaved(name))).toBeVisible();
    expect(readFileSync(await download.path(), 'utf8')).toContain('enchufe');
  });

  test(`the code of the link is shown as large as the window for a projector (${language})`, async ({
    page,
  }) => {
    await page.goto(desk);
    await page.locator('[data-open]').waitFor();
    await page.getByLabel(words.name, { exact: true }).fill('Week 4');
    await page.getByRole('checkbox', { name: /^E2 ·/ }).check();
    await page.getByRole('button', { name: words.make }).click();
    await page.getByRole('button', { name: words.qrLarger }).click();
    const code = page.getByRole('dialog').getByRole('img', { name: words.qr });
    await expect(code).toBeInViewport({ ratio: 1 });
    const { width = 0 } = (await code.boundingBox()) ?? {};
    expect(width).toBeGreaterThan(500);
    await findNothingWrong(page);
  });
}

test('a file that is no assignment is told of, and what was open stays', async ({ page }) => {
  const words = gradingWords.es;
  const taught = await makeClass('Semana 3', [receive]);
  await page.goto(`/es/${classPaths.grading.es}`);
  await page.locator('[data-open]').waitFor();
  await page.getByLabel(words.openAssignment).setInputFiles(taught.keyFile);
  await expect(page.getByText(words.notAssignment)).toBeVisible();
  await page.getByLabel(words.openAssignment).setInputFiles(taught.assignmentFile);
  await expect(page.getByText(words.notAssignment)).toBeHidden();
  await expect(page.getByText(words.needsKey)).toBeVisible();
});
