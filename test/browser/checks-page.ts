import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { openEditor } from './code-page.ts';
import { exercise } from './exercise.ts';

/** The server that solves the exercise. */
export const solution = readFileSync(
  new URL(`../../lessons/${exercise}solution/server.ts`, import.meta.url),
  'utf8',
);
/** What the buttons are called. */
export const words = {
  es: { check: 'Comprobar', compare: 'Comparar con la solución' },
  en: { check: 'Check', compare: 'Compare with the solution' },
};
/** The button of this very name. */
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** A check in the list, by its id. */
export const checkItem = (page: Page, id: string) => page.locator(`[data-check="${id}"]`);

/** Opens the exercise, with code in it. */
export async function open(page: Page, language: 'es' | 'en', code?: string): Promise<void> {
  await openEditor(page, `/${language}/${exercise}`, code);
}

/** Presses Check and waits for its whole report. */
export async function check(page: Page, language: 'es' | 'en'): Promise<void> {
  const view = page.locator('.checks');
  const begun = page.locator('.checks[aria-busy="true"]').waitFor();
  await button(page, words[language].check).click();
  await begun;
  await expect(view).toHaveAttribute('aria-busy', 'false', { timeout: 40_000 });
}

/** Opens the exercise as it is for somebody who checked the starter twice. */
export async function openAfterTwoFailures(page: Page, language: 'es' | 'en'): Promise<void> {
  await page.addInitScript(
    ([key, work]) => {
      localStorage.setItem(key, work);
    },
    [
      `enchufe:journal:${exercise.slice(0, -1)}`,
      JSON.stringify({
        ...{ revision: 1, files: {}, openFile: 'server.ts' },
        streaks: { 'text-type': { failures: 2, answers: [] } },
      }),
    ] as const,
  );
  await open(page, language);
}
