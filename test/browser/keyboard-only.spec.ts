import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { test } from './course-test.ts';
import { exercise } from './exercise.ts';
import { tabTo } from './tab-to.ts';

test.use({ editor: 'checked' });

const solution = readFileSync(
  fileURLToPath(new URL(`../../lessons/${exercise}solution/server.ts`, import.meta.url)),
  'utf8',
);

test('edit, run, connect, send, read a frame, cut and check without a mouse', async ({ page }) => {
  await page.goto(`/es/${exercise}`);
  await page.locator('.monaco-editor').first().waitFor();
  const editor = page.locator('.monaco-editor textarea').first();
  const tab = (name: string) => page.getByRole('tab', { name, exact: true });
  const chosenTab = page.locator('[data-zone="result"]').getByRole('tab', { selected: true });

  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await expect(editor).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(solution);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Escuchando en 8000').first()).toBeVisible();

  await page.keyboard.press('F6');
  await expect(chosenTab).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(tab('Clientes')).toBeFocused();
  const add = page.getByRole('button', { name: 'Nuevo cliente', exact: true });
  await tabTo(page, add);
  await page.keyboard.press('Enter');
  const luis = page.getByRole('region', { name: 'Luis', exact: true });
  await expect(luis.getByText('conectado', { exact: true }).first()).toBeVisible();
  const message = luis.getByRole('textbox', { name: 'Mensaje', exact: true });
  await tabTo(page, message);
  await page.keyboard.insertText('añó');
  await tabTo(page, luis.getByRole('button', { name: 'Enviar', exact: true }));
  await page.keyboard.press('Enter');
  await expect(luis.getByRole('log')).toContainText('text:3');

  await page.keyboard.press('F6');
  await page.keyboard.press('Shift+F6');
  await expect(chosenTab).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(tab('Cable')).toBeFocused();
  const row = page.getByRole('row', { selected: true });
  await tabTo(page, page.locator('[data-zone="result"]').getByRole('grid'));
  await page.keyboard.press('Home');
  await expect(async () => {
    if (!(await row.innerText()).includes('text:3')) await page.keyboard.press('ArrowDown');
    await expect(row).toContainText('text:3', { timeout: 100 });
  }).toPass({ intervals: [10] });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tabpanel').getByText('opcode').first()).toBeVisible();

  await page.keyboard.press('F6');
  await page.keyboard.press('Shift+F6');
  await page.keyboard.press('ArrowRight');
  await expect(tab('Clientes')).toBeFocused();
  await tabTo(page, luis.getByRole('button', { name: /^Cortar/ }).first());
  await page.keyboard.press('Enter');
  await expect(luis).toContainText('1006');

  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByText('¡Todo pasa!')).toBeVisible({ timeout: 40_000 });
});
