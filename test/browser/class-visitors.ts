import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import {
  nameAssignment,
  type Assignment,
  type NamedAssignment,
} from '../../src/classroom/assignment/assignment.ts';
import { makeTeacherKey } from '../../src/classroom/hand-in/teacher-key.ts';
import type { Language } from '../../src/translations/text.ts';

/** The button that checks. */
export const checkButton = { es: 'Comprobar', en: 'Check' };

/** Makes an assignment of E2 as a teacher's page does, with what a test wants otherwise. */
export async function assignmentOf(wanted: Partial<Assignment> = {}): Promise<NamedAssignment> {
  return nameAssignment({
    title: 'Week 3: receiving',
    course: '0'.repeat(16),
    exercises: [{ key: 'e-receive/receive-json', hash: '0'.repeat(16) }],
    due: null,
    note: '',
    asks: 'name',
    publicKey: (await makeTeacherKey()).publicKey,
    made: new Date().toISOString(),
    ...wanted,
  });
}

/** The server that solves an exercise. */
export function solutionOf(key: string): string {
  const file = new URL(`../../lessons/${key}/solution/server.ts`, import.meta.url);
  return readFileSync(fileURLToPath(file), 'utf8');
}

/** Opens a page, and waits until its parts answer. */
export async function openReady(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

/** Puts code in the place of what is in the editor. */
export async function writeCode(page: Page, code: string): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(code);
}

/** Presses Check. */
export async function pressCheck(page: Page, language: Language): Promise<void> {
  await page.getByRole('button', { name: checkButton[language], exact: true }).click();
}

/** Looks with axe for what a reader might stumble over. */
export async function findNothingWrong(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}
