/** Where this browser keeps the assignment that a student has open. */
export const openAssignmentKey = 'enchufe:assignment';

/** What an exercise gives while it is done for an assignment. */
export type AssignmentTerms = {
  /** The assignment's title. */
  title: string;
  hints: boolean;
  solution: boolean;
  /** So many checks, from the first, run before it's graded; null: all of them. */
  shownChecks: number | null;
};

/** The terms of the assignment that is open in this browser, where the exercise belongs to it. */
export function readAssignmentTerms(lessonKey: string): AssignmentTerms | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(openAssignmentKey) ?? 'null');
    if (!isRecord(value) || typeof value['title'] !== 'string') return undefined;
    const { title, keys, terms = {} } = value;
    if (!Array.isArray(keys) || !keys.includes(lessonKey) || !isRecord(terms)) return undefined;
    const { hints, solution, shownChecks } = terms;
    const isCount = Number.isInteger(shownChecks) && Number(shownChecks) > 0;
    return {
      title,
      hints: hints !== false,
      solution: solution !== false,
      shownChecks: isCount ? Number(shownChecks) : null,
    };
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
