import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { exercise } from './exercise.ts';
import { tabTo } from './tab-to.ts';

const solution = readFileSync(
  new URL(`../../lessons/${exercise}solution/server.ts`, import.meta.url),
  'utf8',
);
const words = {
  es: { check: 'Comprobar', compare: 'Comparar con la solución' },
  en: { check: 'Check', compare: 'Compare with the solution' },
};
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const lines = (page: Page) => page.locator('.monaco-editor .view-lines').first();
const checkItem = (page: Page, id: string) => page.locator(`[data-check="${id}"]`);

async function open(page: Page, language: 'es' | 'en', code?: string): Promise<void> {
  await page.goto(`/${language}/${exercise}`);
  await lines(page).waitFor();
  if (code !== undefined) await write(page, code);
}

/** Replaces the open file. */
async function write(page: Page, code: string): Promise<void> {
  await lines(page).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(code);
}

/** Presses Check and waits for its whole report. */
async function check(page: Page, language: 'es' | 'en'): Promise<void> {
  const view = page.locator('.checks');
  const begun = page.locator('.checks[aria-busy="true"]').waitFor();
  await button(page, words[language].check).click();
  await begun;
  await expect(view).toHaveAttribute('aria-busy', 'false', { timeout: 40_000 });
}

/** Opens the exercise as it is for somebody who checked the starter twice. */
async function openAfterTwoFailures(page: Page, language: 'es' | 'en'): Promise<void> {
  await page.addInitScript(
    ([key, work]) => {
      localStorage.setItem(key, work);
    },
    [
      `enchufe:journal:${exercise.slice(0, -1)}`,
      JSON.stringify({
        ...{ revision: 1, files: {}, openFile: 'server.ts' },
        streaks: { 'text-type': { failures: 2, answers: [] } },
      }),
    ] as const,
  );
  await open(page, language);
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target) })),
  ).toEqual([]);
}

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('The element is not on the screen.');
  return box;
}

test('a failed check tells what was expected beside what came, the frames, and what the program wrote', async ({
  page,
}) => {
  await open(page, 'es');
  await check(page, 'es');
  const failed = checkItem(page, 'text-type');
  await expect(failed).toHaveAttribute('data-check-status', 'failed');
  const [expected, received] = [
    failed.locator('dl > div').nth(0),
    failed.locator('dl > div').nth(1),
  ];
  await expect(expected).toContainText(/la respuesta "text:\d+"/);
  await expect(received).toHaveText('Llegó texto "bytes:0"');
  const [left, right] = [await boxOf(expected), await boxOf(received)];
  expect(right.y).toBe(left.y);
  expect(right.x).toBeGreaterThanOrEqual(left.x + left.width);

  const frames = failed.locator('details').filter({ hasText: 'Lo que cruzó el cable' });
  await expect(frames.getByRole('listitem').last()).toContainText('bytes:0');
  const console = failed.locator('[data-check-lines]');
  await expect(console.locator('summary')).toHaveText(/^Lo que escribió tu programa: \d+ líneas?$/);
  await expect(console.getByRole('listitem').first()).toContainText('message: <Buffer');
  await console.getByRole('button', { name: 'server.ts:11' }).first().click();
  await expect(page.locator('.monaco-editor textarea').first()).toBeFocused();

  await expect(page.locator('.checks .summary')).toHaveText('Pasan 1 de 11 comprobaciones');
  await expect(
    page.getByText('Ya funciona: Todas las respuestas son tramas de texto'),
  ).toBeVisible();
});

test('the whole console of the run is there too, after a reload as well', async ({ page }) => {
  await open(page, 'en', `console.log('says hello');\n${solution}`);
  await check(page, 'en');
  await expect(page.getByText('Everything passes!')).toBeVisible();
  await page.reload();
  const console = page.locator('[data-check-run-lines]');
  await console.locator('summary').click();
  await expect(console).toContainText('It answers a text with text: and its characters');
  await expect(console.getByRole('listitem').first()).toContainText('says hello');
});

test('a program that never became a server still has its lines', async ({ page }) => {
  await open(page, 'es', "console.log('antes');\nthrow new Error('hasta aquí');\n");
  await check(page, 'es');
  await expect(page.getByRole('heading', { name: 'No se ha podido comprobar' })).toBeVisible();
  await expect(page.locator('[data-check-run-lines]').getByRole('listitem').first()).toContainText(
    'antes',
  );
});

test('hints come one at a time: the idea behind the failure, then the next step', async ({
  page,
}) => {
  await open(page, 'en');
  await check(page, 'en');
  const failed = checkItem(page, 'utf8-length');
  const hints = failed.locator('[data-hint]');
  await expect(hints).toHaveCount(0);
  await failed.getByRole('button', { name: 'Hint 1 of 3', exact: true }).click();
  await expect(hints).toHaveText(['The idea: ñ is 2 bytes: count characters after decoding.']);
  await failed.getByRole('button', { name: 'Hint 2 of 3', exact: true }).click();
  await expect(hints).toHaveCount(2);
  await failed.getByRole('button', { name: 'Hint 3 of 3: the next step' }).click();
  await expect(hints.nth(2)).toHaveText(/Next step: First const text = data\.toString\(\)/);
  await expect(hints.nth(2)).toBeFocused();
  await expect(failed.getByRole('button', { name: /^Hint/ })).toHaveCount(0);
});

test('after three failures in a row, one of them before a reload, a prediction opens the next hint', async ({
  page,
}) => {
  await open(page, 'en');
  await check(page, 'en');
  await check(page, 'en');
  await expect(page.locator('[data-prediction]')).toHaveCount(0);
  await page.reload();
  await lines(page).waitFor();
  await check(page, 'en');

  const failed = checkItem(page, 'text-type');
  const question = failed.getByRole('group', { name: /What is data in the message event\?$/ });
  await expect(question).toBeVisible();
  await expect(failed.getByRole('button', { name: /^Hint/ })).toHaveCount(0);
  await expect(failed.locator('[data-hint]')).toHaveCount(1);
  await question.getByRole('button', { name: "A string: 'hola'" }).click();

  const made = failed.getByRole('group', { name: 'Your prediction' });
  await expect(made).toBeFocused();
  await expect(made).toContainText('No. That is what a browser gives you');
  await expect(made).toContainText('You get the bytes, and isBinary says');
  await expect(failed.locator('[data-hint]')).toHaveCount(2);
  await expect(failed.getByRole('button', { name: /^Hint 3 of 3/ })).toBeVisible();

  await page.reload();
  await expect(made).toContainText('No. That is what a browser gives you');
  await expect(failed.locator('[data-hint]')).toHaveCount(2);
  await expect(failed.locator('[data-prediction]')).toHaveCount(0);
});

test('a check that passes in between begins to count anew', async ({ page }) => {
  await openAfterTwoFailures(page, 'es');
  await write(page, solution);
  await check(page, 'es');
  await expect(page.getByText('¡Todo pasa!')).toBeVisible();
  await button(page, 'Empezar de nuevo').click();
  await check(page, 'es');
  await expect(checkItem(page, 'text-type')).toHaveAttribute('data-check-status', 'failed');
  await expect(
    checkItem(page, 'text-type').getByRole('button', { name: 'Pista 2 de 3' }),
  ).toBeVisible();
  await expect(page.locator('[data-prediction]')).toHaveCount(0);
});

test.describe('offline without a service worker', () => {
  // It would have what the network refuses.
  test.use({ serviceWorkers: 'block' });

  test('where the question cannot be had, the hint comes without it', async ({ page }) => {
    await page.route(/concept\.es/, (route) => route.abort());
    await openAfterTwoFailures(page, 'es');
    await check(page, 'es');
    const failed = checkItem(page, 'text-type');
    await failed.getByRole('button', { name: 'Pista 2 de 3' }).click();
    await expect(failed.locator('[data-hint]')).toHaveCount(2);
  });
});

test('when everything passes there is a next step, and the solution to compare with', async ({
  page,
}) => {
  await open(page, 'es', solution);
  await check(page, 'es');
  const passed = page.locator('.all-passed');
  await expect(passed).toContainText('¡Todo pasa! Tu programa hace lo que pide la tarea.');
  await expect(page.locator('[data-check-status="passed"]')).toHaveCount(11);
  await passed.getByRole('button', { name: words.es.compare }).click();
  const dialog = page.getByRole('dialog', { name: words.es.compare });
  await expect(dialog).toContainText('Es igual que tu código ahora.');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await passed.getByRole('link', { name: 'Enviar mensajes' }).click();
  await page.waitForURL('**/es/f-send/');
});

test('on a phone the solution is compared with over the checks, which are shown alone', async ({
  page,
}) => {
  await open(page, 'es', solution);
  await page.setViewportSize({ width: 390, height: 844 });
  await button(page, 'Código').click();
  await check(page, 'es');
  await expect(button(page, 'Ejecutar')).toBeHidden();
  await page.locator('.all-passed').getByRole('button', { name: words.es.compare }).click();
  const dialog = page.getByRole('dialog', { name: words.es.compare });
  await expect(dialog).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.locator('.all-passed')).toBeVisible();
});

test('by keyboard alone: a third failure, a prediction, the solution compared, taken and given back', async ({
  page,
}) => {
  await openAfterTwoFailures(page, 'en');
  const view = page.locator('.checks');
  const begun = page.locator('.checks[aria-busy="true"]').waitFor();
  await page.keyboard.press('Control+Shift+Enter');
  await begun;
  await expect(view).toHaveAttribute('aria-busy', 'false', { timeout: 40_000 });
  const failed = checkItem(page, 'text-type');
  const answer = failed.locator('[data-prediction]').getByRole('button', { name: /^A Buffer/ });
  for (let zone = 1; zone <= 3; zone += 1) await page.keyboard.press('F6');
  await expect(page.getByRole('tab', { name: 'Checks' })).toBeFocused();
  await tabTo(page, answer);
  await page.keyboard.press('Enter');
  const made = failed.getByRole('group', { name: 'Your prediction' });
  await expect(made).toBeFocused();
  await expect(made).toContainText('Yes.');
  await tabTo(page, failed.getByRole('button', { name: /^Hint 3 of 3/ }));
  await page.keyboard.press('Enter');
  await expect(failed.locator('[data-hint="3"]')).toBeFocused();

  await tabTo(page, button(page, words.en.compare), 'Shift+Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: words.en.compare });
  await expect(dialog.locator('[data-diff="full"]')).toContainText('isBinary');
  await tabTo(page, dialog.getByRole('button', { name: /^Take the solution/ }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('The solution will replace your code');
  await tabTo(page, dialog.getByRole('button', { name: 'Replace my code' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(lines(page)).toContainText('isBinary');
  await expect(button(page, words.en.compare)).toBeFocused();
  for (let zone = 1; zone <= 2; zone += 1) await page.keyboard.press('F6');
  await tabTo(page, button(page, 'Undo'));
  await page.keyboard.press('Enter');
  await expect(lines(page)).toContainText('TODO');
});

test('the solution is no part of the text, but can be read where no script runs', async ({
  page,
  browser,
  baseURL,
}) => {
  await open(page, 'es');
  await expect(page.locator('.text-zone details')).toHaveCount(0);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    ...(baseURL ? { baseURL } : {}),
  });
  const without = await context.newPage();
  await without.goto(`/es/${exercise}`);
  await without.locator('summary').filter({ hasText: 'Una solución' }).click();
  await expect(without.locator('details.solution')).toContainText('isBinary');
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in failed checks, a prediction, its answer and the end (${colorScheme})`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openAfterTwoFailures(page, 'es');
    await check(page, 'es');
    for (const summary of await page.locator('.checks summary').all()) {
      if (!(await summary.evaluate(({ parentElement }) => parentElement?.hasAttribute('open')))) {
        await summary.click();
      }
    }
    await expect(page.locator('[data-prediction]').first()).toBeVisible();
    await expectNoViolations(page);
    await page.locator('[data-prediction]').first().getByRole('button').first().click();
    await expect(page.locator('[data-prediction-made]').first()).toBeVisible();
    await expectNoViolations(page);
    await write(page, solution);
    await check(page, 'es');
    await expect(page.locator('.all-passed')).toBeVisible();
    await expectNoViolations(page);
  });
}
