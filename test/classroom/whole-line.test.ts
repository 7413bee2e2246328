import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { strToU8 } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { bundleProgram } from '../../src/bundles/bundle-program.ts';
import { projectFile } from '../../src/bundles/project-file.ts';
import { runChecks } from '../../src/checks/run-checks.ts';
import {
  readAssignmentFragment,
  writeAssignmentLink,
} from '../../src/classroom/assignment/assignment-link.ts';
import { collectHandIns } from '../../src/classroom/collect/collect-hand-ins.ts';
import { latestByStudent } from '../../src/classroom/collect/latest-by-student.ts';
import { writeGradesCsv } from '../../src/classroom/export/grades-csv.ts';
import {
  makeFeedback,
  readFeedback,
  writeFeedback,
} from '../../src/classroom/feedback/feedback-file.ts';
import { gradeExercise, type RunExercise } from '../../src/classroom/grade/grade-exercise.ts';
import { newRow, putGrade, type GradebookRow } from '../../src/classroom/grade/gradebook.ts';
import { sealHandIn } from '../../src/classroom/hand-in/seal.ts';
import { openNodeEngine } from '../../src/engine/node/node-engine.ts';
import { handInWith, key, named } from './class-of-tests.ts';

const exercise = 'e-receive/receive-json';
const folder = `lessons/${exercise}`;
const judge = await bundleProgram(projectFile(`${folder}/checks.ts`));
const read = (path: string) => readFile(projectFile(`${folder}/${path}/server.ts`), 'utf8');
const [solution, starter] = await Promise.all([read('solution'), read('starter')]);
const engine = openNodeEngine();
afterAll(() => engine.close());
const run: RunExercise = ({ files, seed }, signal) =>
  runChecks({ engine, files, entry: 'server.ts', judge, seed, signal });

async function handIn(student: string, code: string): Promise<string> {
  const exercises = { [exercise]: { files: { 'server.ts': code }, attempts: 2 } };
  const link = await readAssignmentFragment(
    new URL(writeAssignmentLink(named, 'https://school.example/es/tarea/')).hash,
  );
  if (link.status !== 'read') throw new Error(link.status);
  const { id, assignment } = link;
  const whole = handInWith({ student, exercises, assignment: id });
  return (await sealHandIn(whole, assignment.publicKey)).text;
}

test('what goes out as a link comes back as grades, a CSV and feedback', async () => {
  const texts = {
    'ana.txt': await handIn('Ana', solution),
    'luis.txt': await handIn('Luis', starter),
  };
  const given = Object.entries(texts).map(([path, text]) => ({ path, bytes: strToU8(text) }));
  const { submissions, problems } = await collectHandIns(given, key, named.id);
  expect(problems).toEqual([]);
  const scale = { exercises: [exercise], points: 10, weights: {}, due: null };
  const rows: GradebookRow[] = [];
  for (const submission of latestByStudent(submissions)) {
    const { signal } = new AbortController();
    const grade = await gradeExercise(submission.handIn, { exercise, seed: 7 }, run, signal);
    if (!grade) throw new Error('The run was given up.');
    rows.push(putGrade(newRow(submission), exercise, grade));
  }
  const csv = writeGradesCsv(
    { title: 'Semana 3', scale, letters: {}, rows, language: 'es', at: '', decimal: '.' },
    'generic',
  );
  const [, ana, luis]: string[][] = parse(csv);
  expect(ana?.slice(0, 3)).toEqual(['Ana', '10', '10']);
  expect(Number(luis?.[2])).toBeLessThan(10);
  for (const row of rows) {
    const feedback = makeFeedback(named.assignment, row, scale);
    if (!feedback) throw new Error('There must be feedback.');
    expect(readFeedback(writeFeedback(feedback))).toEqual({ status: 'read', feedback });
  }
});
