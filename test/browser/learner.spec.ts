import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { test } from './course-test.ts';

test.use({ editor: 'checked' });

const exercise = fileURLToPath(new URL('../../lessons/e-receive/receive-json/', import.meta.url));
const solution = readFileSync(`${exercise}solution/server.ts`, 'utf8');

const words = {
  es: {
    run: 'Ejecutar',
    check: 'Comprobar',
    stop: 'Parar',
    startOver: 'Empezar de nuevo',
    undo: 'Deshacer',
    console: 'Consola',
    wire: 'Cable',
    clients: 'Clientes',
    checks: 'Comprobaciones',
    message: 'Mensaje',
    send: 'Enviar',
    allPassed: '¡Todo pasa!',
    listening: /escuchando en 8000/i,
    hint: 'En ws 8 siempre llega un Buffer: decide con isBinary.',
  },
  en: {
    run: 'Run',
    check: 'Check',
    stop: 'Stop',
    startOver: 'Start over',
    undo: 'Undo',
    console: 'Console',
    wire: 'Wire',
    clients: 'Clients',
    checks: 'Checks',
    message: 'Message',
    send: 'Send',
    allPassed: 'Everything passes!',
    listening: /listening on 8000/i,
    hint: 'In ws 8 you always get a Buffer: decide with isBinary.',
  },
} as const;

/** Opens the exercise and brings the editor into use. */
async function openExercise(page: Page, language: 'es' | 'en'): Promise<void> {
  await page.goto(`/${language}/e-receive/receive-json/`);
  await page.locator('.monaco-editor').first().waitFor();
}

/** Replaces the open file by keyboard, as a learner who pastes or types would. */
async function replaceCode(page: Page, code: string): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(code);
}

for (const language of ['es', 'en'] as const) {
  const word = words[language];
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });

  test(`a learner solves E2 from the failing starter to the saved result (${language})`, async ({
    page,
  }) => {
    await openExercise(page, language);
    await button(page, word.check).click();
    await expect(tab(page, word.checks)).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByText(word.hint.replaceAll('`', ''))).toBeVisible();

    await replaceCode(page, solution);
    await button(page, word.run).click();
    await expect(page.getByText(word.listening).first()).toBeVisible();

    await tab(page, word.clients).click();
    const message = page.getByRole('textbox', { name: word.message, exact: true });
    await message.fill('añó');
    await button(page, word.send).click();
    await expect(page.getByRole('tabpanel').getByText('text:3').first()).toBeVisible();

    await tab(page, word.console).click();
    await expect(page.getByRole('tabpanel').getByText('text:3').first()).toBeVisible();

    await tab(page, word.wire).click();
    const row = page.getByRole('row').filter({ hasText: 'text:3' });
    await row.click();
    await expect(page.getByRole('tabpanel').getByText('opcode').first()).toBeVisible();

    await button(page, word.check).click();
    await expect(page.getByText(word.allPassed)).toBeVisible({ timeout: 60_000 });

    await page.reload();
    await expect(page.getByText(word.allPassed)).toBeVisible();
    await page.locator('.monaco-editor').first().waitFor();
    await expect(page.locator('.monaco-editor .view-lines').first()).toContainText('isBinary');
  });

  test(`Start over brings the starter back and can be undone after a reload (${language})`, async ({
    page,
  }) => {
    await openExercise(page, language);
    await replaceCode(page, '// mi trabajo');
    await button(page, word.startOver).click();
    await expect(page.locator('.monaco-editor .view-lines').first()).toContainText('TODO');
    await page.reload();
    await page.locator('.monaco-editor').first().waitFor();
    await button(page, word.undo).click();
    await expect(page.locator('.monaco-editor .view-lines').first()).toContainText('mi trabajo');
  });
}
