import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { readAssignmentFragment } from '../../src/classroom/assignment/assignment-link.ts';
import type { NamedAssignment } from '../../src/classroom/assignment/assignment.ts';
import { sealHandIn } from '../../src/classroom/hand-in/seal.ts';
import { makeTeacherKey, writeKeyFile } from '../../src/classroom/hand-in/teacher-key.ts';
import { hashPrivateChecks } from '../../src/classroom/private-checks/private-file.ts';
import { makePrivateTemplate } from '../../src/classroom/private-checks/private-template.ts';
import { classPaths } from '../../src/site/class-addresses.ts';
import { gradingWords } from '../../src/translations/class-grading.ts';
import { privateWords } from '../../src/translations/class-private.ts';
import { studentWords } from '../../src/translations/class-student.ts';
import { teacherWords } from '../../src/translations/class-teacher.ts';
import { languages } from '../../src/translations/text.ts';
import { test } from './course-test.ts';
import { assignmentOf, findNothingWrong, openReady, solutionOf } from './class-visitors.ts';

const key = 'e-receive/receive-json';
/** Passes all that the course checks, and repeats itself after the fortieth sum of a connection. */
const byHeart = `import { WebSocket as Socket } from 'ws';
const sums = new WeakMap<object, string[]>();
const { send } = Socket.prototype;
Socket.prototype.send = function (this: object, data: unknown, ...more: unknown[]) {
  const said = String(data);
  const before = sums.get(this) ?? [];
  if (!said.startsWith('{"ok":true')) return send.call(this as never, said as never, ...(more as []));
  sums.set(this, [...before, said]);
  return send.call(this as never, (before[39] ?? said) as never, ...(more as []));
} as never;
${solutionOf(key)}`;
const template = makePrivateTemplate(
  [{ key, letter: 'E2', title: 'JSON', subject: 'server' }],
  'es',
);

function file(name: string, content: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(content) };
}

async function handInOf(
  { id, assignment }: NamedAssignment,
  student: string,
  code: string,
): Promise<string> {
  const handIn = {
    ...{ assignment: id, course: assignment.course, student },
    handedInAt: new Date().toISOString(),
    exercises: { [key]: { files: { 'server.ts': code }, attempts: 1 } },
  };
  return (await sealHandIn(handIn, assignment.publicKey)).text;
}

async function dropHandIns(page: Page, named: NamedAssignment, label: string): Promise<void> {
  await page
    .getByLabel(label)
    .setInputFiles([
      file('ana.txt', await handInOf(named, 'Ana', solutionOf(key))),
      file('eva.txt', await handInOf(named, 'Eva', byHeart)),
    ]);
}

for (const language of languages) {
  const own = privateWords[language];
  const of = { ...gradingWords[language], ...teacherWords[language] };

  test(`a teacher's own checks are tried, named by their hash, and run at grading (${language})`, async ({
    page,
  }) => {
    await page.goto(`/${language}/${classPaths.teacher[language]}`);
    await page.locator('[data-open]').waitFor();
    await page.getByLabel(of.name, { exact: true }).fill('Week 3');
    await page.getByRole('checkbox', { name: /^E2 ·/ }).check();
    await page.getByText(own.privateTitle).click();
    const picker = page.getByLabel(own.pickPrivate);
    await picker.setInputFiles(file('broken.ts', `${template}\ncheck({`));
    await expect(page.getByText(own.privateNotRun(''))).toBeVisible({ timeout: 30_000 });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: own.template }).click(),
    ]);
    await picker.setInputFiles(await download.path());
    await expect(page.getByText(own.privateFine(1))).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(own.solutionPasses)).toBeVisible();
    await findNothingWrong(page);
    await page.getByRole('button', { name: of.make }).click();
    const link = await page.getByLabel(of.link).inputValue();
    const reading = await readAssignmentFragment(new URL(link).hash);
    if (reading.status !== 'read') throw new Error(reading.status);
    const content = readFileSync(await download.path(), 'utf8');
    expect(reading.assignment.privateChecks).toEqual({
      ...{ sha256: await hashPrivateChecks(content), exercises: [key] },
    });

    await page.getByRole('link', { name: of.grade }).click();
    await expect(page.getByText(own.privateReady(1))).toBeVisible();
    await dropHandIns(page, reading, of.pickFiles);
    const row = (name: string) => page.locator(`[data-student="${name}"]`);
    await expect(row('Ana').locator('[data-status=passed]')).toHaveCount(1, { timeout: 40_000 });
    await expect(row('Eva').locator('[data-status=partly]')).toHaveCount(1, { timeout: 40_000 });
    await row('Eva').getByRole('button').click();
    const failed = page.getByRole('dialog').locator('li', { hasText: own.privateSign });
    await expect(failed).toHaveAttribute('data-status', 'failed');
    await findNothingWrong(page);
  });
}

test('another browser asks for the file, and says when it is another one', async ({ page }) => {
  const own = privateWords.es;
  const of = gradingWords.es;
  const teacher = await makeTeacherKey();
  const named = await assignmentOf({
    publicKey: teacher.publicKey,
    privateChecks: { sha256: await hashPrivateChecks(template), exercises: [key] },
  });
  await openReady(page, `/es/${classPaths.grading.es}`);
  await page.getByLabel(of.openAssignment).setInputFiles(file('assignment.json', named.text));
  await page.getByLabel(of.openKey).setInputFiles(file('key.json', await writeKeyFile(teacher)));
  await expect(page.getByText(own.askPrivate)).toBeVisible();
  await dropHandIns(page, named, of.pickFiles);
  const eva = page.locator('[data-student="Eva"]');
  await expect(eva.locator('[data-status=passed]')).toHaveCount(1, { timeout: 30_000 });
  await page.getByLabel(own.pickPrivate).setInputFiles(file('other.ts', `${template}\n// more`));
  await expect(page.getByText(own.otherFile)).toBeVisible();
  await findNothingWrong(page);
  const asMailed = template.replaceAll('\n', '\r\n');
  await page.getByLabel(own.pickPrivate).setInputFiles(file('checks.ts', asMailed));
  await expect(page.getByText(own.privateReady(1))).toBeVisible({ timeout: 30_000 });
  await expect(eva.locator('[data-status=partly]')).toHaveCount(1, { timeout: 30_000 });
});

test('a student is told that there are private checks, and their fingerprint', async ({ page }) => {
  const sha256 = await hashPrivateChecks(template);
  const named = await assignmentOf({ privateChecks: { sha256, exercises: [key] } });
  await openReady(page, `/en/${classPaths.student.en}`);
  const its = studentWords.en;
  await page.getByLabel(its.openFile).setInputFiles(file('assignment.json', named.text));
  await expect(page.getByText(its.privateChecks(['E2']))).toBeVisible();
  await page.getByText(its.privateHash).click();
  await expect(page.getByText(sha256)).toBeVisible();
});
