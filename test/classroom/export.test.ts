import { parse } from 'csv-parse/sync';
import Papa from 'papaparse';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { FileOrigin } from '../../src/classroom/collect/file-origin.ts';
import { latestByStudent } from '../../src/classroom/collect/latest-by-student.ts';
import { writeGradesCsv, type ClassGrades } from '../../src/classroom/export/grades-csv.ts';
import {
  makeFeedback,
  readFeedback,
  writeFeedback,
} from '../../src/classroom/feedback/feedback-file.ts';
import { fileName } from '../../src/classroom/feedback/file-names.ts';
import { zipFeedback } from '../../src/classroom/feedback/zip-feedback.ts';
import { gradeOf } from '../../src/classroom/grade/exercise-grade.ts';
import {
  newRow,
  putGrade,
  type GradebookRow,
  type GradingScale,
} from '../../src/classroom/grade/gradebook.ts';
import { assignmentWith, handInWith, reportWith, submissionOf } from './class-of-tests.ts';

const exercise = 'e-receive/receive-json';
const scale: GradingScale = { exercises: [exercise], points: 10, weights: {}, due: null };

function rowOf(student: string, origin: FileOrigin = { from: 'unknown' }): GradebookRow {
  const [submission] = latestByStudent([
    submissionOf(handInWith({ student }), `${student}.txt`, origin),
  ]);
  const grade = gradeOf(reportWith({ a: true, b: false }));
  if (!submission || !grade) throw new Error('There must be one.');
  return {
    ...putGrade(newRow(submission), exercise, grade),
    comment: `Hola, "${student}"\n¡bien!`,
  };
}

const at = '2026-12-02T08:00:00.000Z';
const gradesOf = (...rows: GradebookRow[]): ClassGrades => ({
  ...{ title: 'Semana 3, recibir', scale, letters: { [exercise]: 'E2' }, rows },
  ...{ language: 'en', at, decimal: '.' },
});
/** As two libraries read it, which have to agree. */
function read(csv: string): string[][] {
  const lines: string[][] = parse(csv, { relaxColumnCount: false });
  const { data, errors } = Papa.parse<string[]>(csv);
  expect(errors).toEqual([]);
  expect(data).toEqual(lines);
  return lines;
}

describe('a CSV of grades', () => {
  test('comes back from a CSV library with commas, quotes and line breaks as they were', () => {
    expect(read(writeGradesCsv(gradesOf(rowOf('García, Ana')), 'generic'))).toEqual([
      ['Student', 'E2', 'Total', 'Maximum', 'Late', 'Attempts', 'Handed in', 'Fingerprint'].concat(
        'Comment',
      ),
      [
        ...['García, Ana', '5', '5', '10', 'no', '3', '2026-11-30T12:00:00.000Z'],
        ...['print of García, Ana.txt', 'Hola, "García, Ana"\n¡bien!'],
      ],
    ]);
  });

  test('is one that a spreadsheet with decimal commas opens in columns, in the words of the page', () => {
    const row = { ...rowOf('Ana; García'), comment: '' };
    const scaled: GradingScale = { ...scale, points: 5 };
    const grades: ClassGrades = { ...gradesOf(row), scale: scaled, language: 'es', decimal: ',' };
    const lines: string[][] = parse(writeGradesCsv(grades, 'generic'), { delimiter: ';' });
    expect(lines).toEqual([
      [
        ...['Estudiante', 'E2', 'Total', 'Máximo', 'Tarde', 'Intentos', 'Entregada', 'Huella'],
        'Comentario',
      ],
      [
        ...['Ana; García', '2,5', '2,5', '5', 'no', '3', '2026-11-30T12:00:00.000Z'],
        ...['print of Ana; García.txt', ''],
      ],
    ]);
    // Moodle and Canvas are read by programs that go by no such thing.
    for (const shape of ['moodle', 'canvas'] as const) {
      expect(read(writeGradesCsv(grades, shape)).flat()).toContain('2.5');
    }
  });

  test('has the columns without which Moodle refuses a worksheet, and its number of the participant', () => {
    const row = rowOf('ana', { from: 'moodle', name: 'Ana García', number: '1234' });
    const worksheet = read(writeGradesCsv(gradesOf(row), 'moodle'));
    expect(worksheet).toEqual([
      [
        ...['Identifier', 'Full name', 'Grade', 'Maximum Grade', 'Last modified (grade)'],
        'Feedback comments',
      ],
      ['Participant 1234', 'Ana García', '5', '10', at, 'Hola, "ana"\n¡bien!'],
    ]);
    // As `assignfeedback_offline_grade_importer` looks for them, and cuts the number out.
    for (const needed of ['Identifier', 'Grade', 'Last modified (grade)']) {
      expect(worksheet[0]).toContain(needed);
    }
    expect(worksheet[1]?.[0]?.slice('Participant '.length)).toBe('1234');
  });

  test('has the columns as a Moodle in Spanish names them', () => {
    const row = rowOf('ana', { from: 'moodle', name: 'Ana García', number: '1234' });
    const grades: ClassGrades = { ...gradesOf(row), language: 'es' };
    expect(read(writeGradesCsv(grades, 'moodle'))).toEqual([
      [
        ...['Identificador', 'Nombre completo', 'Calificación', 'Calificación máxima'],
        ...['Última modificación (calificación)', 'Comentarios de retroalimentación'],
      ],
      ['Participante 1234', 'Ana García', '5', '10', at, 'Hola, "ana"\n¡bien!'],
    ]);
  });

  test('has the columns of Canvas’s gradebook, with the points possible in the second line', () => {
    const row = rowOf('ana', { from: 'canvas', name: 'garciaana', number: '345' });
    expect(read(writeGradesCsv(gradesOf(row), 'canvas'))).toEqual([
      ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'Semana 3, recibir'],
      ['    Points Possible', '', '', '', '', '10'],
      ['ana', '345', '', '', '', '5'],
    ]);
  });

  for (const formula of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =HYPERLINK("http://x")', '|x']) {
    test(`makes text of the formula ${JSON.stringify(formula)}`, () => {
      for (const shape of ['generic', 'moodle', 'canvas'] as const) {
        const cells = read(writeGradesCsv(gradesOf(rowOf(formula)), shape)).flat();
        expect(cells.filter((cell) => /^\s*[=+\-@|]/.test(cell))).toEqual([]);
        expect(cells).toContain(`'${formula}`);
      }
    });
  }
});

describe('feedback', () => {
  const row: GradebookRow = {
    ...rowOf('Ana'),
    overrides: { [exercise]: { points: 7, reason: 'Bien explicado' } },
  };
  const feedback = makeFeedback(assignmentWith(), row, scale);
  if (!feedback) throw new Error('There must be feedback.');

  test('is read back as it was written, with the teacher’s reason beside the checks', () => {
    expect(readFeedback(writeFeedback(feedback))).toEqual({ status: 'read', feedback });
    expect(feedback.total).toBe(7);
    expect(feedback.exercises[0]).toMatchObject({ points: 7, reason: 'Bien explicado' });
    expect(feedback.exercises[0]?.grade.status).toBe('run');
  });

  test('says what it is when it is not feedback', () => {
    const text = writeFeedback(feedback);
    expect(readFeedback(text.slice(0, 60))).toEqual({ status: 'damaged' });
    expect(readFeedback(text.replace('"version": 1', '"version": 9'))).toEqual({ status: 'newer' });
    expect(readFeedback(text.replace('"total": 7', '"total": "7"'))).toEqual({ status: 'damaged' });
    expect(readFeedback('{}')).toEqual({ status: 'foreign' });
  });

  test('of a class is one zip, in which nobody replaces anybody', () => {
    const names = Object.keys(unzipSync(zipFeedback([feedback, feedback])));
    expect(names).toEqual([
      'enchufe-semana-3-recibir-ana.json',
      'enchufe-semana-3-recibir-ana-2.json',
    ]);
    const [first] = Object.values(unzipSync(zipFeedback([feedback])));
    expect(readFeedback(strFromU8(first ?? new Uint8Array())).status).toBe('read');
  });
});

test('a file’s name is made of letters, digits and hyphens only', () => {
  expect(fileName('../../Semana 3: ¡recibir!', '<b>Ana</b> García')).toBe(
    'enchufe-semana-3-recibir-b-ana-b-garcía',
  );
  expect(fileName('')).toBe('enchufe');
});
