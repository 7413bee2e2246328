import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Browser, type Download, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { gradingWords } from '../../src/translations/class-grading.ts';
import { studentWords } from '../../src/translations/class-student.ts';
import { teacherWords } from '../../src/translations/class-teacher.ts';
import { classPaths } from '../../src/site/class-addresses.ts';
import { languages, type Language } from '../../src/translations/text.ts';
import { test } from './course-test.ts';

const letters = ['E2', 'F2'] as const;
const keys = ['e-receive/receive-json', 'f-send/echo-in-kind'] as const;
const title = 'Semana 3, <b>recibir</b>';
const check = { es: 'Comprobar', en: 'Check' };
const allPassed = { es: '¡Todo pasa!', en: 'Everything passes!' };
const solutionOf = (key: string): string =>
  readFileSync(
    fileURLToPath(new URL(`../../lessons/${key}/solution/server.ts`, import.meta.url)),
    'utf8',
  );

/** A visitor of their own browser, in which every request to another origin is noted. */
async function visitor(browser: Browser, foreign: string[]): Promise<Page> {
  const context = await browser.newContext();
  context.on('request', (request) => {
    const url = new URL(request.url());
    const isOnTheNet = ['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol);
    if (isOnTheNet && url.hostname !== 'localhost') foreign.push(url.href);
  });
  return context.newPage();
}

async function downloaded(page: Page, button: string): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return download;
}

async function findNothingWrong(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

async function solve(page: Page, language: Language, key: string): Promise<void> {
  await page.goto(`/${language}/${key}/`);
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(solutionOf(key));
  await page.getByRole('button', { name: check[language], exact: true }).click();
  await expect(page.getByText(allPassed[language])).toBeVisible({ timeout: 30_000 });
}

for (const language of languages) {
  test(`a teacher's link comes back as grades and feedback, and nothing leaves a browser (${language})`, async ({
    browser,
  }) => {
    // Three visitors and the whole way; a slow machine needs a minute for it.
    test.setTimeout(150_000);
    const foreign: string[] = [];
    const of = { ...gradingWords[language], ...teacherWords[language] };
    const its = studentWords[language];
    const teacher = await visitor(browser, foreign);
    await teacher.goto(`/${language}/${classPaths.teacher[language]}`);
    await teacher.locator('[data-open]').waitFor();
    await teacher.getByLabel(of.name, { exact: true }).fill(title);
    for (const letter of letters) {
      await teacher.getByRole('checkbox', { name: new RegExp(`^${letter} ·`) }).check();
    }
    await teacher
      .getByLabel(of.note)
      .fill('Leed **E**. <img src=x onerror="document.title=1"> [enlace](javascript:alert(1))');
    await expect(teacher.locator('.note strong')).toHaveText('E');
    await expect(teacher.locator('.note :is(img, [href])')).toHaveCount(0);
    await findNothingWrong(teacher);
    await teacher.getByRole('button', { name: of.make }).click();
    const link = await teacher.getByLabel(of.link).inputValue();
    await expect(teacher.getByText(of.keyUnsaved)).toBeInViewport();
    await downloaded(teacher, of.keySave);
    await expect(teacher.getByText(of.keyUnsaved)).toBeHidden();
    await expect(teacher.getByRole('img', { name: of.qr })).toBeVisible();

    const student = await visitor(browser, foreign);
    await student.goto(link);
    await expect(student.getByText(its.progress(0, 2))).toBeVisible();
    for (const key of keys) await solve(student, language, key);
    await student.getByRole('link', { name: title }).click();
    await expect(student.getByText(its.progress(2, 2))).toBeVisible();
    await student.getByLabel(its.name).fill('=Ana "García"');
    await student.getByRole('button', { name: its.make }).click();
    const handIn = await (await downloaded(student, its.download)).path();
    const fingerprint = await student.locator('[data-fingerprint]').innerText();
    await findNothingWrong(student);

    await teacher.getByRole('link', { name: of.grade }).click();
    await teacher.getByLabel(of.pickFiles).setInputFiles([
      { name: 'ana.txt', mimeType: 'text/plain', buffer: readFileSync(handIn) },
      { name: 'cut.txt', mimeType: 'text/plain', buffer: readFileSync(handIn).subarray(0, 300) },
    ]);
    const row = teacher.locator('[data-student]');
    await expect(row.locator('[data-status=passed]')).toHaveCount(2);
    await expect(row.locator('.total')).toHaveText('20');
    await expect(teacher.getByText(of.reasons.truncated)).toBeVisible();
    await findNothingWrong(teacher);

    await row.getByRole('button').click();
    const dialog = teacher.getByRole('dialog');
    await expect(dialog).toContainText(fingerprint);
    const exercise = dialog.getByRole('region', { name: /^F2/ });
    await exercise.getByLabel(of.override).fill('7');
    await exercise.getByLabel(of.overrideReason).fill('Casi');
    await exercise.getByRole('button', { name: of.overrideSet }).click();
    await dialog.getByLabel(of.comment).fill('¡Bien!');
    await findNothingWrong(teacher);
    const feedback = await (await downloaded(teacher, of.feedbackOne)).path();
    await dialog.getByRole('button', { name: of.close }).click();
    await expect(row.locator('.total')).toHaveText('17');

    await teacher.reload();
    await expect(row.locator('.total')).toHaveText('17');
    const csv = readFileSync(await (await downloaded(teacher, of.csvShapes.generic)).path());
    const [head, line]: string[][] = parse(csv, { bom: true });
    const [who, maximum] = { es: ['Estudiante', 'Máximo'], en: ['Student', 'Maximum'] }[language];
    expect(head?.slice(0, 5)).toEqual([who, ...letters, 'Total', maximum]);
    expect(line?.slice(0, 5)).toEqual([`'=Ana "García"`, '10', '7', '17', '20']);

    await student.getByLabel(its.openFeedback).setInputFiles(feedback);
    await expect(student.getByText(its.points('17', '20'))).toBeVisible();
    await expect(student.getByText('¡Bien!')).toBeVisible();
    await expect(student.getByText(`${its.insteadOfChecks}: Casi`)).toBeVisible();
    expect(foreign).toEqual([]);
    await student.context().close();
    await teacher.context().close();
  });
}
