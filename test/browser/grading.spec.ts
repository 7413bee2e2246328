import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { classPaths } from '../../src/site/class-addresses.ts';
import { backupWords } from '../../src/translations/class-backup.ts';
import { gradingWords } from '../../src/translations/class-grading.ts';
import { recordingWords } from '../../src/translations/recordings.ts';
import { languages } from '../../src/translations/text.ts';
import { gradeWith, makeClass, type PickedFile } from './class-files.ts';

const receive = 'e-receive/receive-json';
const echo = 'f-send/echo-in-kind';
/** Of the table of students, in pixels. */
const rowHeight = 52;
const row = (page: Page, student: string): Locator => page.locator(`[data-student="${student}"]`);

async function findNothingWrong(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

for (const language of languages) {
  const words = gradingWords[language];
  const backup = backupWords[language];

  async function openGrading(page: Page): Promise<void> {
    await page.goto(`/${language}/${classPaths.grading[language]}`);
    await page.locator('[data-open]').waitFor();
  }

  async function putBack(page: Page, file: PickedFile): Promise<void> {
    await page.getByLabel(backup.open).setInputFiles(file);
    await page.getByRole('button', { name: backup.restore }).click();
    await expect(page.getByText(backup.restored)).toBeVisible();
  }

  test(`a class goes into one file and out of it in another browser, told before, and can be undone and forgotten (${language})`, async ({
    page,
    browser,
  }) => {
    const taught = await makeClass('Week 3', [receive]);
    const grade = gradeWith({ answers: true, survives: false });
    const ana = taught.row(taught.handInOf('Ana', { [receive]: 'solution' }), { [receive]: grade });
    const rows = [
      { ...ana, overrides: { [receive]: { points: 8, reason: 'Nearly' } }, comment: 'Well done' },
      taught.row(taught.handInOf('Luis', {}), { [receive]: { status: 'not-handed-in' } }),
    ];
    await openGrading(page);
    await page.getByLabel(backup.open).setInputFiles(taught.backup(rows));
    await expect(page.getByText(backup.sizeOf(1, 1, 2))).toBeVisible();
    await expect(page.getByText(backup.keys.new)).toBeVisible();
    await findNothingWrong(page);
    await expect(page.locator('[data-student]')).toHaveCount(0);
    await page.getByRole('button', { name: backup.restore }).press('Enter');
    await expect(row(page, 'Ana').locator('.total')).toHaveText('8');
    await expect(page.getByText(backup.restored)).toBeFocused();

    await page.getByRole('button', { name: backup.undo }).press('Enter');
    await expect(page.getByText(backup.undone)).toBeFocused();
    await expect(page.getByText(words.noAssignments)).toBeVisible();
    await expect(page.locator('[data-student]')).toHaveCount(0);
    await putBack(page, taught.backup(rows));

    await row(page, 'Ana').getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words.extension).fill('2026-12-05T10:00');
    await dialog.getByLabel(words.extension).press('Tab');
    await dialog.getByRole('button', { name: words.close, exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: backup.save, exact: true }).click(),
    ]);
    const buffer = readFileSync(await download.path());

    const other = await (await browser.newContext()).newPage();
    await openGrading(other);
    await putBack(other, {
      name: download.suggestedFilename(),
      mimeType: 'application/zip',
      buffer,
    });
    await expect(row(other, 'Ana').locator('.total')).toHaveText('8');
    await row(other, 'Ana').getByRole('button').click();
    const there = other.getByRole('dialog');
    await expect(there.getByLabel(words.comment)).toHaveValue('Well done');
    const exercise = there.getByRole('region', { name: /^E2/ });
    await expect(exercise.getByLabel(words.overrideReason)).toHaveValue('Nearly');
    await expect(there.getByLabel(words.extension)).toHaveValue('2026-12-05T10:00');
    await other.context().close();

    await page.getByRole('button', { name: backup.forget }).click();
    await expect(page.getByText(backup.forgetsKey)).toBeVisible();
    await findNothingWrong(page);
    await page.getByRole('button', { name: backup.forgetNow }).click();
    await expect(page.getByText(backup.forgotten)).toBeFocused();
    await expect(page.locator('[data-student]')).toHaveCount(0);
    const kept = await page.evaluate(async () => {
      const open = indexedDB.open('enchufe-class');
      await new Promise((resolve) => (open.onsuccess = resolve));
      const count = async (name: string): Promise<number> => {
        const request = open.result.transaction(name).objectStore(name).count();
        await new Promise((resolve) => (request.onsuccess = resolve));
        return request.result;
      };
      return [await count('key'), await count('assignments'), await count('gradebooks')];
    });
    expect(kept).toEqual([0, 0, 0]);
    await page.getByRole('button', { name: backup.undo }).click();
    await expect(row(page, 'Ana').locator('.total')).toHaveText('8');
  });

  test(`a file that is no backup changes nothing and says so (${language})`, async ({ page }) => {
    await openGrading(page);
    for (const [content, reason] of [
      ['hola', backup.reading.foreign],
      ['PK\u0003\u0004 and no more', backup.reading.damaged],
    ] as const) {
      const buffer = Buffer.from(content);
      await page.getByLabel(backup.open).setInputFiles({ name: 'x.zip', mimeType: '', buffer });
      await expect(page.getByText(reason)).toBeVisible();
    }
  });

  test(`a failed check shows its wire at the frame that failed, and what another run says is marked (${language})`, async ({
    page,
  }) => {
    const taught = await makeClass('Week 3', [receive]);
    const handIn = taught.handInOf('Ana', { [receive]: 'known-wrong/answers-nan' });
    // As if a run before had said otherwise.
    const rows = [taught.row(handIn, { [receive]: gradeWith({ 'another-check': true }) })];
    await openGrading(page);
    await putBack(page, taught.backup(rows));
    await page.getByLabel(words.seed).fill('42');
    await page.getByLabel(words.seed).press('Tab');
    await page.getByRole('button', { name: words.gradeAll }).click();
    const cell = row(page, 'Ana').locator('td').first();
    await expect(cell).toHaveAttribute('data-changed', 'true');
    await expect(cell).toHaveAttribute('data-status', /^(partly|failed)$/);
    await expect(row(page, 'Ana').getByRole('rowheader')).toContainText(words.signs.changed);
    const points = /[\d.,]+/;
    const [before] = points.exec(await cell.innerText()) ?? [];
    await page.getByRole('button', { name: words.gradeAll }).click();
    await expect(cell).not.toHaveAttribute('data-changed', 'true');
    expect(points.exec(await cell.innerText())?.[0]).toBe(before);

    await row(page, 'Ana').getByRole('button').click();
    const dialog = page.getByRole('dialog');
    const see = dialog.getByRole('button', { name: recordingWords[language].seeOnWire }).first();
    await see.press('Enter');
    const chosen = dialog.locator('[role=row][aria-selected=true]');
    await expect(chosen).toBeVisible({ timeout: 30_000 });
    // It takes two texts for numbers, and so answers where it should have complained.
    await expect(chosen).toContainText('{"ok":true');
    await findNothingWrong(page);
    await dialog.getByRole('button', { name: words.wireClose }).click();
    await expect(chosen).toHaveCount(0);

    await page.reload();
    await expect(page.getByLabel(words.seed)).toHaveValue('42');
  });

  test(`grading pauses, goes on, is given up, and goes on when the page is opened again (${language})`, async ({
    page,
  }) => {
    const taught = await makeClass('Week 3', [receive, echo]);
    const names = Array.from({ length: 8 }, (_, index) => `Student ${String(index + 1)}`);
    const work = { [receive]: 'solution', [echo]: 'solution' };
    const files = await Promise.all(names.map((name) => taught.handIn(name, work)));
    await openGrading(page);
    await page.getByLabel(words.openKey).setInputFiles(taught.keyFile);
    await page.getByLabel(words.openAssignment).setInputFiles(taught.assignmentFile);
    await page.getByLabel(words.pickFiles).setInputFiles(files);
    const queue = page.locator('[data-queue]');
    const waiting = page.locator('[data-student] [data-status=waiting]');
    await page.getByRole('button', { name: words.pause }).click();
    await expect(queue).toHaveAttribute('data-queue', 'paused');
    await expect(page.getByRole('button', { name: words.resume })).toBeVisible();
    await page.getByRole('button', { name: words.resume }).click();
    await expect(queue).toHaveAttribute('data-queue', 'running');
    await expect(page.locator('[data-student] [data-status=passed]').first()).toBeVisible();
    await page.getByRole('button', { name: words.cancel }).click();
    await expect(queue).toHaveAttribute('data-queue', 'idle');
    expect(await waiting.count()).toBeGreaterThan(0);

    await page.reload();
    await expect(page.locator('[data-student] [data-status=passed]')).toHaveCount(16, {
      timeout: 50_000,
    });
    await expect(queue).toHaveAttribute('data-queue', 'idle');
  });

  test(`a table of 1,200 students draws what is in sight, and keyboard, search and screen readers reach all (${language})`, async ({
    page,
  }) => {
    const taught = await makeClass('Everybody', [receive, echo]);
    const rows = Array.from({ length: 1200 }, (_, index) => {
      const name = `Student ${String(index + 1).padStart(4, '0')}`;
      const grades = {
        [receive]: gradeWith({ a: true }),
        [echo]: gradeWith({ a: index % 2 === 0 }),
      };
      return taught.row(taught.handInOf(name, {}), grades);
    });
    await openGrading(page);
    await putBack(page, taught.backup(rows));
    const table = page.getByRole('table', { name: words.table });
    await expect(table).toHaveAttribute('aria-rowcount', '1201');
    expect(await table.getByRole('row').count()).toBeLessThan(60);
    await findNothingWrong(page);

    await row(page, 'Student 0001').getByRole('button').focus();
    await page.keyboard.press('ArrowDown');
    await expect(row(page, 'Student 0002').getByRole('button')).toBeFocused();
    await page.keyboard.press('End');
    const last = row(page, 'Student 1200');
    await expect(last.getByRole('button')).toBeFocused();
    await expect(last).toBeInViewport();
    await expect(last).toHaveAttribute('aria-rowindex', '1201');
    await page.keyboard.press('Shift+Tab');
    await expect(row(page, 'Student 1199').getByRole('button')).toBeFocused();

    const places = () =>
      table
        .locator('tbody tr')
        .evaluateAll((all) => all.map((each) => Number(each.getAttribute('aria-rowindex'))));
    const areInOrder = async (): Promise<boolean> => {
      const now = await places();
      return now.every((place, at) => at === 0 || place > (now[at - 1] ?? 0));
    };
    const region = page.getByRole('region', { name: words.table, exact: true });
    const scrollTo = (scrollTop: number) =>
      region.evaluate((element, top) => {
        element.scrollTop = top;
      }, scrollTop);

    // Who has the focus keeps it out of sight, wherever the elements of the rows are put.
    for (const scrollTop of [16_000, 16_400, 3_000, 30_000, 0]) {
      await scrollTo(scrollTop);
      const inView = Math.round(scrollTop / rowHeight) + 2;
      await expect(table.locator(`[data-row="${inView}"]`)).toBeAttached();
      await expect.poll(areInOrder).toBe(true);
      await expect(row(page, 'Student 1199').getByRole('button')).toBeFocused();
    }
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Student 1199');
    await dialog.getByRole('button', { name: words.close, exact: true }).click();

    // Elements that others' rows have used are in the order of the table again, for Tab and screen readers.
    let first = 0;
    // The second time most of the rows stay, and those that come have the elements of those above them.
    for (const scrollTop of [9_000, 9_400]) {
      await scrollTo(scrollTop);
      await expect.poll(async () => Math.min(...(await places()))).toBeGreaterThan(first + 5);
      first = Math.min(...(await places()));
    }
    await expect.poll(areInOrder).toBe(true);

    const total = table.getByRole('columnheader', { name: words.total });
    await total.getByRole('button').press('Enter');
    await expect(total).toHaveAttribute('aria-sort', 'descending');
    await total.getByRole('button').press('Enter');
    await expect(total).toHaveAttribute('aria-sort', 'ascending');
    await scrollTo(0);
    // Every other student has the second exercise wrong.
    await expect(row(page, 'Student 0002')).toHaveAttribute('aria-rowindex', '2');

    await page.getByLabel(words.findStudent).fill('0777');
    await expect(page.getByText(words.foundStudents(1, 1200))).toBeVisible();
    await expect(row(page, 'Student 0777')).toBeVisible();
    await expect(table).toHaveAttribute('aria-rowcount', '2');
  });
}
