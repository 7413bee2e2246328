import { gzipSync } from 'node:zlib';
import { devices, expect, test, type Page } from '@playwright/test';
import { exercise } from './exercise.ts';

const mostScriptBytes = 60 * 1024;
const mostShift = 0.02;

// The worker that keeps the site for offline use loads everything, later.
test.use({ serviceWorkers: 'block' });

for (const path of [exercise, 'e-receive/example/']) {
  test(`${path} has at most 60 KB of script before anybody touches it`, async ({ page }) => {
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
    await page.goto(`/en/${path}`, { waitUntil: 'networkidle' });
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
}

/** How far things have moved by themselves since the page was opened, once what is due has been drawn. */
async function shiftsOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    return new Promise<number>((resolve) => {
      const total = { value: 0 };
      const observer = new PerformanceObserver((list) => {
        add(list.getEntries());
      });
      const add = (entries: PerformanceEntryList): void => {
        for (const entry of entries) {
          const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
          if (!shift.hadRecentInput) total.value += shift.value;
        }
      };
      observer.observe({ type: 'layout-shift', buffered: true });
      // The list is brought up to date after a frame.
      const afterFrames = (frames: number): void => {
        requestAnimationFrame(() => {
          if (frames > 0) return afterFrames(frames - 1);
          add(observer.takeRecords());
          resolve(total.value);
        });
      };
      afterFrames(3);
    });
  });
}

async function expectStill(page: Page): Promise<void> {
  const shifts = await shiftsOf(page);
  console.log(`CLS ${shifts.toFixed(4)}`);
  expect(shifts).toBeLessThan(mostShift);
}

for (const size of [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
]) {
  test(`nothing moves when the editor comes, ${size.width} pixels wide`, async ({ page }) => {
    await page.setViewportSize(size);
    for (const path of [exercise, 'e-receive/example/']) {
      await page.goto(`/en/${path}`);
      await page.locator('.monaco-editor .view-line').first().waitFor();
      // Colours come a little later than the text.
      await page.locator('.monaco-editor .view-line span span:not(.mtk1)').first().waitFor();
      await expectStill(page);
    }
  });
}

test('a reader who made the code zone smaller finds it so from the first paint on', async ({
  page,
}) => {
  await page.goto(`/en/${exercise}`);
  const splitter = page.getByRole('separator', { name: 'Resize the editor and the results' });
  await expect(splitter).toHaveAttribute('aria-valuenow', '62');
  // It is drawn by the server, and obeys once its script is there.
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeEnabled();
  await splitter.focus();
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('ArrowUp');
  await expect(splitter).toHaveAttribute('aria-valuenow', '42');
  const code = page.locator('[data-zone="code"]');
  const height = (await code.boundingBox())?.height;
  await page.reload();
  await page.locator('.monaco-editor .view-line').first().waitFor();
  expect((await code.boundingBox())?.height).toBe(height);
  await expectStill(page);
  await splitter.dblclick();
  await expect(splitter).toHaveAttribute('aria-valuenow', '62');
});

test.describe('on a phone', () => {
  const { viewport, userAgent, deviceScaleFactor, hasTouch, isMobile } = devices['Pixel 7'] ?? {};
  test.use({
    viewport: viewport ?? { width: 412, height: 839 },
    userAgent: userAgent ?? '',
    deviceScaleFactor: deviceScaleFactor ?? 2,
    hasTouch: hasTouch ?? true,
    isMobile: isMobile ?? true,
  });

  test('nothing moves while a page is opened, nor when the code is shown', async ({ page }) => {
    for (const path of ['e-receive/', 'e-receive/example/', exercise]) {
      await page.goto(`/en/${path}`, { waitUntil: 'networkidle' });
      await expectStill(page);
    }
    await page.getByRole('button', { name: 'Code', exact: true }).tap();
    await expect(page.getByRole('textbox', { name: /server\.ts/ })).toBeEditable();
    await expectStill(page);
  });
});
