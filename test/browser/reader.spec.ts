import { expect, type Page } from '@playwright/test';
import { exerciseKeys, listSteps, sectionSteps, stepPath } from '../../src/course/course-map.ts';
import type { Exercise } from '../../src/course/course.ts';
import { languages, type Language } from '../../src/translations/text.ts';
import { test } from './course-test.ts';
import { course } from './course.ts';

const words = {
  es: {
    run: 'Ejecutar',
    check: 'Comprobar',
    listening: /escuchando en 8000/i,
    allPassed: '¡Todo pasa!',
    compare: 'Comparar con la solución',
    take: 'Tomar la solución…',
    replace: 'Reemplazar mi código',
    taken: 'Has tomado la solución.',
    done: 'hecha',
  },
  en: {
    run: 'Run',
    check: 'Check',
    listening: /listening on 8000/i,
    allPassed: 'Everything passes!',
    compare: 'Compare with the solution',
    take: 'Take the solution…',
    replace: 'Replace my code',
    taken: 'You took the solution.',
    done: 'done',
  },
} as const;

const steps = listSteps(course);
/** Where a page leads on to; the last page leads to the map. */
const nextOf = (path: string): string => {
  const next = steps[steps.findIndex((step) => stepPath(step) === path) + 1];
  return next ? stepPath(next) : '#map';
};
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test.describe.configure({ mode: 'parallel' });

for (const language of languages) {
  test.describe(language, () => {
    // Types are checked in one of them: the code is the same in both.
    test.use({ editor: language === 'es' ? 'checked' : 'unchecked' });

    for (const section of course.sections) {
      test(`a reader goes through section ${section.letter}, from the concept to the next one (${language})`, async ({
        page,
      }) => {
        test.skip(section.status === 'coming', 'This section is not written yet.');
        test.setTimeout(120_000);
        const mistakes: string[] = [];
        page.on('pageerror', (error) => mistakes.push(error.message));
        await page.goto(`/${language}/${section.id}/`);

        for (const step of sectionSteps(section)) {
          const path = stepPath(step);
          await page.waitForURL(`**/${language}/${path}`);
          if (step.type === 'concept') await answerEveryPrediction(page);
          if (step.type === 'example') await runExample(page, language);
          if (step.type === 'exercise') await solve(page, step.exercise, language);
          const link = step.type === 'exercise' ? '.all-passed a' : 'a[rel=next]';
          await page.locator(link).click();
          await page.waitForURL(`**/${language}/${nextOf(path)}`);
        }

        const keys = exerciseKeys(section);
        expect(keys.length).toBeGreaterThan(0);
        const letter = page.locator('.letters').getByRole('link', { name: `${section.letter} ·` });
        await expect(letter).toHaveAccessibleName(
          `${section.letter} · ${section.title[language]} (${words[language].done})`,
        );
        expect(mistakes).toEqual([]);
      });
    }
  });
}

/** Opens an answer of each prediction, one that need not be right; then the concept counts as done. */
async function answerEveryPrediction(page: Page): Promise<void> {
  const predictions = await page.locator('.prediction').all();
  expect(predictions.length).toBeGreaterThan(0);
  for (const prediction of predictions) {
    const answer = prediction.locator('details').first();
    await answer.locator('summary').click();
    await expect(answer.locator('p')).toBeVisible();
  }
  await expect(page.locator('.parts a[aria-current=page]')).toHaveAttribute('data-done', '');
}

/** Runs the live example until its server listens; then it counts as done. */
async function runExample(page: Page, language: Language): Promise<void> {
  const { run, listening } = words[language];
  await button(page, run).click();
  await expect(page.getByText(listening).first()).toBeVisible({ timeout: 40_000 });
  const here = page.locator('.text-zone a[aria-current=page]');
  await expect(here).toHaveAttribute('data-done', '');
}

/** Brings in the right program, as a reader would, and has it checked. */
async function solve(page: Page, exercise: Exercise, language: Language): Promise<void> {
  if (exercise.kind === 'use-it' && isOneFile(exercise)) await paste(page, exercise);
  else await takeSolution(page, language);
  const { check, allPassed } = words[language];
  await button(page, check).click();
  await expect(page.getByText(allPassed)).toBeVisible({ timeout: 60_000 });
}

/** Tells whether only the file that is shown first differs between starter and solution. */
function isOneFile({ starter, solution, client, entry }: Exercise): boolean {
  const shown = client ?? entry;
  const paths = new Set([...Object.keys(starter), ...Object.keys(solution)]);
  return [...paths].every((path) => path === shown || starter[path] === solution[path]);
}

async function paste(page: Page, { solution, client, entry }: Exercise): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(solution[client ?? entry] ?? '');
}

async function takeSolution(page: Page, language: Language): Promise<void> {
  const { compare, take, replace, taken } = words[language];
  await button(page, compare).click();
  const dialog = page.getByRole('dialog', { name: compare });
  await dialog.getByRole('button', { name: take }).click();
  await dialog.getByRole('button', { name: replace }).click();
  await expect(page.getByText(taken)).toBeVisible();
}
