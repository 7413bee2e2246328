import { expect, test } from '@playwright/test';

test.use({ serviceWorkers: 'allow' });

test('a page is isolated from other origins, from the host and from the service worker', async ({
  page,
}) => {
  const isIsolated = () => page.evaluate(() => crossOriginIsolated);
  await page.goto('/es/e-receive/receive-json/');
  expect(await isIsolated()).toBe(true);
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready', { timeout: 45_000 });
  await page.reload();
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  expect(await isIsolated()).toBe(true);
});
