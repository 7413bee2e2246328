import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';

const address = '/en/a-websockets/three-pushes/';
const solution = readFileSync(
  new URL('../../lessons/a-websockets/three-pushes/solution/client.ts', import.meta.url),
  'utf8',
);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function open(page: Page, text?: string): Promise<void> {
  await page.goto(address);
  await page.locator('.monaco-editor .view-lines').first().waitFor();
  if (text === undefined) return;
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

test('an exercise about a client shows that file, and checks it with the line it broke at', async ({
  page,
}) => {
  await open(page);
  await expect(page.locator('.monaco-editor .view-lines').first()).toContainText('new WebSocket');
  await button(page, 'Check').click();
  await expect(page.getByText(/client\.ts, line \d+: InvalidStateError/).first()).toBeVisible({
    timeout: 40_000,
  });
});

test('Run starts the given server and the client of the learner', async ({ page }) => {
  await open(page, solution);
  await button(page, 'Run').click();
  await expect(page.getByText('received: push 3').first()).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText('close: 1000 done').first()).toBeVisible({ timeout: 20_000 });
});

test('Check passes a right client', async ({ page }) => {
  await open(page, solution);
  await button(page, 'Check').click();
  await expect(page.getByText('5 of 5', { exact: false }).first()).toBeVisible({ timeout: 40_000 });
});
