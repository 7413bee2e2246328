import Papa from 'papaparse';
import type { Language } from '../../translations/text.ts';
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
  /** Of the page; Moodle finds its columns by their names in the language in which it is used. */
  language: Language;
  /** When it is written. */
  at: string;
  /** How the teacher's spreadsheet writes fractions: where with a comma, semicolons separate the cells. */
  decimal: '.' | ',';
};

type Cell = string | number;

/** Writes the grades of a class; no cell of it is taken for a formula by a spreadsheet. */
export function writeGradesCsv(grades: ClassGrades, shape: CsvShape): string {
  const lines = { generic: genericLines, moodle: moodleLines, canvas: canvasLines }[shape](grades);
  // Moodle and Canvas read commas and points, wherever they are.
  const hasCommas = shape === 'generic' && grades.decimal === ',';
  const localised = (cell: Cell): Cell =>
    hasCommas && typeof cell === 'number' ? String(cell).replace('.', ',') : neutral(cell);
  return Papa.unparse(
    lines.map((line) => line.map(localised)),
    { newline: '\r\n', delimiter: hasCommas ? ';' : ',' },
  );
}

const genericWords: Readonly<
  Record<Language, { student: string; others: readonly string[]; yes: string; no: string }>
> = {
  en: {
    student: 'Student',
    others: [...['Total', 'Maximum', 'Late', 'Attempts', 'Handed in', 'Fingerprint'], 'Comment'],
    ...{ yes: 'yes', no: 'no' },
  },
  es: {
    student: 'Estudiante',
    others: [...['Total', 'Máximo', 'Tarde', 'Intentos', 'Entregada', 'Huella'], 'Comentario'],
    ...{ yes: 'sí', no: 'no' },
  },
};

function genericLines({ scale, letters, rows, language }: ClassGrades): Cell[][] {
  const { student, others, yes, no } = genericWords[language];
  return [
    [student, ...scale.exercises.map((key) => letters[key] ?? key), ...others],
    ...rows.map((row) => [
      row.submission.handIn.student,
      ...scale.exercises.map((key) => pointsOf(row, key, scale) ?? ''),
      totalOf(row, scale) ?? '',
      fullMarks(scale),
      isLate(row, scale) ? yes : no,
      attemptsOf(row),
      row.submission.handIn.handedInAt,
      row.submission.fingerprint,
      row.comment,
    ]),
  ];
}

/** What Moodle's `mod_assign` and its feedback plugins call the columns of their worksheet, and somebody without a name. */
const moodleWords: Readonly<Record<Language, { columns: readonly string[]; participant: string }>> =
  {
    en: {
      columns: [
        ...['Identifier', 'Full name', 'Grade', 'Maximum Grade', 'Last modified (grade)'],
        'Feedback comments',
      ],
      participant: 'Participant',
    },
    es: {
      columns: [
        ...['Identificador', 'Nombre completo', 'Calificación', 'Calificación máxima'],
        ...['Última modificación (calificación)', 'Comentarios de retroalimentación'],
      ],
      participant: 'Participante',
    },
  };

/**
 * Moodle's grading worksheet, which an assignment takes back; it knows a participant by the number in the folder's
 * name, and refuses a worksheet that lacks any of identifier, grade and when that was modified.
 */
function moodleLines({ scale, rows, language, at }: ClassGrades): Cell[][] {
  const { columns, participant } = moodleWords[language];
  return [
    [...columns],
    ...rows.map((row) => {
      const { origin, handIn } = row.submission;
      const isTheirs = origin.from === 'moodle';
      return [
        isTheirs ? `${participant} ${origin.number}` : '',
        isTheirs ? origin.name : handIn.student,
        totalOf(row, scale) ?? '',
        fullMarks(scale),
        at,
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
