import { expect, test, type Page } from '@playwright/test';
import { exercise } from './exercise.ts';

// The worker that keeps the site for offline use loads everything, later.
test.use({ serviceWorkers: 'block' });

const editor = /\/(open-editor|editor\.api|tsMode|editor\.worker|ts\.worker|_virtual_editor-types)/;
const inspector = /\/(WireView|wire-entries|wire-inspector)[.-]/;
const engine = /\/(embedded-engine|program-preparation|program-modules|run-checks|hand-clients)/;
const workbench = /\/(Workbench|WorkbenchIn|run-session)[\w.-]*\.js/;

/** The addresses of all scripts that a page has asked for. */
function watchRequests(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith('.js')) asked.push(pathname);
  });
  return asked;
}

/** Nothing is ever in sight: as for a reader who has not got there yet. */
async function keepOutOfSight(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(window, {
      IntersectionObserver: class {
        observe(): void {}
        unobserve(): void {}
        disconnect(): void {}
      },
    });
  });
}

const those = (asked: readonly string[], part: RegExp): string[] =>
  asked.filter((path) => part.test(path));

test('a concept page loads no editor and no workbench, and its wire only when it is run', async ({
  page,
}) => {
  const asked = watchRequests(page);
  await page.goto('/en/e-receive/', { waitUntil: 'networkidle' });
  for (const part of [editor, inspector, engine, workbench]) expect(those(asked, part)).toEqual([]);
  const run = page.getByRole('button', { name: 'Run and watch the frames' });
  await run.scrollIntoViewIfNeeded();
  await expect(run).toBeEnabled();
  for (const part of [editor, inspector, engine]) expect(those(asked, part)).toEqual([]);
  await run.click();
  await expect(page.getByRole('grid', { name: 'What crossed the wire' })).toBeVisible();
  await expect.poll(() => those(asked, engine).length).toBeGreaterThan(0);
  expect(those(asked, inspector)).not.toEqual([]);
  expect(those(asked, editor)).toEqual([]);
});

for (const path of [exercise, 'e-receive/example/']) {
  test(`${path} loads the editor, the engine and the inspector when each is wanted`, async ({
    page,
  }) => {
    await keepOutOfSight(page);
    const asked = watchRequests(page);
    await page.goto(`/en/${path}`, { waitUntil: 'networkidle' });
    await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeEnabled();
    expect(those(asked, workbench)).not.toEqual([]);
    for (const part of [editor, inspector, engine]) expect(those(asked, part)).toEqual([]);

    await page.getByRole('tab', { name: 'Wire' }).click();
    await expect.poll(() => those(asked, inspector).length).toBeGreaterThan(0);
    for (const part of [editor, engine]) expect(those(asked, part)).toEqual([]);

    await page.getByRole('textbox', { name: /server\.ts/ }).focus();
    await page.locator('.monaco-editor').first().waitFor();
    expect(those(asked, editor)).not.toEqual([]);
    await expect.poll(() => those(asked, engine).length).toBeGreaterThan(0);
  });
}
