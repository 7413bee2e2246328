import { expect, type Locator } from '@playwright/test';
import { test } from './course-test.ts';
import { check, checkItem, open, solution } from './checks-page.ts';

test.use({ editor: 'plain' });

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('The element is not on the screen.');
  return box;
}

test.describe('in the full editor', () => {
  test.use({ editor: 'unchecked' });

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
    await expect(console.locator('summary')).toHaveText(
      /^Lo que escribió tu programa: \d+ líneas?$/,
    );
    await expect(console.getByRole('listitem').first()).toContainText('message: <Buffer');
    await console.getByRole('button', { name: 'server.ts:11' }).first().click();
    await expect(page.locator('.monaco-editor textarea').first()).toBeFocused();

    await expect(page.locator('.checks .summary')).toHaveText('Pasan 1 de 11 comprobaciones');
    await expect(
      page.getByText('Ya funciona: Todas las respuestas son tramas de texto'),
    ).toBeVisible();
  });
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
