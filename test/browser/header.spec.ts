import { expect } from '@playwright/test';
import { test } from './course-test.ts';
import { coming, progressOf, sectionOf } from './course.ts';
import { exercise } from './exercise.ts';

test.describe('the header', () => {
  test('the language switch keeps the place', async ({ page }) => {
    await page.goto(`/es/${exercise}`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL(`**/en/${exercise}`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.getByRole('link', { name: 'Español' }).click();
    await page.waitForURL(`**/es/${exercise}`);
  });

  test('the nine letters tell where the reader is, what is coming and what is done', async ({
    page,
  }) => {
    await page.goto(`/es/${exercise}`);
    const map = page.getByRole('navigation', { name: 'Secciones', exact: true });
    await expect(map.getByRole('link')).toHaveCount(9);
    await expect(map.locator('[aria-current]')).toHaveText(/^E/);
    await expect(
      map.getByRole('link', { name: 'E · Recibir mensajes', exact: true }),
    ).toBeVisible();
    for (const { letter, title } of coming) {
      const name = `${letter} · ${title.es} (en preparación)`;
      await expect(map.getByRole('link', { name, exact: true })).toBeVisible();
    }

    await page.evaluate(
      (progress) => {
        localStorage.setItem('enchufe:progress', progress);
        dispatchEvent(new CustomEvent('enchufe:progress'));
      },
      progressOf(sectionOf('E')),
    );
    const done = map.getByRole('link', { name: 'E · Recibir mensajes (hecha)', exact: true });
    await expect(done).toBeVisible();
    await page.reload();
    await expect(done).toBeVisible();
    await done.click();
    await page.waitForURL('**/es/e-receive/');
  });

  test('a letter shows its title when it is pointed at or focused', async ({ page }) => {
    await page.goto('/en/');
    const letters = page.getByRole('navigation', { name: 'Sections', exact: true });
    const letter = letters.getByRole('link', { name: /^D · Accepting the connection/ });
    await letter.focus();
    const title = letter.locator('.name');
    await expect.poll(async () => (await title.boundingBox())?.width).toBeGreaterThan(100);
  });

  test('the theme goes from the system’s over light to dark and is kept', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('/en/');
    const html = page.locator('html');
    await expect(html).toHaveAttribute('data-theme', 'dark');
    await page.getByRole('button', { name: 'Theme: like the system' }).click();
    await expect(html).toHaveAttribute('data-theme', 'light');
    await page.reload();
    await expect(html).toHaveAttribute('data-theme', 'light');
    await page.getByRole('button', { name: 'Theme: light' }).click();
    await expect(html).toHaveAttribute('data-theme', 'dark');
    await page.getByRole('button', { name: 'Theme: dark' }).click();
    await page.emulateMedia({ colorScheme: 'light' });
    await expect(html).toHaveAttribute('data-theme', 'light');
  });

  test('the first Tab offers to skip to the content', async ({ page }) => {
    await page.goto('/es/e-receive/');
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Saltar al contenido' });
    await expect(skip).toBeFocused();
    await skip.press('Enter');
    await page.keyboard.press('Tab');
    const focused = page.locator('main :focus');
    await expect(focused).toHaveCount(1);
  });
});
