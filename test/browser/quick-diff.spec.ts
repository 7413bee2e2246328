import { expect } from '@playwright/test';
import { test } from './course-test.ts';
import { exercise } from './exercise.ts';

test('the comparison may be left while it is still being worked out', async ({ page }) => {
  const mistakes: string[] = [];
  page.on('pageerror', (error) => mistakes.push(error.message));
  await page.goto(`/en/${exercise}`);
  await page.locator('.monaco-editor').first().waitFor();
  const diff = page.locator('.monaco-diff-editor');
  for (let times = 0; times < 12; times += 1) {
    await page.getByRole('button', { name: 'Compare with the solution', exact: true }).click();
    await diff.waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await diff.waitFor({ state: 'detached' });
  }
  // A comparison that is waited for comes after any that was left.
  await page.getByRole('button', { name: 'Compare with the solution', exact: true }).click();
  await expect(page.locator('.monaco-diff-editor .line-insert').first()).toBeVisible();
  expect(mistakes).toEqual([]);
});
