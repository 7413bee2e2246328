import { zipSync, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { effectOf, joinBackups, sizeOf } from '../../src/classroom/backup/backup-effect.ts';
import {
  asBackup,
  readBackup,
  writeBackup,
  type ClassBackup,
} from '../../src/classroom/backup/class-backup.ts';
import { latestByStudent } from '../../src/classroom/collect/latest-by-student.ts';
import { gradeOf } from '../../src/classroom/grade/exercise-grade.ts';
import { newRow, putGrade, type GradebookRow } from '../../src/classroom/grade/gradebook.ts';
import { writeKeyFile } from '../../src/classroom/hand-in/teacher-key.ts';
import { handInWith, key, named, reportWith, submissionOf } from './class-of-tests.ts';

const exercise = 'e-receive/receive-json';

function rowOf(student: string, passes: boolean): GradebookRow {
  const [submission] = latestByStudent([submissionOf(handInWith({ student }))]);
  const grade = gradeOf(reportWith({ a: passes, b: false }));
  if (!submission || !grade) throw new Error('There must be one.');
  return {
    ...putGrade(newRow(submission), exercise, grade),
    overrides: { [exercise]: { points: 7, reason: 'Bien explicado' } },
    comment: '¡Bien!',
    extension: { reason: 'enferma', until: '2026-12-05T00:00:00.000Z' },
  };
}

const bookOf = (...rows: GradebookRow[]) => ({
  ...{ rows, points: 10, weights: { [`${exercise}#a`]: 2 }, seed: 7 },
});
const file = await writeKeyFile(key);
const made = '2026-12-02T08:00:00.000Z';
const backupWith = (wanted: Record<string, unknown> = {}): ClassBackup =>
  asBackup({
    ...{ made, key: { file, isSaved: true }, assignments: { [named.id]: named.text } },
    gradebooks: { [named.id]: bookOf(rowOf('Ana', true), rowOf('Luis', false)) },
    ...wanted,
  });
const empty = backupWith({ key: null, assignments: {}, gradebooks: {} });

describe('a class in one file', () => {
  test('comes back with key, assignments, grades, overrides, comments and extensions', () => {
    const backup = backupWith();
    expect(readBackup(writeBackup(backup))).toEqual({ status: 'read', backup });
    const [row] = backup.gradebooks[named.id]?.rows ?? [];
    expect(row).toEqual(rowOf('Ana', true));
  });

  test('takes the teacher’s own checks along, and those of other assignments stay', () => {
    const checks = [{ exercise, id: 'mine', title: { es: 'Mía', en: 'Mine' } }];
    const own = { content: '// mine', checks };
    const other = { content: '// other', checks: [] };
    const backup = backupWith({ privateChecks: { [named.id]: own } });
    expect(readBackup(writeBackup(backup))).toEqual({ status: 'read', backup });
    const there = backupWith({ privateChecks: { ['0'.repeat(32)]: other } });
    expect(joinBackups(backup, there).privateChecks).toEqual({
      [named.id]: own,
      ['0'.repeat(32)]: other,
    });
  });

  test('says what it is when it is no such file', () => {
    const bytes = writeBackup(backupWith());
    const zipOf = (value: unknown) => zipSync({ 'class.json': strToU8(JSON.stringify(value)) });
    const head = { format: 'enchufe-class', version: 1 };
    expect(readBackup(strToU8('hola'))).toEqual({ status: 'foreign' });
    expect(readBackup(zipSync({ 'other.json': strToU8('{}') }))).toEqual({ status: 'foreign' });
    expect(readBackup(zipOf({ format: 'enchufe-key' }))).toEqual({ status: 'foreign' });
    expect(readBackup(zipOf({ ...head, version: 9 }))).toEqual({ status: 'newer' });
    expect(readBackup(zipOf(head))).toEqual({ status: 'damaged' });
    expect(readBackup(bytes.subarray(0, bytes.length / 2))).toEqual({ status: 'damaged' });
    const rows = [{ ...rowOf('Ana', true), grades: { [exercise]: { status: 'run', checks: 3 } } }];
    const gradebooks = { [named.id]: { ...bookOf(), rows } };
    expect(readBackup(zipOf({ ...head, ...backupWith(), gradebooks }))).toEqual({
      status: 'damaged',
    });
  });

  test('tells what it would bring and replace before anything is changed', () => {
    const backup = backupWith();
    const size = { assignments: 1, gradebooks: 1, students: 2 };
    expect(sizeOf(backup)).toEqual(size);
    expect(effectOf(backup, empty)).toEqual({ brings: size, replaces: 0, key: 'new' });
    expect(effectOf(backup, backup)).toEqual({ brings: size, replaces: 0, key: 'same' });
    const there = backupWith({
      key: { file: `${file} `, isSaved: true },
      gradebooks: { [named.id]: bookOf(rowOf('Ana', false)) },
    });
    expect(effectOf(backup, there)).toEqual({ brings: size, replaces: 1, key: 'other' });
    expect(effectOf(empty, backup).key).toBe('none');
  });

  test('joins what is there: only what both have is replaced', () => {
    const other = 'f'.repeat(32);
    const there = backupWith({
      key: { file, isSaved: false },
      assignments: { [other]: 'another' },
      gradebooks: { [other]: bookOf(), [named.id]: bookOf() },
    });
    const joined = joinBackups(backupWith(), there);
    expect(Object.keys(joined.assignments).sort()).toEqual([named.id, other].sort());
    expect(joined.gradebooks[named.id]?.rows).toHaveLength(2);
    expect(joined.gradebooks[other]?.rows).toHaveLength(0);
    expect(joinBackups(empty, there)).toEqual({ ...there, made });
  });
});
