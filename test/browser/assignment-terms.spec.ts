import { expect } from '@playwright/test';
import { writeAssignmentLink } from '../../src/classroom/assignment/assignment-link.ts';
import { classPaths } from '../../src/site/class-addresses.ts';
import { assignmentTermsWords } from '../../src/translations/assignment-terms.ts';
import { assignWords } from '../../src/translations/class-assign.ts';
import { studentWords } from '../../src/translations/class-student.ts';
import { teacherWords } from '../../src/translations/class-teacher.ts';
import { checkFeedbackTexts } from '../../src/translations/check-feedback.ts';
import { languages } from '../../src/translations/text.ts';
import { test } from './course-test.ts';
import {
  assignmentOf,
  findNothingWrong,
  pressCheck,
  solutionOf,
  writeCode,
} from './class-visitors.ts';

const key = 'e-receive/receive-json';
const allPassed = { es: '¡Todo pasa!', en: 'Everything passes!' };

for (const language of languages) {
  const its = studentWords[language];
  const terms = assignmentTermsWords[language];

  test(`an exercise goes by the terms of its assignment until it is closed (${language})`, async ({
    page,
    baseURL,
  }) => {
    const named = await assignmentOf({ terms: { hints: false, solution: false, shownChecks: 2 } });
    const studentPage = new URL(`/${language}/${classPaths.student[language]}`, baseURL);
    await page.goto(writeAssignmentLink(named, studentPage.href));
    await expect(page.getByText(its.withoutHints)).toBeVisible();
    await expect(page.getByText(its.withoutSolution)).toBeVisible();
    await expect(page.getByText(its.shownChecks(2))).toBeVisible();
    await findNothingWrong(page);

    await page.getByRole('link', { name: /^E2/ }).click();
    const heading = page.locator('[data-assignment-of]');
    await expect(heading).toContainText(named.assignment.title);
    for (const words of [terms.noHints, terms.noSolution, terms.shown(2)]) {
      await expect(heading).toContainText(words);
    }
    const checks = page.locator('[data-check]');
    await pressCheck(page, language);
    await expect(checks).toHaveCount(2);
    await expect(page.locator('[data-check-status=passed]')).toHaveCount(0);
    await expect(page.locator('[data-assignment-terms]')).toContainText(terms.restLater);
    await expect(page.locator('[data-hint]')).toHaveCount(0);
    const compare = page.getByRole('button', {
      name: checkFeedbackTexts[language].compareSolution,
    });
    await expect(compare).toHaveCount(0);
    await writeCode(page, solutionOf(key));
    await pressCheck(page, language);
    await expect(page.getByText(terms.shownPass)).toBeVisible();
    await expect(page.locator('[data-check-status=passed]')).toHaveCount(2);
    await expect(compare).toHaveCount(0);
    await findNothingWrong(page);

    await page.getByRole('link', { name: terms.backToAssignment }).click();
    await expect(page.getByText(its.states['shown-passed'])).toBeVisible();
    await expect(page.getByText(its.progress(1, 1))).toBeVisible();
    await page.getByRole('button', { name: its.leave }).click();
    await expect(page.getByText(its.lead)).toBeVisible();
    await page.goto(`/${language}/${key}/`);
    await expect(heading).toBeHidden();
    await expect(page.getByText(terms.runAll)).toBeVisible();
    await expect(compare.first()).toBeVisible();
    await pressCheck(page, language);
    await expect(page.getByText(allPassed[language])).toBeVisible();
    expect(await page.locator('[data-check-status=passed]').count()).toBeGreaterThan(2);
  });

  test(`a teacher reads a task and sets the terms without leaving the form (${language})`, async ({
    page,
  }) => {
    const of = { ...teacherWords[language], ...assignWords[language] };
    await page.goto(`/${language}/${classPaths.teacher[language]}`);
    await page.locator('[data-open]').waitFor();
    await page.getByText(`${of.readTask} E2`).click();
    await expect(page.getByRole('region', { name: `${of.readTask} E2` })).toContainText('bytes:3');
    await expect(page.getByRole('list', { name: of.checksInOrder })).toContainText('JSON');
    await page.getByLabel(of.name, { exact: true }).fill('Week 3');
    await page.getByRole('checkbox', { name: /^E2 ·/ }).check();
    await page.getByRole('checkbox', { name: of.hints }).uncheck();
    const count = page.getByLabel(of.shownCount);
    await count.fill('0');
    await page.getByRole('button', { name: of.make }).click();
    await expect(page.getByText(of.needsCount)).toBeVisible();
    await count.fill('3');
    await findNothingWrong(page);
    await page.getByRole('button', { name: of.make }).click();
    await page.goto(await page.getByLabel(of.link).inputValue());
    await expect(page.getByText(its.withoutHints)).toBeVisible();
    await expect(page.getByText(its.withoutSolution)).toBeVisible();
    await expect(page.getByText(its.shownChecks(3))).toBeVisible();
  });
}
