import { expect } from '@playwright/test';
import { expectNoViolationsInEitherTheme } from './accessible.ts';
import { lines, writeCode } from './code-page.ts';
import { test } from './course-test.ts';
import {
  button,
  check,
  checkItem,
  open,
  openAfterTwoFailures,
  solution,
  words,
} from './checks-page.ts';
import { exercise } from './exercise.ts';
import { tabTo } from './tab-to.ts';

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
  await expect(page.locator('.monaco-editor textarea').first()).toBeFocused();
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

test('axe finds nothing in failed checks, a prediction, its answer and the end, light and dark', async ({
  page,
}) => {
  test.slow();
  await openAfterTwoFailures(page, 'es');
  await check(page, 'es');
  for (const summary of await page.locator('.checks summary').all()) {
    if (!(await summary.evaluate(({ parentElement }) => parentElement?.hasAttribute('open')))) {
      await summary.click();
    }
  }
  await expect(page.locator('[data-prediction]').first()).toBeVisible();
  await expectNoViolationsInEitherTheme(page);
  await page.locator('[data-prediction]').first().getByRole('button').first().click();
  await expect(page.locator('[data-prediction-made]').first()).toBeVisible();
  await expectNoViolationsInEitherTheme(page);
  await writeCode(page, solution);
  await check(page, 'es');
  await expect(page.locator('.all-passed')).toBeVisible();
  await expectNoViolationsInEitherTheme(page);
});
