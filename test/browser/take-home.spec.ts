import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { test } from './course-test.ts';
import { exercise } from './exercise.ts';

const key = exercise.replace(/\/$/, '');
const name = `enchufe-${key.replaceAll('/', '-')}`;

test('the work is downloaded as a project, and leaves the browser only for StackBlitz, when that is pressed', async ({
  page,
  context,
  baseURL,
}) => {
  const elsewhere: string[] = [];
  await context.route(
    (url) => url.protocol.startsWith('http') && url.origin !== new URL(baseURL ?? '').origin,
    (route) => {
      elsewhere.push(route.request().postData() ?? '');
      return route.fulfill({ body: '' });
    },
  );
  await page.goto(`/es/${exercise}`);
  await page.locator('.monaco-editor').first().waitFor();
  await page.getByRole('button', { name: 'Descargar como proyecto', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Descargar como proyecto' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Descargar el zip' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${name}.zip`);
  const entries = unzipSync(readFileSync(await download.path()));
  const paths = Object.keys(entries).map((path) => path.slice(name.length + 1));
  expect(paths).toEqual(
    expect.arrayContaining([
      'package.json',
      'README.md',
      '.gitignore',
      'tsconfig.json',
      'server.ts',
      '.enchufe/check.js',
      '.enchufe/judge.js',
      '.enchufe/exercise.json',
      '.enchufe/program-preload.js',
      '.enchufe/toolkit/index.js',
      '.enchufe/toolkit/types/index.d.ts',
    ]),
  );
  const text = (path: string) => strFromU8(entries[`${name}/${path}`] ?? new Uint8Array());
  expect(JSON.parse(text('package.json'))).toMatchObject({
    scripts: { start: 'node server.ts', test: 'node .enchufe/check.js' },
  });
  expect(text('README.md')).toContain('La tarea');
  expect(elsewhere).toEqual([]);

  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    dialog.getByRole('button', { name: 'Copiar a StackBlitz' }).click(),
  ]);
  await popup.waitForURL('https://stackblitz.com/run');
  expect(elsewhere.some((sent) => sent.includes('server.ts'))).toBe(true);
});
