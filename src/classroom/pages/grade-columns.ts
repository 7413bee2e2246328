import { formatNumber } from '../../translations/format-number.ts';
import type { GradingWords } from '../../translations/class-grading.ts';
import type { Language } from '../../translations/text.ts';
import type { ClassCourse } from '../assignment/class-course.ts';
import {
  attemptsOf,
  fullMarks,
  pointsOf,
  totalOf,
  type GradebookRow,
  type GradingScale,
} from '../grade/gradebook.ts';

/** A column of the table of grades; by its value it can be sorted, and where there is none by name. */
export type GradeColumn = {
  id: string;
  title: string;
  hint?: string | undefined;
  width: 'name' | 'cell' | 'total' | 'attempts';
  value: ((row: GradebookRow) => number | undefined) | undefined;
};

/** The columns of an assignment's grades. */
export function gradeColumns(
  scale: GradingScale,
  course: ClassCourse,
  words: GradingWords,
  language: Language,
): readonly GradeColumn[] {
  const full = formatPoints(fullMarks(scale), language);
  return [
    { id: 'student', title: words.student, width: 'name', value: undefined },
    ...scale.exercises.map((key): GradeColumn => {
      const exercise = course.exercises.find((each) => each.key === key);
      return {
        ...{ id: key, title: exercise?.letter ?? key, hint: exercise?.title[language] },
        ...{ width: 'cell', value: (row) => pointsOf(row, key, scale) },
      };
    }),
    {
      ...{ id: 'total', title: `${words.total} / ${full}`, width: 'total' },
      value: (row) => totalOf(row, scale),
    },
    {
      ...{ id: 'attempts', title: words.attempts, hint: words.attemptsLead, width: 'attempts' },
      value: attemptsOf,
    },
  ];
}

/** Points as the table has them: two places, where there are any. */
export function formatPoints(points: number, language: Language): string {
  return formatNumber(points, language, Number.isInteger(points) ? 0 : 2);
}
