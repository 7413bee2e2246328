import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { test } from './course-test.ts';
import { exercise } from './exercise.ts';

const lines = (page: Page) => page.locator('.monaco-editor .view-lines').first();
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function openExercise(page: Page): Promise<void> {
  await page.goto(`/es/${exercise}`);
  await page.locator('.monaco-editor').first().waitFor();
}

async function replaceCode(page: Page, code: string): Promise<void> {
  await lines(page).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(code);
}

const server = (name: string): string =>
  `import { WebSocketServer } from 'ws';\n// ${name}\nnew WebSocketServer({ port: 8000 });\n`;

test('versions are kept by Run and Check, compared with now and restored, and that can be undone', async ({
  page,
}) => {
  await openExercise(page);
  await button(page, 'Ejecutar').click();
  await replaceCode(page, server('uno'));
  await button(page, 'Ejecutar').click();
  await replaceCode(page, server('dos'));
  await button(page, 'Ejecutar').click();
  await button(page, 'Ejecutar').click();
  await page.reload();
  await page.locator('.monaco-editor').first().waitFor();
  await button(page, 'Versiones').click();
  const dialog = page.getByRole('dialog', { name: 'Versiones' });
  const list = dialog.getByRole('list', { name: 'Versiones guardadas, la última primero' });
  await expect(list.getByRole('button')).toHaveCount(3);
  await expect(dialog.getByText('no deja guardar')).toHaveCount(0);
  await list.getByRole('button').nth(1).click();
  await expect(dialog.getByText('1 líneas más, 1 menos')).toBeVisible();
  await expect(dialog.locator('[data-diff="full"]')).toContainText('uno');
  await expect(dialog.locator('[data-diff="full"]')).toContainText('dos');
  await dialog.getByRole('button', { name: 'Recuperar esta versión' }).click();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(lines(page)).toContainText('uno');
  await button(page, 'Deshacer').click();
  await expect(lines(page)).toContainText('dos');
});

test('the solution is compared first, taken after a warning, and that can be undone', async ({
  page,
}) => {
  await openExercise(page);
  await replaceCode(page, '// lo mío');
  await page.getByRole('button', { name: 'Comparar con la solución', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Comparar con la solución' });
  await expect(dialog.locator('[data-diff="full"]')).toContainText('isBinary');
  await dialog.getByRole('button', { name: 'Tomar la solución…' }).click();
  await expect(dialog.getByRole('alert')).toHaveText(
    'La solución reemplazará tu código. Se aprende más escribiéndola; podrás deshacerlo después.',
  );
  await dialog.getByRole('button', { name: 'Reemplazar mi código' }).click();
  await expect(page.getByText('Has tomado la solución.')).toBeVisible();
  await expect(lines(page)).toContainText('WebSocketServer');
  await button(page, 'Deshacer').click();
  await expect(lines(page)).toContainText('lo mío');
});

test('a second tab may look and take over; the first one is told, and nothing is overwritten', async ({
  context,
}) => {
  const first = await context.newPage();
  await openExercise(first);
  await replaceCode(first, '// de la primera');
  const second = await context.newPage();
  await openExercise(second);
  await expect(second.locator('[data-access="elsewhere"]')).toBeVisible();
  await expect(lines(second)).toContainText('de la primera');
  await lines(second).click();
  await second.keyboard.type('nada');
  await expect(lines(second)).not.toContainText('nada');
  await lines(first).click();
  await first.keyboard.press('ControlOrMeta+End');
  await first.keyboard.type(' y algo');
  await expect(lines(second)).toContainText('de la primera y algo');
  await button(second, 'Seguir en esta pestaña').click();
  await expect(first.locator('[data-access="taken"]')).toBeVisible();
  await expect(second.locator('[data-access]')).toBeHidden();
  await replaceCode(second, '// de la segunda');
  await expect(lines(first)).toContainText('de la segunda');
  await second.close();
  await expect(first.locator('[data-access]')).toBeHidden();
  await replaceCode(first, '// otra vez la primera');
  await expect(lines(first)).toContainText('otra vez la primera');
});

test('where nothing can be saved it says so, goes on in memory and offers the export', async ({
  page,
}) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('no', 'SecurityError');
    };
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await openExercise(page);
  await replaceCode(page, '// solo aquí');
  await expect(
    page.getByText('Este navegador no deja guardar: tu código solo vive en esta pestaña.'),
  ).toBeVisible();
  const download = page.waitForEvent('download');
  await button(page, 'Exportar mi trabajo').click();
  const saved: unknown = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  expect(saved).toMatchObject({
    format: 'enchufe-work',
    lessons: { [exercise.slice(0, -1)]: { files: { 'server.ts': '// solo aquí' } } },
  });
});

test('work goes out as one file and comes back in another browser, told before and undoable', async ({
  page,
  browser,
}) => {
  await openExercise(page);
  await replaceCode(page, server('exportado'));
  await button(page, 'Ejecutar').click();
  await button(page, 'Exportar o importar').click();
  const download = page.waitForEvent('download');
  await button(page, 'Exportar todo mi trabajo').click();
  const file = readFileSync(await (await download).path());

  const other = await (await browser.newContext()).newPage();
  await openExercise(other);
  await replaceCode(other, '// lo de aquí');
  await button(other, 'Exportar o importar').click();
  const dialog = other.getByRole('dialog', { name: 'Exportar o importar' });
  const choose = (name: string, buffer: Buffer) =>
    dialog
      .getByLabel('Elegir un archivo para importar')
      .setInputFiles({ name, mimeType: 'application/json', buffer });
  await choose('foto.json', Buffer.from('{"a":1}'));
  await expect(dialog.getByRole('alert')).toHaveText(
    'Este archivo no es un trabajo exportado de Enchufe. No se ha cambiado nada.',
  );
  await choose('roto.json', file.subarray(0, 60));
  await expect(dialog.getByRole('alert')).toHaveText(
    'Este archivo está dañado (JSON). No se ha cambiado nada.',
  );
  await choose('trabajo.json', file);
  await expect(dialog.getByText('Se reemplazará tu código de:')).toBeVisible();
  await expect(dialog.getByText(exercise.slice(0, -1))).toBeVisible();
  await dialog.getByRole('button', { name: 'Importar', exact: true }).click();
  await expect(dialog.getByText('Importado.')).toBeVisible();
  await expect(lines(other)).toContainText('exportado');
  await dialog.getByRole('button', { name: 'Deshacer la última importación' }).click();
  await expect(lines(other)).toContainText('lo de aquí');
  await other.context().close();
});
