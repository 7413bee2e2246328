import { expect, test } from '@playwright/test';
import { writeAssignmentLink } from '../../src/classroom/assignment/assignment-link.ts';
import { classPaths } from '../../src/site/class-addresses.ts';
import { assignWords } from '../../src/translations/class-assign.ts';
import { gradingWords } from '../../src/translations/class-grading.ts';
import { studentWords } from '../../src/translations/class-student.ts';
import { teacherWords } from '../../src/translations/class-teacher.ts';
import { languages } from '../../src/translations/text.ts';
import { assignmentOf, findNothingWrong, openReady } from './class-visitors.ts';

for (const language of languages) {
  const its = studentWords[language];
  const of = { ...gradingWords[language], ...teacherWords[language], ...assignWords[language] };

  test(`a teacher prints an assignment with its date, tasks, link and code (${language})`, async ({
    page,
    baseURL,
  }) => {
    await page.goto(`/${language}/${classPaths.teacher[language]}`);
    await page.locator('[data-open]').waitFor();
    await page.getByLabel(of.name, { exact: true }).fill('Week 3');
    await page.getByLabel(of.due).fill('2026-12-01T23:59');
    await page.getByLabel(of.note).fill('Read **E** first.');
    for (const letter of ['E2', 'F2']) {
      await page.getByRole('checkbox', { name: new RegExp(`^${letter} ·`) }).check();
    }
    await page.getByRole('button', { name: of.make }).click();
    const link = await page.getByLabel(of.link).inputValue();
    const [sheet] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: of.printSheet }).click(),
    ]);
    await expect(sheet.getByRole('heading', { name: 'Week 3' })).toBeVisible();
    await expect(sheet.getByText(/23:59.*\(.+\)|11:59.*\(.+\)/)).toBeVisible();
    await expect(sheet.locator('.note strong')).toHaveText('E');
    await expect(sheet.getByText('bytes:3')).toBeVisible();
    await expect(sheet.locator('article section')).toHaveCount(2);
    await expect(sheet.getByRole('img', { name: of.qr })).toBeVisible();
    await expect(sheet.getByText(link)).toBeVisible();
    expect(new URL(link).origin).toBe(new URL(baseURL ?? '').origin);
    await findNothingWrong(sheet);
    await sheet.emulateMedia({ media: 'print' });
    await expect(sheet.getByRole('button', { name: of.print })).toBeHidden();
    await expect(sheet.locator('.page-header')).toBeHidden();
    await expect(sheet.getByRole('heading', { name: 'Week 3' })).toBeVisible();
  });

  test(`an old link says what has changed and what is gone, to student and teacher (${language})`, async ({
    page,
    baseURL,
  }) => {
    const named = await assignmentOf({
      exercises: [
        { key: 'e-receive/receive-json', hash: '0'.repeat(16) },
        { key: 'z-gone/forgotten', hash: '1'.repeat(16) },
      ],
    });
    const studentPage = new URL(`/${language}/${classPaths.student[language]}`, baseURL);
    await page.goto(writeAssignmentLink(named, studentPage.href));
    await expect(page.locator('[data-standing=changed]')).toContainText(its.changed);
    await expect(page.locator('[data-standing=gone]')).toContainText(its.gone);
    await expect(page.getByText(its.progress(0, 1))).toBeVisible();

    await openReady(page, `/${language}/${classPaths.grading[language]}`);
    const buffer = Buffer.from(named.text);
    await page
      .getByLabel(of.openAssignment)
      .setInputFiles({ name: 'old.json', mimeType: 'application/json', buffer });
    for (const step of ['grading', 'showing']) {
      await test.step(step, async () => {
        await expect(page.locator('[data-standing=changed]')).toContainText(of.changedSince);
        await expect(page.locator('[data-standing=changed]')).toContainText('E2 ·');
        await expect(page.locator('[data-standing=gone]')).toContainText('z-gone/forgotten');
        await findNothingWrong(page);
      });
      if (step === 'showing') break;
      await page.getByRole('link', { name: of.back }).click();
      await page.getByRole('button', { name: of.show }).click();
    }
  });
}
