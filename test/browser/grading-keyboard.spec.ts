import { expect, test, type Locator, type Page } from '@playwright/test';
import { classPaths } from '../../src/site/class-addresses.ts';
import { backupWords } from '../../src/translations/class-backup.ts';
import { gradingWords } from '../../src/translations/class-grading.ts';
import { recordingWords } from '../../src/translations/recordings.ts';
import { gradeWith, makeClass } from './class-files.ts';
import { findNothingWrong } from './class-visitors.ts';
import { tabTo } from './tab-to.ts';

const receive = 'e-receive/receive-json';
const words = gradingWords.es;

/** Goes on to an element with Tab, as a reader without a mouse, and sees where the focus is. */
async function goTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await tabTo(page, target, key);
  await expect(target).toBeInViewport();
  const outline = await target.evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
  });
  expect(outline).toBeGreaterThanOrEqual(2);
}

/** What of the dialog can be pressed and is smaller than a finger or a shaking hand needs. */
async function smallTargets(dialog: Locator): Promise<string[]> {
  return dialog.locator('button, input, summary, textarea').evaluateAll((all) =>
    all
      .filter((each) => {
        const { width, height } = each.getBoundingClientRect();
        return width > 0 && (width < 24 || height < 24);
      })
      .map(({ outerHTML }) => outerHTML),
  );
}

test('one submission is read, its wire seen, its points changed, commented and given more time without a mouse', async ({
  page,
}) => {
  const taught = await makeClass('Semana 3', [receive]);
  const rows = ['Ana', 'Luis'].map((name) =>
    taught.row(taught.handInOf(name, { [receive]: 'known-wrong/answers-nan' }), {}),
  );
  await page.goto(`/es/${classPaths.grading.es}`);
  await page.locator('[data-open]').waitFor();
  // Dropping files has a twin that keys reach, and so has the backup.
  await page.getByLabel(backupWords.es.open).setInputFiles(taught.backup(rows));
  await page.getByRole('button', { name: backupWords.es.restore }).press('Enter');
  const luis = page.locator('[data-student="Luis"]');
  await expect(luis.locator('[data-status=partly]')).toBeVisible({ timeout: 40_000 });
  await expect(page.locator('[data-queue="idle"]')).toBeVisible();
  await page.locator('[data-open]').focus();
  const picker = page.getByLabel(words.pickFiles);
  await picker.focus();
  await expect(picker).toBeFocused();

  const opener = luis.getByRole('button');
  await goTo(page, opener);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Luis' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('button', { name: words.close, exact: true })).toBeFocused();
  await findNothingWrong(page);
  expect(await smallTargets(dialog)).toEqual([]);

  const exercise = dialog.getByRole('region', { name: /^E2/ });
  await goTo(page, exercise.getByRole('button', { name: recordingWords.es.seeOnWire }).first());
  await page.keyboard.press('Enter');
  const wire = exercise
    .getByRole('group')
    .filter({ has: page.getByRole('button', { name: words.wireClose }) });
  await expect(wire.locator('[role=row][aria-selected=true]')).toBeVisible({ timeout: 30_000 });
  await expect(wire).toBeFocused();
  await findNothingWrong(page);
  await goTo(page, wire.getByRole('button', { name: words.wireClose }));
  await page.keyboard.press('Enter');
  await expect(wire).toHaveCount(0);
  await expect(
    exercise.getByRole('button', { name: recordingWords.es.seeOnWire }).first(),
  ).toBeFocused();

  await goTo(page, exercise.getByLabel(words.override));
  await page.keyboard.type('8');
  await goTo(page, exercise.getByRole('button', { name: words.overrideSet }));
  await page.keyboard.press('Enter');
  await expect(exercise.getByRole('alert')).toHaveText(words.needsReason);
  await findNothingWrong(page);
  await goTo(page, exercise.getByLabel(words.overrideReason), 'Shift+Tab');
  await page.keyboard.type('Casi');
  await page.keyboard.press('Enter');
  await expect(exercise.getByRole('alert')).toHaveText('');
  await goTo(page, exercise.getByRole('button', { name: words.overrideClear }));

  await goTo(page, exercise.locator('summary').first());
  await page.keyboard.press('Enter');
  const code = exercise.locator('pre').first();
  await expect(code).toBeVisible();
  await goTo(page, code);
  await findNothingWrong(page);

  await goTo(page, dialog.getByLabel(words.comment));
  await page.keyboard.type('¡Bien!');
  const until = dialog.getByLabel(words.extension);
  await goTo(page, until);
  await until.fill('2026-12-05T10:00');
  await page.keyboard.press('Tab');
  await goTo(page, dialog.getByLabel(words.extensionReason).last());
  await page.keyboard.type('Enfermedad');
  await findNothingWrong(page);
  await goTo(page, dialog.getByRole('button', { name: words.extensionClear }));
  await page.keyboard.press('Enter');
  await expect(until).toBeFocused();

  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
  await expect(luis.locator('.total')).toHaveText('8');

  // Whoever takes the points back has the focus where they were typed.
  await page.keyboard.press('Enter');
  await goTo(page, exercise.getByRole('button', { name: words.overrideClear }));
  await page.keyboard.press('Enter');
  await expect(exercise.getByLabel(words.override)).toBeFocused();
  await expect(dialog.getByLabel(words.comment)).toHaveValue('¡Bien!');
});

test('a submission closed and opened again within one frame stays open', async ({ page }) => {
  const taught = await makeClass('Semana 3', [receive]);
  const handIn = taught.handInOf('Luis', { [receive]: 'solution' });
  await page.goto(`/es/${classPaths.grading.es}`);
  await page.locator('[data-open]').waitFor();
  const backup = taught.backup([taught.row(handIn, { [receive]: gradeWith({ a: true }) })]);
  await page.getByLabel(backupWords.es.open).setInputFiles(backup);
  await page.getByRole('button', { name: backupWords.es.restore }).click();
  const opener = page.locator('[data-student="Luis"]').getByRole('button');
  await opener.click();
  await page.getByRole('dialog', { name: 'Luis' }).waitFor();
  await page.evaluate(async () => {
    document.querySelector<HTMLElement>('dialog header button')?.click();
    // The page draws what changed in microtasks; the browser tells of a closed dialog in the next frame.
    for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
    document.querySelector<HTMLElement>('[data-student="Luis"] button')?.click();
    for (let frames = 0; frames < 4; frames += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  await expect(page.getByRole('dialog', { name: 'Luis' })).toBeVisible();
});

test('a class with a grade of every kind says each without colours', async ({ page }) => {
  const taught = await makeClass('Semana 3', [receive]);
  const work = { [receive]: 'solution' };
  const text = { es: 'no empezó', en: 'did not start' };
  const rows = [
    taught.row(taught.handInOf('Ana', work), { [receive]: gradeWith({ a: true }) }),
    taught.row(taught.handInOf('Eva', work), { [receive]: gradeWith({ a: true, b: false }) }),
    taught.row(taught.handInOf('Iris', work), { [receive]: gradeWith({ a: false }) }),
    taught.row(taught.handInOf('Luis', work), {
      [receive]: { status: 'not-run', seed: 7, explanation: text },
    }),
    taught.row(taught.handInOf('Sol', {}), { [receive]: { status: 'not-handed-in' } }),
  ];
  await page.goto(`/es/${classPaths.grading.es}`);
  await page.locator('[data-open]').waitFor();
  await page.getByLabel(backupWords.es.open).setInputFiles(taught.backup(rows));
  await page.getByRole('button', { name: backupWords.es.restore }).click();
  const cells = page.locator('tbody [data-status]');
  const { passed, partly, failed, ...others } = words.statuses;
  const said = [passed, partly, failed, others['not-run'], others['not-handed-in']];
  await expect(cells).toHaveCount(said.length);
  for (const [at, status] of said.entries()) {
    await expect(cells.nth(at).getByRole('img', { name: status, exact: true })).toHaveText(/\S/);
  }
  const signs = await cells.getByRole('img').allInnerTexts();
  expect(new Set(signs).size).toBe(said.length);
  for (const name of ['Luis', 'Sol']) {
    await page.locator(`[data-student="${name}"]`).getByRole('button').press('Enter');
    await findNothingWrong(page);
    await page.keyboard.press('Escape');
  }
});
