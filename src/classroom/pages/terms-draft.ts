import { mostShownChecks, type AssignmentTerms } from '../assignment/assignment.ts';

/** What a teacher has chosen of the terms so far; `count` is what stands in the field, a number or not. */
export type TermsDraft = {
  hints: boolean;
  solution: boolean;
  shows: 'all' | 'first';
  count: number | null | undefined;
};

/** What is chosen before anybody chooses: hints help to learn, the solution ends the exercise. */
export const firstTerms: TermsDraft = { hints: true, solution: false, shows: 'all', count: 3 };

/** The terms that were chosen; undefined while the number is missing or none. */
export function termsOf({
  hints,
  solution,
  shows,
  count,
}: TermsDraft): AssignmentTerms | undefined {
  if (shows === 'all') return { hints, solution, shownChecks: null };
  const isCount = Number.isInteger(count) && Number(count) >= 1 && Number(count) <= mostShownChecks;
  return isCount ? { hints, solution, shownChecks: Number(count) } : undefined;
}
