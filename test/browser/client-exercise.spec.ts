import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { openEditor, plainCode } from './code-page.ts';
import { test } from './course-test.ts';

test.use({ editor: 'plain' });

const address = '/en/a-websockets/three-pushes/';
const solution = readFileSync(
  new URL('../../lessons/a-websockets/three-pushes/solution/client.ts', import.meta.url),
  'utf8',
);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('an exercise about a client shows that file, and checks it with the line it broke at', async ({
  page,
}) => {
  await openEditor(page, address);
  await expect(plainCode(page)).toHaveValue(/new WebSocket/);
  await button(page, 'Check').click();
  await expect(page.getByText(/client\.ts, line \d+: InvalidStateError/).first()).toBeVisible({
    timeout: 40_000,
  });
});

test('Run starts the given server and the client of the learner', async ({ page }) => {
  await openEditor(page, address, solution);
  await button(page, 'Run').click();
  await expect(page.getByText('received: push 3').first()).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText('close: 1000 done').first()).toBeVisible({ timeout: 20_000 });
});

test('Check passes a right client', async ({ page }) => {
  await openEditor(page, address, solution);
  await button(page, 'Check').click();
  await expect(page.getByText('5 of 5', { exact: false }).first()).toBeVisible({ timeout: 40_000 });
});
