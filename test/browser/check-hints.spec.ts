import { expect } from '@playwright/test';
import { waitForEditor, writeCode } from './code-page.ts';
import { test } from './course-test.ts';
import { button, check, checkItem, open, openAfterTwoFailures, solution } from './checks-page.ts';

test.use({ editor: 'plain' });

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
  await waitForEditor(page);
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
  await writeCode(page, solution);
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
