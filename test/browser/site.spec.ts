import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const exercise = 'e-receive/receive-json/';

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
    await expect(
      map.getByRole('link', { name: 'I · Múltiples clientes (en preparación)', exact: true }),
    ).toBeVisible();

    await page.evaluate(() => {
      localStorage.setItem('enchufe:progress', '{"e-receive/receive-json":"passed"}');
      dispatchEvent(new CustomEvent('enchufe:progress'));
    });
    const done = map.getByRole('link', { name: 'E · Recibir mensajes (hecha)', exact: true });
    await expect(done).toBeVisible();
    await page.reload();
    await expect(done).toBeVisible();
    await done.click();
    await page.waitForURL('**/es/e-receive/');
  });

  test('a letter shows its title when it is pointed at or focused', async ({ page }) => {
    await page.goto('/en/');
    const letter = page.getByRole('link', { name: 'D · Accepting the connection (coming soon)' });
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

test.describe('the course', () => {
  test('the home page shows the nine sections and leads to the first page', async ({ page }) => {
    await page.goto('/en/');
    const map = page.locator('#map');
    await expect(map.getByRole('heading', { level: 3 })).toHaveCount(9);
    await expect(map.getByText('coming soon')).toHaveCount(8);
    await page.getByRole('link', { name: 'Start' }).click();
    await page.waitForURL('**/en/e-receive/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Receiving messages');
  });

  test('the links at the foot lead from the concept to the exercise and back', async ({ page }) => {
    await page.goto('/es/e-receive/');
    await page.locator('a[rel=next]').click();
    await page.waitForURL('**/es/e-receive/example/');
    await page.locator('a[rel=next]').click();
    await page.waitForURL(`**/es/${exercise}`);
    await page.locator('a[rel=prev]').click();
    await page.waitForURL('**/es/e-receive/example/');
  });

  test('a section that is coming leads to those that are ready', async ({ page }) => {
    await page.goto('/en/a-websockets/');
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

  for (const address of ['', 'e-receive/', 'e-receive/example/', exercise, 'a-websockets/']) {
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

test('no page asks another origin for anything', async ({ page, baseURL }) => {
  const origin = new URL(baseURL ?? '').origin;
  const foreign: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    const isOnTheNet = ['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol);
    if (isOnTheNet && url.origin !== origin) foreign.push(request.url());
  });
  for (const address of [
    '/',
    '/es/',
    '/es/e-receive/',
    '/en/e-receive/example/',
    `/es/${exercise}`,
  ]) {
    await page.goto(address);
    await page.waitForLoadState('load');
  }
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready');
  expect(foreign).toEqual([]);
});

test('every page is there offline once the site is kept, with and without a query', async ({
  page,
  context,
}) => {
  await page.goto('/en/');
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready');
  await context.setOffline(true);
  for (const address of [
    '/es/',
    '/en/e-receive/?from=mail',
    '/es/e-receive/example/',
    `/en/${exercise}`,
  ]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await page.goto('/');
  await page.waitForURL('**/e*/');
});

test.describe('accessibility', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const address of [
      '/',
      '/es/',
      '/en/e-receive/',
      '/es/a-websockets/',
      '/en/e-receive/example/',
      `/es/${exercise}`,
    ]) {
      test(`axe finds nothing on ${address} (${colorScheme})`, async ({ page }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await openAddress(page, address);
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
