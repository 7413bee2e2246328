import { expect, test } from '@playwright/test';

const words = {
  es: {
    run: 'Ejecutar y ver las tramas',
    again: 'Ejecutar otra vez',
    writtenBy: /línea \d+ de server\.ts:/,
  },
  en: { run: 'Run and watch the frames', again: 'Run again', writtenBy: /line \d+ of server\.ts:/ },
};

for (const language of ['es', 'en'] as const) {
  test(`the concept page runs its example, and a frame leads to the line that wrote it (${language})`, async ({
    page,
  }) => {
    const { run, again, writtenBy } = words[language];
    await page.goto(`/${language}/e-receive/`);
    const button = page.getByRole('button', { name: run });
    await button.scrollIntoViewIfNeeded();
    await expect(button).toBeEnabled();
    await button.press('Enter');
    const frames = page.locator('.live-trace').getByRole('row').filter({ hasText: 'server.ts:' });
    await frames.last().click();
    await expect(page.getByRole('status').filter({ hasText: writtenBy })).toContainText('socket');
    await page.getByRole('button', { name: again }).click();
    await expect(page.getByRole('status').filter({ hasText: writtenBy })).toHaveCount(0);
    await expect(frames.last()).toBeVisible();
  });
}

test('a concept page loads neither engine nor inspector before the trace is wanted', async ({
  page,
}) => {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
  });
  await page.goto('/es/e-receive/');
  await page.getByRole('button', { name: words.es.run }).scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  const before = scripts.length;
  expect(scripts.filter((path) => /TracedWire|engine|monaco/i.test(path))).toEqual([]);
  await page.getByRole('button', { name: words.es.run }).click();
  await expect(page.getByRole('button', { name: words.es.again })).toBeVisible();
  expect(scripts.length).toBeGreaterThan(before);
  expect(scripts.some((path) => path.includes('TracedWire'))).toBe(true);
});
