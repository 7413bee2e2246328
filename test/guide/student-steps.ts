import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { studentWords } from '../../src/translations/class-student.ts';
import type { Language } from '../../src/translations/text.ts';
import { workbenchTexts } from '../../src/translations/workbench.ts';
import {
  exercises,
  pageSize,
  programOf,
  told,
  workbenchSize,
  type PickedFile,
} from './class-of-guide.ts';
import type { PictureTaker } from './picture-taker.ts';

/** Opens the link, does the first exercise and half of the second, and hands in. */
export async function doAssignment(
  page: Page,
  link: string,
  language: Language,
  pictures: PictureTaker,
): Promise<PickedFile> {
  const its = studentWords[language];
  const words = workbenchTexts[language];
  const { title, student } = told[language];
  const [first, second] = exercises;
  await page.setViewportSize(workbenchSize);
  await page.goto(link);
  await page.getByRole('link', { name: new RegExp(`^${first.letter} ·`) }).click();
  await write(page, programOf(first.key, 'solution'));
  await page.getByRole('button', { name: words.check, exact: true }).click();
  await page.getByText(words.checking.allPassed).waitFor();
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('link', { name: new RegExp(`^${second.letter} ·`) }).click();
  await write(page, programOf(second.key, 'known-wrong/sends-n-as-text'));
  await page.getByRole('button', { name: words.check, exact: true }).click();
  // However many pass: the check is over.
  const summary = words.checking.summary(0, 1).replaceAll(/[01]/g, '\\d+');
  await page.getByText(new RegExp(summary)).first().waitFor();
  await page.locator('[data-check-status="failed"]').first().waitFor();
  await pictures.take('exercise', page.locator('body'));
  await page.getByRole('link', { name: title }).click();
  await page.setViewportSize(pageSize);
  await page.getByText(its.progress(1, 2)).waitFor();
  await pictures.take('student', page.locator('h1'), page.locator('.card', { hasText: title }));

  await page.getByLabel(its.name).fill(student);
  await page.getByRole('button', { name: its.make }).click();
  const card = page.locator('.card', { hasText: its.handInLead });
  await card.getByRole('button', { name: its.receipt }).waitFor();
  await pictures.take('hand-in', card);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    card.getByRole('button', { name: its.download, exact: true }).click(),
  ]);
  const buffer = readFileSync(await download.path());
  return { name: download.suggestedFilename(), mimeType: 'text/plain', buffer };
}

/** Opens the feedback file that came back. */
export async function readFeedback(
  page: Page,
  feedback: string,
  language: Language,
  pictures: PictureTaker,
): Promise<void> {
  const its = studentWords[language];
  await page.getByLabel(its.openFeedback).setInputFiles(feedback);
  const card = page.locator('.card', { hasText: its.feedbackLead });
  await card.locator('article').waitFor();
  await pictures.take('feedback', card, card.locator('h4').nth(1));
}

async function write(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(files['server.ts'] ?? '');
}
