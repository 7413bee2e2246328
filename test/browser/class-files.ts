import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nameAssignment } from '../../src/classroom/assignment/assignment.ts';
import { asBackup, writeBackup } from '../../src/classroom/backup/class-backup.ts';
import { latestByStudent } from '../../src/classroom/collect/latest-by-student.ts';
import type { ExerciseGrade } from '../../src/classroom/grade/exercise-grade.ts';
import { newRow, type GradebookRow } from '../../src/classroom/grade/gradebook.ts';
import type { HandIn } from '../../src/classroom/hand-in/hand-in.ts';
import { sealHandIn } from '../../src/classroom/hand-in/seal.ts';
import { makeTeacherKey, writeKeyFile } from '../../src/classroom/hand-in/teacher-key.ts';

/** A file as a file picker takes it. */
export type PickedFile = { name: string; mimeType: string; buffer: Buffer };

const hash = '0'.repeat(16);

/** A teacher with an assignment of these exercises, and the files that a class of it is made of. */
export async function makeClass(title: string, keys: readonly string[]) {
  const key = await makeTeacherKey();
  const { publicKey } = key;
  const assignment = await nameAssignment({
    ...{ title, course: hash, note: '', asks: 'name', publicKey },
    exercises: keys.map((each) => ({ key: each, hash })),
    due: { at: '2026-12-01T22:59:00.000Z', zone: 'Europe/Madrid' },
    made: '2026-11-20T10:00:00.000Z',
  });
  const keyText = await writeKeyFile(key);

  const handInOf = (student: string, work: Readonly<Record<string, string>>): HandIn => ({
    ...{ assignment: assignment.id, course: hash, student },
    handedInAt: '2026-11-30T12:00:00.000Z',
    exercises: Object.fromEntries(
      Object.entries(work).map(([exercise, folder]) => [
        exercise,
        { files: readFolder(`${exercise}/${folder}`), attempts: 3 },
      ]),
    ),
  });

  return {
    assignment,
    assignmentFile: fileOf('assignment.json', assignment.text, 'application/json'),
    keyFile: fileOf('key.json', keyText, 'application/json'),
    handInOf,

    /** What a student hands in: a folder of each exercise, like `solution`. */
    async handIn(student: string, work: Readonly<Record<string, string>>): Promise<PickedFile> {
      const { text } = await sealHandIn(handInOf(student, work), publicKey);
      return fileOf(`${student}.txt`, text);
    },

    /** A student's line in the gradebook. */
    row(handIn: HandIn, grades: Readonly<Record<string, ExerciseGrade>>): GradebookRow {
      const fingerprint = 'AAAA-BBBB-CCCC-DDDD';
      const origin = { from: 'unknown' } as const;
      const [submission] = latestByStudent([
        { path: `${handIn.student}.txt`, origin, fingerprint, text: '', handIn },
      ]);
      if (!submission) throw new Error('There must be a submission.');
      return { ...newRow(submission), grades };
    },

    /** All of it as one file. */
    backup(rows: readonly GradebookRow[]): PickedFile {
      const backup = asBackup({
        ...{ made: '2026-12-02T08:00:00.000Z', key: { file: keyText, isSaved: true } },
        assignments: { [assignment.id]: assignment.text },
        gradebooks: { [assignment.id]: { rows, points: 10, weights: {}, seed: 7 } },
      });
      const buffer = Buffer.from(writeBackup(backup));
      return { name: 'enchufe-class.zip', mimeType: 'application/zip', buffer };
    },
  };
}

/** A grade of checks that passed or not, by their ids. */
export function gradeWith(checks: Readonly<Record<string, boolean>>): ExerciseGrade {
  const text = { es: 'algo', en: 'something' };
  return {
    ...{ status: 'run', seed: 7 },
    checks: Object.entries(checks).map(([id, isPassed]) => {
      const title = { es: `Comprobación ${id}`, en: `Check ${id}` };
      if (isPassed) return { id, title, status: 'passed' };
      return { id, title, status: 'failed', expected: text, received: text };
    }),
  };
}

function fileOf(name: string, text: string, mimeType = 'text/plain'): PickedFile {
  return { name, mimeType, buffer: Buffer.from(text) };
}

/** The code of a folder of a lesson. */
function readFolder(path: string): Record<string, string> {
  const folder = fileURLToPath(new URL(`../../lessons/${path}/`, import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name !== 'verdict.json' && statSync(join(folder, name)).isFile(),
  );
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
