import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { exercise } from './exercise.ts';

/** The aim is 60 KB; this keeps what is there from growing. */
const mostScriptBytes = 82 * 1024;

// The worker that keeps the site for offline use loads everything, later.
test.use({ serviceWorkers: 'block' });

test('the page has at most 82 KB of script before anybody touches it', async ({ page }) => {
  const bodies: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) bodies.push(response.body());
  });
  // Without it the page cannot tell that the editor is in sight, and waits for somebody to use it.
  await page.addInitScript(() => {
    Object.assign(window, {
      IntersectionObserver: class {
        observe(): void {}
        unobserve(): void {}
        disconnect(): void {}
      },
    });
  });
  await page.goto(`/en/${exercise}`);
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeEnabled();
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
  const inline = await page.evaluate(() =>
    [...document.scripts].map(({ text }) => text).join('\n'),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0) + gzipSync(inline).length;
  console.log(`script before the first interaction: ${(total / 1024).toFixed(1)} KB gzip`);
  expect(total).toBeGreaterThan(10_000);
  expect(total).toBeLessThanOrEqual(mostScriptBytes);
});

test('nothing moves when the editor comes', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { shifts: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value } = entry as PerformanceEntry & { value: number };
        (window as unknown as { shifts: number }).shifts += value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`/en/${exercise}`);
  await page.locator('.monaco-editor .view-line').first().waitFor();
  const ready = await page.evaluate(() => performance.now());
  await page.waitForTimeout(500);
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number }).shifts);
  console.log(`editor ready after ${ready.toFixed(0)} ms, CLS ${shifts.toFixed(4)}`);
  expect(shifts).toBeLessThan(0.02);
});
