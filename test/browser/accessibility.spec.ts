import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { exercise } from './exercise.ts';

test.describe('accessibility', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
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
      test(`axe finds nothing on ${address} (${colorScheme})`, async ({ page }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await openAddress(page, address);
        // What the editor shows while it loads is gone before anybody can read it.
        if (/e-receive\/./.test(address)) await page.locator('.monaco-editor').first().waitFor();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target) })),
        ).toEqual([]);
      });
    }
  }
});

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
