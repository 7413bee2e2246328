import { expect, type Page } from '@playwright/test';
import { classPaths, privacyPath } from '../../src/site/class-addresses.ts';
import { teacherWords } from '../../src/translations/class-teacher.ts';
import { forgetWords } from '../../src/translations/documents.ts';
import { languages } from '../../src/translations/text.ts';
import { test } from './course-test.ts';
import { exercise } from './exercise.ts';

/** The names of all that this browser keeps of the site. */
async function keptNames(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return [
      ...databases.map(({ name }) => name ?? ''),
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
    ].sort();
  });
}

for (const language of languages) {
  test(`all that a browser keeps is deleted with one button, after a question (${language})`, async ({
    page,
  }) => {
    await page.goto(`/${language}/${exercise}`);
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.insertText('// mine');
    await page.goto(`/${language}/${classPaths.teacher[language]}`);
    await page.locator('[data-open]').waitFor();
    await page.getByLabel(teacherWords[language].name, { exact: true }).fill('E');
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: teacherWords[language].make }).click();
    await page.getByLabel(teacherWords[language].link).waitFor();

    await page.getByRole('navigation').getByRole('link', { name: /Priva/ }).click();
    await page.waitForURL(`**/${language}/${privacyPath[language]}`);
    const before = await keptNames(page);
    expect(before).toContain('enchufe');
    expect(before).toContain('enchufe-class');
    expect(before).toContain('enchufe:place');
    const words = forgetWords[language];
    page.once('dialog', (dialog) => void dialog.dismiss());
    await page.getByRole('button', { name: words.button }).click();
    expect(await keptNames(page)).toEqual(before);
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: words.button }).click();
    await expect(page.getByText(words.done)).toBeVisible();
    expect(await keptNames(page)).toEqual([]);
  });
}
