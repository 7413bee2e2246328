import { expect, test, type Locator, type Page } from '@playwright/test';
import { classPaths } from '../../src/site/class-addresses.ts';
import { backupWords } from '../../src/translations/class-backup.ts';
import { gradingWords } from '../../src/translations/class-grading.ts';
import { languages, type Language } from '../../src/translations/text.ts';
import { gradeWith, makeClass, type PickedFile } from './class-files.ts';
import { findNothingWrong } from './class-visitors.ts';

const receive = 'e-receive/receive-json';
const row = (page: Page, student: string): Locator => page.locator(`[data-student="${student}"]`);

/** Opens the page on which a class is graded with a class in it. */
async function openClass(page: Page, language: Language, backup: PickedFile): Promise<void> {
  await page.goto(`/${language}/${classPaths.grading[language]}`);
  await page.locator('[data-open]').waitFor();
  await page.getByLabel(backupWords[language].open).setInputFiles(backup);
  await page.getByRole('button', { name: backupWords[language].restore }).click();
}

for (const language of languages) {
  const words = gradingWords[language];

  test(`a class is gone through one after another in the order of the table (${language})`, async ({
    page,
  }) => {
    const taught = await makeClass('Week 3', [receive]);
    const grades = [gradeWith({ a: false, b: true }), gradeWith({ a: true, b: true })];
    const rows = ['Ana', 'Luis', 'Zoe'].map((name, index) =>
      taught.row(taught.handInOf(name, { [receive]: 'solution' }), {
        [receive]: grades[index % 2] ?? gradeWith({}),
      }),
    );
    await openClass(page, language, taught.backup(rows));
    await page.getByRole('columnheader', { name: words.total }).getByRole('button').click();
    await row(page, 'Luis').getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(words.placeAmong(1, 3))).toBeVisible();
    await dialog.getByLabel(words.comment).fill('For Luis');
    await dialog.getByRole('button', { name: words.nextStudent }).click();
    await expect(dialog).toHaveAccessibleName('Ana');
    await expect(dialog.getByLabel(words.comment)).toHaveValue('');
    await expect(dialog.getByRole('heading', { name: 'Ana' })).toBeInViewport();
    await findNothingWrong(page);
    await dialog.getByRole('button', { name: words.previousStudent }).click();
    await expect(dialog.getByLabel(words.comment)).toHaveValue('For Luis');
    await dialog.getByRole('button', { name: words.previousStudent }).click();
    await expect(dialog).toHaveAccessibleName('Zoe');
  });

  test(`who is taken out of the table is put back with points and comment (${language})`, async ({
    page,
  }) => {
    const taught = await makeClass('Week 3', [receive]);
    const handIn = taught.handInOf('Ana', { [receive]: 'solution' });
    const ana = taught.row(handIn, { [receive]: gradeWith({ answers: true }) });
    await openClass(page, language, taught.backup([{ ...ana, comment: 'Well done' }]));
    await row(page, 'Ana').getByRole('button').click();
    await page.getByRole('dialog').getByRole('button', { name: words.remove }).click();
    await expect(row(page, 'Ana')).toHaveCount(0);
    const told = page.getByText(words.removed('Ana'));
    await expect(told).toBeVisible();
    await findNothingWrong(page);
    await expect(told.getByRole('button', { name: words.putBack })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(row(page, 'Ana').locator('.total')).toHaveText('10');
    await expect(row(page, 'Ana').getByRole('button')).toBeFocused();
    await page.reload();
    await row(page, 'Ana').getByRole('button').click();
    await expect(page.getByRole('dialog').getByLabel(words.comment)).toHaveValue('Well done');
  });

  test(`a teacher's points need a number, and are marked when another hand-in comes (${language})`, async ({
    page,
  }) => {
    const taught = await makeClass('Week 3', [receive]);
    const handIn = taught.handInOf('Ana', { [receive]: 'known-wrong/answers-nan' });
    const before = { ...handIn, handedInAt: '2026-11-29T12:00:00.000Z' };
    const rows = [taught.row(before, { [receive]: gradeWith({ answers: true, survives: false }) })];
    await openClass(page, language, taught.backup(rows));
    await row(page, 'Ana').getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words.overrideReason).fill('Nearly');
    await dialog.getByRole('button', { name: words.overrideSet, exact: true }).click();
    await expect(dialog.getByText(words.needsPoints)).toBeVisible();
    await dialog.getByLabel(words.override).fill('8');
    await dialog.getByRole('button', { name: words.overrideSet, exact: true }).click();
    await expect(dialog.getByText(words.needsPoints)).toBeHidden();
    await expect(dialog).toContainText(words.byChecks('5', '10'));
    await expect(dialog).toContainText(words.yoursCount('8'));
    await dialog.getByRole('button', { name: words.close, exact: true }).click();
    await expect(row(page, 'Ana')).not.toContainText(words.signs.outdated);

    const again = await taught.handIn('Ana', { [receive]: 'solution' });
    await page.getByLabel(words.pickFiles).setInputFiles(again);
    await expect(row(page, 'Ana').locator('[data-status=passed]')).toBeVisible();
    await expect(row(page, 'Ana').locator('.total')).toHaveText('8');
    await expect(row(page, 'Ana')).toContainText(words.signs.outdated);
    await page.reload();
    await row(page, 'Ana').getByRole('button').click();
    await expect(dialog.getByText(words.outdated)).toBeVisible();
    await dialog.getByRole('button', { name: words.overrideSet, exact: true }).click();
    await expect(dialog.getByText(words.outdated)).toBeHidden();
  });
}

test('grading again says whether anything has changed', async ({ page }) => {
  const words = gradingWords.es;
  const taught = await makeClass('Semana 3', [receive]);
  const handIn = taught.handInOf('Ana', { [receive]: 'solution' });
  await openClass(
    page,
    'es',
    taught.backup([taught.row(handIn, { [receive]: gradeWith({ another: true }) })]),
  );
  const said = page.locator('[data-queue="idle"]');
  await expect(said).not.toContainText(words.regraded(0));
  await page.getByRole('button', { name: words.gradeAll }).click();
  await expect(said).toContainText(words.regraded(1));
  await page.getByRole('button', { name: words.gradeAll }).click();
  await expect(said).toContainText(words.regraded(0));
});

test('files that are dropped beside the frame are taken and don’t replace the page', async ({
  page,
}) => {
  const words = gradingWords.es;
  const taught = await makeClass('Semana 3', [receive]);
  const file = await taught.handIn('Ana', { [receive]: 'solution' });
  await openClass(page, 'es', taught.backup([]));
  const isTaken = await page.locator('h1').evaluate(
    (heading, { name, content }) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], name));
      const init = { dataTransfer, bubbles: true, cancelable: true };
      heading.dispatchEvent(new DragEvent('dragover', init));
      return !heading.dispatchEvent(new DragEvent('drop', init));
    },
    { name: file.name, content: file.buffer.toString() },
  );
  expect(isTaken).toBe(true);
  await expect(row(page, 'Ana').locator('[data-status=passed]')).toBeVisible();
  await expect(page.locator('[data-queue]')).toContainText(words.found(1, 0));
});
