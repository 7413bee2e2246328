import { expect } from '@playwright/test';
import { test } from './course-test.ts';
import { coming, course, steps } from './course.ts';
import { exercise } from './exercise.ts';

const firstWords = {
  es: { [`/es/e-receive/`]: 'En una frase', [`/es/${exercise}`]: 'El contrato' },
  en: { [`/en/e-receive/`]: 'In one breath', [`/en/${exercise}`]: 'The contract' },
};

test.describe('the way in', () => {
  for (const [locale, address] of [
    ['es-MX', '/es/'],
    ['en-GB', '/en/'],
    ['fr-FR', '/es/'],
  ] as const) {
    test(`/ leads a reader of ${locale} to ${address}`, async ({ browser, baseURL }) => {
      const context = await browser.newContext({ locale, ...(baseURL ? { baseURL } : {}) });
      const page = await context.newPage();
      await page.goto('/');
      await page.waitForURL(`**${address}`);
      await context.close();
    });
  }

  test('/ leads to the language that the reader chose', async ({ page }) => {
    await page.goto('/es/');
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL('**/en/');
    await page.goto('/');
    await page.waitForURL('**/en/');
  });

  test('/ offers both languages where there is no JavaScript', async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      ...(baseURL ? { baseURL } : {}),
    });
    const page = await context.newPage();
    await page.goto('/');
    await expect(page.getByRole('link', { name: 'Entrar en español' })).toBeVisible();
    await page.getByRole('link', { name: 'Enter in English' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Learn WebSockets by writing servers',
    );
    await context.close();
  });

  test('an address that leads nowhere says so in both languages', async ({ page }) => {
    const answer = await page.goto('/es/nothing/');
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('link', { name: 'Ir al inicio' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Go to the start' })).toBeVisible();
  });
});

test.describe('the course', () => {
  test('the home page shows the nine sections and leads to the first page', async ({ page }) => {
    await page.goto('/en/');
    const map = page.locator('#map');
    await expect(map.getByRole('heading', { level: 3 })).toHaveCount(9);
    await expect(map.getByText('coming soon')).toHaveCount(coming.length);
    await page.getByRole('link', { name: 'Start' }).click();
    await page.waitForURL(`**/en/${steps[0]}`);
    const first = course.sections.find(({ status }) => status === 'written');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(first?.title.en ?? '');
  });

  test('the links at the foot lead from the concept to the exercise and back', async ({ page }) => {
    const [concept, example, useIt, buildIt] = steps.filter((path) =>
      path.startsWith('e-receive/'),
    );
    await page.goto(`/es/${concept}`);
    for (const next of [example, useIt, buildIt]) {
      await page.locator('a[rel=next]').click();
      await page.waitForURL(`**/es/${next}`);
    }
    expect(buildIt).toBe(exercise);
    await page.locator('a[rel=prev]').click();
    await page.waitForURL(`**/es/${useIt}`);
  });

  test('a section that is coming leads to those that are ready', async ({ page }) => {
    const [section] = coming;
    test.skip(!section, 'Every section is written.');
    await page.goto(`/en/${section?.id}/`);
    await expect(page.getByText('This section is still being written.')).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'E · Receiving messages' }).click();
    await page.waitForURL('**/en/e-receive/');
  });
});

for (const language of ['es', 'en'] as const) {
  test(`texts and starter code are there without JavaScript (${language})`, async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      ...(baseURL ? { baseURL } : {}),
    });
    const page = await context.newPage();
    for (const [address, heading] of Object.entries(firstWords[language])) {
      await page.goto(address);
      await expect(page.getByRole('heading', { name: heading })).toBeVisible();
    }
    const workbench = page.locator('.workbench-side');
    await expect(workbench.getByText('WebSocketServer').first()).toBeVisible();
    await expect(workbench.getByText('JavaScript').first()).toBeVisible();
    await context.close();
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('text, code and result are three views', async ({ page }) => {
    await page.goto(`/es/${exercise}`);
    const text = page.locator('.text-zone');
    const code = page.locator('[data-zone=code]');
    const result = page.locator('[data-zone=result]');
    await expect(text).toBeVisible();
    await expect(code).toBeHidden();
    await page.getByRole('button', { name: 'Código', exact: true }).click();
    await expect(code).toBeVisible();
    await expect(text).toBeHidden();
    await expect(result).toBeHidden();
    await page.getByRole('button', { name: 'Resultado', exact: true }).click();
    await expect(result).toBeVisible();
    await expect(code).toBeHidden();
  });

  for (const address of [
    ...['', 'e-receive/', 'e-receive/example/', exercise, 'a-websockets/'],
    ...['docentes/guia/', 'privacidad/'],
  ]) {
    test(`nothing is cut off at 360 px on /es/${address}`, async ({ page }) => {
      await page.goto(`/es/${address}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      for (const view of await page.locator('.bottom-bar button').all()) {
        await view.click();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      }
    });
  }
});

test('the text beside the workbench is sized by keyboard, and stays so', async ({ page }) => {
  await page.goto(`/en/${exercise}`);
  const splitter = page.getByRole('separator', { name: 'Width of the text' });
  await expect(splitter).toHaveAttribute('aria-valuenow', '500');
  await splitter.press('ArrowRight');
  await splitter.press('ArrowRight');
  await expect(splitter).toHaveAttribute('aria-valuenow', '540');
  await page.reload();
  await expect(splitter).toHaveAttribute('aria-valuenow', '540');
});

test('the editor comes with its styles, though they load on demand', async ({ page }) => {
  await page.goto(`/es/${exercise}`);
  await expect(page.locator('.monaco-editor .margin .line-numbers').first()).toHaveCSS(
    'position',
    'absolute',
  );
});
