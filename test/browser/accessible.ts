import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

/** Looks with axe for what a reader might stumble over, in the page or in a part of it. */
export async function expectNoViolations(page: Page, part?: string): Promise<void> {
  // What is in order need not be written down; that is a third of the work.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const { violations } = await (part === undefined ? axe : axe.include(part)).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** Looks in light and in dark at what is on the page now; no theme may have been chosen on it. */
export async function expectNoViolationsInEitherTheme(page: Page, part?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await test.step(colorScheme, async () => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectNoViolations(page, part);
    });
  }
}
