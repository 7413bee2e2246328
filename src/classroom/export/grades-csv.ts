import Papa from 'papaparse';
import {
  attemptsOf,
  fullMarks,
  isLate,
  pointsOf,
  totalOf,
  type GradebookRow,
  type GradingScale,
} from '../grade/gradebook.ts';
import type { CsvShape } from './csv-shapes.ts';

/** A class as it is exported; exercises are called by their letters. */
export type ClassGrades = {
  title: string;
  scale: GradingScale;
  letters: Readonly<Record<string, string>>;
  rows: readonly GradebookRow[];
};

type Cell = string | number;

/** Writes the grades of a class; no cell of it is taken for a formula by a spreadsheet. */
export function writeGradesCsv(grades: ClassGrades, shape: CsvShape): string {
  const lines = { generic: genericLines, moodle: moodleLines, canvas: canvasLines }[shape](grades);
  return Papa.unparse(
    lines.map((line) => line.map(neutral)),
    { newline: '\r\n' },
  );
}

function genericLines({ scale, letters, rows }: ClassGrades): Cell[][] {
  return [
    [
      'Student',
      ...scale.exercises.map((key) => letters[key] ?? key),
      'Total',
      'Maximum',
      'Late',
      'Attempts',
      'Handed in',
      'Fingerprint',
      'Comment',
    ],
    ...rows.map((row) => [
      row.submission.handIn.student,
      ...scale.exercises.map((key) => pointsOf(row, key, scale) ?? ''),
      totalOf(row, scale) ?? '',
      fullMarks(scale),
      isLate(row, scale) ? 'yes' : 'no',
      attemptsOf(row),
      row.submission.handIn.handedInAt,
      row.submission.fingerprint,
      row.comment,
    ]),
  ];
}

/** Moodle's grading worksheet, which an assignment takes back; it knows a participant by the number in the folder's name. */
function moodleLines({ scale, rows }: ClassGrades): Cell[][] {
  return [
    ['Identifier', 'Full name', 'Grade', 'Maximum grade', 'Feedback comments'],
    ...rows.map((row) => {
      const { origin, handIn } = row.submission;
      const isTheirs = origin.from === 'moodle';
      return [
        isTheirs ? `Participant ${origin.number}` : '',
        isTheirs ? origin.name : handIn.student,
        totalOf(row, scale) ?? '',
        fullMarks(scale),
        row.comment,
      ];
    }),
  ];
}

/** Canvas's gradebook: five columns that say who, the assignment, and a second line with what it is worth. */
function canvasLines({ title, scale, rows }: ClassGrades): Cell[][] {
  return [
    ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', title],
    ['    Points Possible', '', '', '', '', fullMarks(scale)],
    ...rows.map((row) => {
      const { origin, handIn } = row.submission;
      const number = origin.from === 'canvas' ? origin.number : '';
      return [handIn.student, number, '', '', '', totalOf(row, scale) ?? ''];
    }),
  ];
}

/** A spreadsheet runs what begins like this; after an apostrophe it is text. */
function neutral(cell: Cell): Cell {
  return typeof cell === 'string' && /^\s*[=+\-@\t\r|%]/.test(cell) ? `'${cell}` : cell;
}
