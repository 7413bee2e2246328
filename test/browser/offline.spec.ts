import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { classPaths } from '../../src/site/class-addresses.ts';
import { gradingWords } from '../../src/translations/class-grading.ts';
import { studentWords } from '../../src/translations/class-student.ts';
import { teacherWords } from '../../src/translations/class-teacher.ts';
import { exercise } from './exercise.ts';

const solution = readFileSync(
  fileURLToPath(
    new URL('../../lessons/e-receive/receive-json/solution/server.ts', import.meta.url),
  ),
  'utf8',
);

test.use({ serviceWorkers: 'allow' });

test('the whole exercise works offline after its first load, and asks no other origin', async ({
  page,
  context,
}) => {
  const foreign: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && url.hostname !== 'localhost') {
      foreign.push(request.url());
    }
  });

  await page.goto('/es/e-receive/receive-json/');
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', { timeout: 60_000 });
  await context.setOffline(true);
  await page.reload();
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(solution);

  await page.getByRole('button', { name: 'Ejecutar', exact: true }).click();
  await expect(page.getByText(/escuchando en 8000/i).first()).toBeVisible();
  await page.getByRole('button', { name: 'Comprobar', exact: true }).click();
  await expect(page.getByText('¡Todo pasa!')).toBeVisible({ timeout: 60_000 });

  await page.goto('/en/e-receive/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(foreign).toEqual([]);
});

test('no page asks another origin for anything', async ({ page, baseURL }) => {
  const origin = new URL(baseURL ?? '').origin;
  const foreign: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isOnTheNet = ['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol);
    if (isOnTheNet && url.origin !== origin) foreign.push(request.url());
  });
  for (const address of [
    '/',
    '/es/',
    '/es/e-receive/',
    '/en/e-receive/example/',
    `/es/${exercise}`,
  ]) {
    await page.goto(address);
    await page.waitForLoadState('load');
  }
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', { timeout: 60_000 });
  expect(foreign).toEqual([]);
});

test('every page is there offline once the site is kept, with and without a query', async ({
  page,
  context,
}) => {
  await page.goto('/en/');
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', { timeout: 60_000 });
  await context.setOffline(true);
  for (const address of [
    '/es/',
    '/en/e-receive/?from=mail',
    '/es/e-receive/example/',
    `/en/${exercise}`,
    '/en/privacy/',
    '/es/docentes/guia/',
  ]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  // The last one has pictures.
  const picture = page.locator('.prose img').first();
  await picture.scrollIntoViewIfNeeded();
  await expect(picture).not.toHaveJSProperty('naturalWidth', 0);
  await page.goto('/');
  await page.waitForURL('**/e*/');
});

test('an assignment is made, done, handed in and graded offline', async ({ page, context }) => {
  const its = studentWords.en;
  const of = { ...gradingWords.en, ...teacherWords.en };
  await page.goto('/en/');
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', { timeout: 60_000 });
  await context.setOffline(true);

  await page.goto(`/en/${classPaths.teacher.en}`);
  await page.locator('[data-open]').waitFor();
  await page.getByLabel(of.name, { exact: true }).fill('Week 3');
  await page.getByRole('checkbox', { name: /^E2 ·/ }).check();
  await page.getByRole('button', { name: of.make }).click();
  const link = await page.getByLabel(of.link).inputValue();

  await page.goto(link);
  await expect(page.getByText(its.progress(0, 1))).toBeVisible();
  await page.goto('/en/e-receive/receive-json/');
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(solution);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByText('Everything passes!')).toBeVisible({ timeout: 60_000 });
  await page.goto(link);
  await expect(page.getByText(its.progress(1, 1))).toBeVisible();
  await page.getByLabel(its.name).fill('Ana');
  await page.getByRole('button', { name: its.make }).click();
  const [handIn] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: its.download, exact: true }).click(),
  ]);

  await page.goto(`/en/${classPaths.grading.en}`);
  await page.getByLabel(of.pickFiles).setInputFiles(await handIn.path());
  await expect(page.locator('[data-student] [data-status=passed]')).toHaveCount(1, {
    timeout: 60_000,
  });
});
