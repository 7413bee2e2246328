import { gzipSync } from 'node:zlib';
import { expect, test, type Response } from '@playwright/test';

const mostBytes = 120 * 1024;

test('loads at most 120 KB of engine before Run, and the rest at Run', async ({ page }) => {
  const scripts = new Map<string, Response>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js')) scripts.set(pathname, response);
  });
  const loaded = (name: string): string[] =>
    [...scripts.keys()].filter((path) => path.includes(name));

  await page.goto('/en/e-receive/receive-json/');
  await expect.poll(() => loaded('/embedded-engine.')).toHaveLength(1);
  await page.locator('.monaco-editor').first().waitFor();
  expect(loaded('/program-preparation.')).toEqual([]);
  const engine = [...scripts].filter(([path]) => /\/(embedded-engine|engine)\./.test(path));
  const sizes = await Promise.all(
    engine.map(async ([, response]) => gzipSync(await response.body()).length),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`engine before Run: ${(total / 1024).toFixed(1)} KB gzip`);
  expect(total).toBeGreaterThan(10_000);
  expect(total).toBeLessThanOrEqual(mostBytes);

  await page.getByRole('button', { name: 'Run', exact: true }).first().click();
  await expect.poll(() => loaded('/program-preparation.')).toHaveLength(1);
});
