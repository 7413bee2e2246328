import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { waitForEditor } from './code-page.ts';
import { test } from './course-test.ts';
import { openFiles } from './page-in-work.ts';

test.use({ editor: 'plain' });

const log = (page: Page): Locator => page.getByRole('log');
const rows = (page: Page): Locator => log(page).locator('.row');
const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });
const search = (page: Page): Locator =>
  page.getByRole('searchbox', { name: 'Buscar en la consola' });

const mixed = `
import { WebSocketServer } from 'ws';
new WebSocketServer({ port: 8000 });
console.log('hola');
console.info('informe');
console.debug('detalle fino');
console.warn('cuidado');
console.error(new Error('sin sitio'));
for (let i = 0; i < 3; i++) console.log('igual');
console.log('sala', { nombre: 'Ana', lejos: { mas: { aun: { final: 7 } } }, bytes: Buffer.from('hi') });
`;

async function run(page: Page, server: string, wait: string | RegExp): Promise<void> {
  await openFiles(page, { 'server.ts': server }, 'es');
  await page.getByRole('button', { name: 'Ejecutar', exact: true }).click();
  await expect(log(page)).toContainText(wait, { timeout: 60_000 });
}

test('before the first line the console says what it is for', async ({ page }) => {
  await openFiles(page, {}, 'es');
  await expect(log(page)).toContainText('Todavía no hay nada que leer');
  await expect(page.getByRole('group', { name: 'Herramientas de la consola' })).toHaveCount(0);
});

test('levels and programs can be chosen, and everything shown again', async ({ page }) => {
  await run(page, mixed, 'sala');
  await expect(rows(page)).toHaveCount(7);
  await button(page, 'Mensajes').click();
  await button(page, 'Detalles').click();
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText('cuidado');
  await button(page, 'Avisos').click();
  await button(page, 'Errores').click();
  await expect(rows(page)).toHaveCount(0);
  await button(page, 'Mostrar todo').click();
  await expect(rows(page)).toHaveCount(7);
});

test('a line that comes again in a row is one line with a count', async ({ page }) => {
  await run(page, mixed, 'sala');
  const equal = rows(page).filter({ hasText: 'igual' });
  await expect(equal).toHaveCount(1);
  await expect(equal).toContainText('×3');
});

test('each program of an example has a stream of its own', async ({ page }) => {
  await page.goto('/es/e-receive/example/');
  await waitForEditor(page);
  await page.getByRole('button', { name: 'Ejecutar', exact: true }).click();
  const program = page.getByRole('combobox', { name: 'Programa' });
  await expect(program).toBeVisible({ timeout: 30_000 });
  const names = await program.getByRole('option').allInnerTexts();
  expect(names[0]).toBe('Todos los programas');
  expect(names.length).toBeGreaterThan(2);
  const all = await rows(page).count();
  await program.selectOption(names[2] ?? '');
  await expect.poll(() => rows(page).count()).toBeLessThan(all);
  await program.selectOption('');
  await expect.poll(() => rows(page).count()).toBeGreaterThanOrEqual(all);
});

test('an object unfolds as far as it goes, with the mouse and with keys alone', async ({
  page,
}) => {
  await run(page, mixed, 'sala');
  const line = rows(page).filter({ hasText: 'sala' });
  await expect(line).not.toContainText('final');
  await line.getByRole('button', { name: 'Mostrar lo que hay dentro' }).click();
  await expect(line).toContainText('Buffer(2) 68 69');
  for (const name of ['lejos:', 'mas:', 'aun:']) {
    await line.getByRole('button', { name }).click();
  }
  await expect(line).toContainText('final: 7');
  await line.getByRole('button', { name: 'Ocultar lo que hay dentro' }).click();
  await expect(line).not.toContainText('Buffer(2)');

  await log(page).focus();
  await page.keyboard.press('ArrowUp');
  await expect(line).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(line).toContainText('Buffer(2) 68 69');
  await page.keyboard.press('Tab');
  await expect(line.getByRole('button', { name: 'Ocultar lo que hay dentro' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(line).toContainText('mas: Object');
  await page.keyboard.press('Enter');
  await expect(line).not.toContainText('mas: Object');
});

test.describe('in the full editor', () => {
  test.use({ editor: 'unchecked' });

  test('the lines of a stack lead to the editor', async ({ page }) => {
    await run(page, mixed, 'sala');
    await rows(page).filter({ hasText: 'sin sitio' }).locator('.place').first().click();
    await expect(
      page.locator('.monaco-editor textarea, .monaco-editor .native-edit-context').first(),
    ).toBeFocused();
  });
});

test('search counts, marks and goes round; copy takes what is visible; clear empties', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await run(page, mixed, 'sala');
  await search(page).fill('A');
  const found = page.getByText(/^\d de 6$/);
  await expect(found).toBeVisible();
  const first = Number((await found.innerText())[0]);
  for (const step of [1, 2, 3, 4, 5, 6]) {
    await search(page).press('Enter');
    await expect(found).toHaveText(`${String(((first + step - 1) % 6) + 1)} de 6`);
  }
  await search(page).press('Shift+Enter');
  await expect(found).toHaveText(`${String(((first + 4) % 6) + 1)} de 6`);
  await expect(rows(page).filter({ hasText: 'hola' }).locator('mark')).toHaveText('a');
  await search(page).fill('nada de esto');
  await expect(page.getByText('Sin resultados').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(search(page)).toHaveValue('');
  await button(page, 'Mensajes').click();
  await button(page, 'Errores').click();
  await button(page, 'Copiar las líneas visibles').click();
  await expect(page.getByText('Líneas copiadas: 2').first()).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('detalle fino\ncuidado');
  await button(page, 'Vaciar la consola').click();
  await expect(log(page)).toContainText('Todavía no hay nada que leer');
});

test('follows the end unless the reader scrolls up, and leads back to it', async ({ page }) => {
  const ticking = `let n = 0;\nsetInterval(() => console.log('linea ' + n++), 20);\n`;
  await run(page, ticking, 'linea 80');
  const isAtEnd = () =>
    log(page).evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight < 5);
  await expect.poll(isAtEnd).toBe(true);
  await log(page).hover();
  await page.mouse.wheel(0, -500);
  await expect(button(page, /Líneas nuevas: \d+/)).toBeVisible();
  const top = () => log(page).evaluate((list) => list.scrollTop);
  const before = await top();
  await page.waitForTimeout(500);
  expect(await top()).toBe(before);
  await button(page, /Líneas nuevas/).click();
  await expect.poll(isAtEnd).toBe(true);
  await expect(button(page, /Líneas nuevas|Ir al final/)).toHaveCount(0);
});

test('axe finds nothing in a console with something to read, light and dark', async ({ page }) => {
  await run(page, mixed, 'sala');
  await rows(page)
    .filter({ hasText: 'sala' })
    .getByRole('button', { name: /^Mostrar/ })
    .click();
  await search(page).fill('a');
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    const { violations } = await new AxeBuilder({ page }).include('.dock').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
});
