import type { Page } from '@playwright/test';
import { expectNoViolationsInEitherTheme } from './accessible.ts';
import { lines } from './code-page.ts';
import { test } from './course-test.ts';
import { exercise } from './exercise.ts';

for (const address of [
  '/',
  '/es/',
  '/en/e-receive/',
  '/es/a-websockets/',
  '/en/e-receive/example/',
  `/es/${exercise}`,
  '/es/docentes/guia/',
  '/en/privacy/',
]) {
  test(`axe finds nothing on ${address}, light and dark`, async ({ page }) => {
    await openAddress(page, address);
    // What the editor shows while it loads is gone before anybody can read it.
    if (/e-receive\/./.test(address)) await lines(page).waitFor();
    await expectNoViolationsInEitherTheme(page);
  });
}

/** Opens a page; `/` without the script that leads on at once. */
async function openAddress(page: Page, address: string): Promise<void> {
  if (address === '/') {
    await page.route('/', async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        body: (await response.text()).replace('location.replace(', 'void ('),
      });
    });
  }
  await page.goto(address);
}
