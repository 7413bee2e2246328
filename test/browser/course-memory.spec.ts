import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import {
  exerciseKeys,
  listSteps,
  stepName,
  stepNeeds,
  stepPath,
} from '../../src/course/course-map.ts';
import { course, sectionOf, steps } from './course.ts';

const first = course.sections[0];
const all = listSteps(course);
const exercises = course.sections.flatMap(exerciseKeys);
const goOn = (page: Page) => page.locator('[data-go-on]');
const goOnWords = (page: Page) => goOn(page).locator('span').first();

/** Comes back with this progress and this page open last. */
async function comeBack(page: Page, keys: readonly string[], place?: string): Promise<void> {
  await page.addInitScript(
    ([progress, open]) => {
      localStorage.setItem('enchufe:progress', progress);
      if (open) localStorage.setItem('enchufe:place', open);
    },
    [JSON.stringify(Object.fromEntries(keys.map((key) => [key, 'passed']))), place ?? ''] as const,
  );
}

test('who opens a page and comes back is led on to it, without a reload too', async ({ page }) => {
  await page.goto('/es/');
  await expect(goOnWords(page)).toHaveText('Empezar');
  await expect(page.getByText('ejercicios hechos').last()).toBeHidden();
  await goOn(page).click();
  await page.waitForURL(`**/es/${steps[0]}`);
  await page.goBack();
  await expect(goOnWords(page)).toHaveText(`Seguir con ${first?.letter} · ${first?.title.es}`);
  await page.goto('/en/');
  await expect(goOnWords(page)).toHaveText(`Continue with ${first?.letter} · ${first?.title.en}`);
});

test('a concept is done when its predictions are answered; that is said, and kept', async ({
  page,
}) => {
  await page.goto(`/es/${steps[0]}`);
  const here = page.locator('.parts a[aria-current=page]');
  const summaries = page.locator('.prediction details:first-of-type summary');
  const answers = await summaries.all();
  for (const answer of answers) {
    await expect(here).toHaveAccessibleName('Concepto');
    await answer.click();
  }
  await expect(here).toHaveAccessibleName('Concepto ✓ hecho');
  await expect(page.locator('[data-progress-news]')).toHaveText('Concepto: hecho');
  await page.reload();
  await expect(here).toHaveAccessibleName('Concepto ✓ hecho');
  await expect(page.locator('[data-progress-news]')).toBeEmpty();
  await page.goto('/es/');
  await expect(goOn(page)).toHaveAttribute('href', `/es/${steps[1]}`);
});

test('a prediction can be answered by keyboard', async ({ page }) => {
  await page.goto(`/en/${steps[0]}`);
  for (const answer of await page.locator('.prediction details:last-of-type summary').all()) {
    await answer.press('Enter');
  }
  await expect(page.locator('[data-progress-news]')).toHaveText('Concept: done');
});

test('the home page, the letters and the pages of a section show what is done and what is open', async ({
  page,
}) => {
  const { title } = sectionOf('E');
  const [useIt = '', buildIt = ''] = exerciseKeys(sectionOf('E'));
  await comeBack(page, [useIt], `${useIt}/`);
  await page.goto('/en/');
  await expect(page.getByText(`1 of ${exercises.length} exercises done`).first()).toBeVisible();
  const letter = page.locator('.letters').getByRole('link', { name: 'E ·' });
  await expect(letter).toHaveAccessibleName(`E · ${title.en} (1 of 2 exercises done)`);
  const card = page
    .locator('#map li')
    .filter({ has: page.getByRole('heading', { name: title.en }) });
  await expect(card.getByRole('link', { name: /^E1 · .* \(done\)$/ })).toBeVisible();
  await expect(card.getByRole('link', { name: /^E2 · .*[^)]$/ })).toBeVisible();
  await expect(goOn(page)).toHaveAttribute('href', `/en/${buildIt}/`);

  await goOn(page).click();
  await page.waitForURL(`**/en/${buildIt}/`);
  const parts = page.getByRole('navigation', { name: 'In this section' });
  await expect(parts.locator('[data-done]')).toHaveText([/E1/]);
  await expect(parts.locator('[aria-current=page]')).toHaveText(/E2/);
});

test('who has done everything is told so, and what was left out is not forgotten', async ({
  page,
}) => {
  const needs = all.flatMap(stepNeeds);
  const [missing, ...others] = needs.slice().reverse();
  const lastPath = steps.at(-1) ?? '';
  const context = page.context();
  const almost = await context.newPage();
  await comeBack(almost, others, steps[2]);
  await almost.goto('/es/');
  const last = all.find((step) => stepNeeds(step).includes(missing ?? ''));
  await expect(goOnWords(almost)).toHaveText(`Seguir con ${last ? stepName(last).es : ''}`);

  await comeBack(page, needs, lastPath);
  await page.goto('/es/');
  await expect(goOnWords(page)).toHaveText('Has hecho todo el curso');
  await expect(
    page.getByText(`${exercises.length} de ${exercises.length} ejercicios hechos`).last(),
  ).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('every page says what comes next, and the last one leads to the map', async ({ request }) => {
  for (const [place, step] of all.entries()) {
    const html = await (await request.get(`/es/${stepPath(step)}`)).text();
    const next = all[place + 1];
    const [, link = ''] = /<a class="next[^>]*href="([^"]*)"/.exec(html) ?? [];
    expect(link).toBe(next ? `/es/${stepPath(next)}` : '/es/#map');
  }
});

test('another tab sees what was done here', async ({ page, context }) => {
  await page.goto('/en/');
  const other = await context.newPage();
  await other.goto(`/en/${steps[0]}`);
  for (const answer of await other.locator('.prediction details:first-of-type summary').all()) {
    await answer.click();
  }
  const chip = page.locator(`#map a[href="/en/${steps[0]}"][data-needs]`);
  await expect(chip).toHaveAccessibleName('Concept (done)');
});

test('marks are there before anything is painted, so nothing moves', async ({ page }) => {
  await comeBack(page, all.flatMap(stepNeeds), steps.at(-1));
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) shifts.push(Number(entry.value));
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const path of ['', steps[0], steps[1]]) {
    await page.goto(`/es/${path}`);
    await expect(page.locator('[data-needs][data-done]').first()).toBeVisible();
    await page.waitForLoadState('load');
    const moved = await page.evaluate(() =>
      (window as unknown as { shifts: number[] }).shifts.reduce((sum, one) => sum + one, 0),
    );
    expect(moved, path).toBeLessThan(0.02);
  }
});
