import { expect, type Page } from '@playwright/test';
import { expectNoViolations } from './accessible.ts';
import { test } from './course-test.ts';
import { exercise } from './exercise.ts';

/** Light in Spanish, dark in English: both themes and both languages are looked at once. */
const looks = [
  {
    language: 'es',
    colorScheme: 'light',
    run: 'Ejecutar',
    check: 'Comprobar',
    listens: /Escuchando en 8000/,
    trace: 'Ejecutar y ver las tramas',
    sequence: 'Secuencia',
    code: 'Código',
    result: 'Resultado',
    verdict: /^Pasan/,
  },
  {
    language: 'en',
    colorScheme: 'dark',
    run: 'Run',
    check: 'Check',
    listens: /Listening on 8000/,
    trace: 'Run and watch the frames',
    sequence: 'Sequence',
    code: 'Code',
    result: 'Result',
    verdict: /checks pass$/,
  },
] as const;
type Look = (typeof looks)[number];

for (const look of looks) {
  const { language, colorScheme } = look;
  test.describe(`every view (${language}, ${colorScheme})`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('axe finds nothing in a concept whose trace ran', async ({ page }) => {
      await page.goto(`/${language}/e-receive/`);
      const run = page.getByRole('button', { name: look.trace });
      // Its script comes when it is in sight.
      await run.scrollIntoViewIfNeeded();
      await run.click();
      await page.locator('.live-trace').getByRole('row').nth(2).click();
      await expectNoViolations(page);
    });

    for (const path of [exercise, 'e-receive/example/']) {
      test(`axe finds nothing in any view of ${path}`, async ({ page }) => {
        test.setTimeout(120_000);
        await openAndRun(page, look, path);
        const views = await dockTabs(page).allTextContents();
        expect(views.length).toBeGreaterThanOrEqual(3);
        for (let place = 0; place < views.length; place += 1) {
          await dockTabs(page).nth(place).click();
          await expect(dockTabs(page).nth(place)).toHaveAttribute('aria-selected', 'true');
          await expect(page.locator('.dock-content:not([hidden]) > *').first()).toBeVisible();
          // What surrounds the views stays as it is.
          await expectNoViolations(page, place === 0 ? undefined : '.dock');
        }
        await dockTabs(page).nth(1).click();
        await page.getByRole('button', { name: look.sequence, exact: true }).click();
        await expectNoViolations(page, '.dock');
      });
    }

    test('nothing moves by itself where the reader asked for less motion', async ({ page }) => {
      await openAndRun(page, look, exercise);
      await page.getByRole('button', { name: look.check, exact: true }).click();
      await expect(page.getByText(look.verdict).first()).toBeVisible();
      for (let place = 0; place < 4; place += 1) {
        await dockTabs(page).nth(place).click();
        expect(await movingThings(page)).toEqual([]);
      }
    });

    test('at 200 % zoom nothing is cut off, and every button is in reach', async ({ page }) => {
      // A window of 1440 × 900 has room for half as many pixels then.
      await page.setViewportSize({ width: 720, height: 450 });
      await openAndRun(page, look, exercise, { isNarrow: true });
      for (let place = 0; place < 4; place += 1) {
        await dockTabs(page).nth(place).click();
        await expect(page.locator('.dock-content:not([hidden])')).toBeInViewport();
        expect(await widerThanThePage(page)).toEqual([]);
      }
      await page.getByRole('button', { name: look.code, exact: true }).click();
      await page.getByRole('button', { name: look.check, exact: true }).click();
      const checks = page.locator('.dock-content:not([hidden])');
      await expect(checks.getByText(look.verdict)).toBeAttached();
      // There is no room for all of it: what is to be mended comes first.
      await expect(
        checks.locator('[data-check-status=failed]').first().locator('.title').first(),
      ).toBeInViewport();
      await expect(dockTabs(page).last()).toBeInViewport({ ratio: 1 });
    });
  });
}

const dockTabs = (page: Page) => page.locator('.dock-tabs').getByRole('tab');

async function openAndRun(
  page: Page,
  look: Look,
  path: string,
  { isNarrow = false } = {},
): Promise<void> {
  await page.goto(`/${look.language}/${path}`);
  if (isNarrow) await page.getByRole('button', { name: look.code, exact: true }).click();
  await page.locator('.monaco-editor').first().waitFor();
  await page.getByRole('button', { name: look.run, exact: true }).click();
  await expect(page.getByText(look.listens).first()).toBeAttached();
  if (isNarrow) await page.getByRole('button', { name: look.result, exact: true }).click();
}

/** What is being animated, but for the editor's caret, which people set by themselves. */
function movingThings(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState, effect }) => {
        const duration = Number(effect?.getComputedTiming().duration ?? 0);
        return playState === 'running' && duration > 1;
      })
      .map(({ effect }) => (effect instanceof KeyframeEffect ? effect.target?.className : '') ?? '')
      .map(String)
      .filter((name) => !name.includes('cursor')),
  );
}

/** Parts of the page that stand out of it on the right. */
function widerThanThePage(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`${scrollWidth} > ${clientWidth}`] : [];
  });
}
