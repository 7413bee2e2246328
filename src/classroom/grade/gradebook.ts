import type { StudentSubmission } from '../collect/latest-by-student.ts';
import { shareOf, type CheckWeights, type ExerciseGrade } from './exercise-grade.ts';

/** Points that a teacher gives in place of those that came of the checks, and why. */
export type Override = {
  points: number;
  reason: string;
  /** Of the hand-in that they were given for. */
  fingerprint?: string | undefined;
};

/** More time for one student. */
export type Extension = { reason: string; until: string };

/** One student's line in the gradebook. */
export type GradebookRow = {
  submission: StudentSubmission;
  grades: Readonly<Record<string, ExerciseGrade>>;
  /** By exercise; the grade itself stays as it came. */
  overrides: Readonly<Record<string, Override>>;
  comment: string;
  extension: Extension | null;
  /** Exercises whose last run said something else than the run before. */
  changed: readonly string[];
};

/** What a gradebook counts with. */
export type GradingScale = {
  exercises: readonly string[];
  /** How much an exercise is worth when all its checks pass. */
  points: number;
  weights: CheckWeights;
  due: string | null;
};

/** An empty line for a student who handed in. */
export function newRow(submission: StudentSubmission): GradebookRow {
  return { submission, grades: {}, overrides: {}, comment: '', extension: null, changed: [] };
}

/** The points of one exercise as they count; undefined while it hasn't been graded. */
export function pointsOf(
  row: GradebookRow,
  exercise: string,
  scale: GradingScale,
): number | undefined {
  const override = row.overrides[exercise];
  return override ? override.points : checkedPointsOf(row, exercise, scale);
}

/** The points that came of the checks, whatever the teacher says. */
export function checkedPointsOf(
  { grades }: GradebookRow,
  exercise: string,
  { points, weights }: GradingScale,
): number | undefined {
  const grade = grades[exercise];
  return grade && round(points * shareOf(grade, exercise, weights));
}

/** Tells whether a teacher's points were given for a hand-in that another one has replaced. */
export function isOutdated({ overrides, submission }: GradebookRow, exercise: string): boolean {
  const fingerprint = overrides[exercise]?.fingerprint;
  return fingerprint !== undefined && fingerprint !== submission.fingerprint;
}

/** The sum of a row; undefined while something of it hasn't been graded. */
export function totalOf(row: GradebookRow, scale: GradingScale): number | undefined {
  let total = 0;
  for (const exercise of scale.exercises) {
    const points = pointsOf(row, exercise, scale);
    if (points === undefined) return undefined;
    total += points;
  }
  return round(total);
}

/** What could be reached. */
export function fullMarks({ exercises, points }: GradingScale): number {
  return round(exercises.length * points);
}

/** Tells whether it came late, by the student's own clock and with the student's extension. */
export function isLate({ submission, extension }: GradebookRow, { due }: GradingScale): boolean {
  const until = extension?.until ?? due;
  return until !== null && Date.parse(submission.handIn.handedInAt) > Date.parse(until);
}

/** Puts a grade into a row, and marks what another run had said otherwise. */
export function putGrade(row: GradebookRow, exercise: string, grade: ExerciseGrade): GradebookRow {
  const before = row.grades[exercise];
  const others = row.changed.filter((key) => key !== exercise);
  const isOther = before !== undefined && verdict(before) !== verdict(grade);
  return {
    ...row,
    grades: { ...row.grades, [exercise]: grade },
    changed: isOther ? [...others, exercise] : others,
  };
}

/** All attempts that the student's own record tells of. */
export function attemptsOf({ submission }: GradebookRow): number {
  const { exercises } = submission.handIn;
  return Object.values(exercises).reduce((sum, { attempts }) => sum + attempts, 0);
}

function verdict(grade: ExerciseGrade): string {
  if (grade.status !== 'run') return grade.status;
  return grade.checks.map(({ id, status }) => `${id} ${status}`).join();
}

function round(points: number): number {
  return Math.round(points * 100) / 100;
}
