import { expect, type Page } from '@playwright/test';
import { openEditor, writeCode } from './code-page.ts';
import { test } from './course-test.ts';
import { exercise } from './exercise.ts';

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true });
const states = (page: Page) => page.locator('[data-run-state]');
const listening = `import { WebSocketServer } from 'ws';\nnew WebSocketServer({ port: 8000 });\n`;

async function open(page: Page, text: string, address = `/en/${exercise}`): Promise<void> {
  await openEditor(page, address, text);
}

test('the state of a program says where it failed and leads to the line', async ({ page }) => {
  await open(page, "\n\nthrow new Error('over');\n");
  await button(page, 'Run').click();
  await button(page, 'Failed at server.ts:3').click();
  await expect(page.locator('.monaco-editor textarea').first()).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.insertText('// ');
  await expect(page.locator('.monaco-editor .view-lines').first()).toContainText(/\/\/\s*throw/);
});

test.describe('with what a page keeps for use offline', () => {
  // Playwright would complain that it keeps it from doing so.
  test.use({ serviceWorkers: 'allow' });

  test("a page on which programs run leaves the browser's own console empty", async ({ page }) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto('/en/e-receive/example/');
    await button(page, 'Run').click();
    await expect(states(page).first()).toContainText(/Listening on 8000/, { timeout: 30_000 });
    expect(complaints).toEqual([]);
  });
});

test.describe('in the plain editor', () => {
  test.use({ editor: 'plain' });

  test('a program that never answers is stopped, and its state says so', async ({ page }) => {
    await open(page, 'for (;;) {}\n');
    await button(page, 'Run').click();
    await expect(page.getByText('Not responding: stopped')).toBeVisible({ timeout: 40_000 });
  });

  test('server and client have a state each', async ({ page }) => {
    await open(page, listening, '/en/e-receive/example/');
    await button(page, 'Run').click();
    await expect(states(page)).toHaveCount(2, { timeout: 30_000 });
    await expect(states(page).first()).toContainText(/server\s*Listening on 8000/);
    await expect(states(page).last()).toContainText('client');
    await page.keyboard.press('Escape');
    await expect(states(page).first()).toContainText('Stopped');
    await expect(states(page).last()).toContainText(/Stopped|Ended|Failed/);
  });
});

test('Escape stops what runs, but first closes what the editor has open', async ({ page }) => {
  await open(page, listening);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('Listening on 8000').first()).toBeVisible();
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('ControlOrMeta+F');
  await expect(page.locator('.find-widget.visible')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.find-widget.visible')).toHaveCount(0);
  await button(page, 'Keyboard shortcuts').click();
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeHidden();
  await expect(states(page)).toContainText('Listening on 8000');
  await page.keyboard.press('Escape');
  await expect(states(page)).toContainText('Stopped');
});

test('? lists every shortcut, but is a question mark in the editor', async ({ page }) => {
  await open(page, '');
  await page.keyboard.type('?');
  await expect(page.locator('.monaco-editor .view-lines').first()).toContainText('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(dialog).toHaveCount(0);
  await button(page, 'Run').focus();
  await page.keyboard.type('?');
  await expect(dialog).toBeVisible();
  for (const name of ['Run', 'Check', 'Stop what is running', 'Format the file']) {
    await expect(dialog.getByText(name, { exact: true })).toBeVisible();
  }
});

test('F6 goes from the text to the code, to the results and round', async ({ page }) => {
  await open(page, '');
  const zone = () =>
    page.evaluate(() => {
      const active = document.activeElement;
      const place = active?.closest('#text-zone, [data-zone]');
      return place instanceof HTMLElement ? (place.dataset['zone'] ?? 'text') : '';
    });
  expect(await zone()).toBe('code');
  const visited: string[] = [];
  for (const key of ['F6', 'F6', 'F6', 'Shift+F6']) {
    await page.keyboard.press(key);
    visited.push(await zone());
  }
  expect(visited).toEqual(['result', 'text', 'code', 'text']);
});

test('on request the programs run again at each pause, unless the code is unfinished', async ({
  page,
}) => {
  await open(page, "console.log('first');\n");
  const output = page.getByRole('log');
  await page.waitForTimeout(1500);
  await expect(output).not.toContainText('first');
  await button(page, 'Editor settings').click();
  await page.getByRole('checkbox', { name: 'Run when you stop typing' }).check();
  await page.keyboard.press('Escape');
  await writeCode(page, "console.log('second');\n");
  await expect(output).toContainText('second');
  await writeCode(page, "console.log('third'\n");
  await page.waitForTimeout(2000);
  await expect(output).toContainText('second');
  await page.keyboard.insertText(');\n');
  await expect(output).toContainText('third');
  await button(page, 'Auto: runs when you stop typing').click();
  await writeCode(page, "console.log('fourth');\n");
  await page.waitForTimeout(2000);
  await expect(output).not.toContainText('fourth');
  await expect(output).toContainText('third');
});
