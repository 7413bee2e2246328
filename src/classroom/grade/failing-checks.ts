import type { Text } from '../../translations/text.ts';
import type { GradebookRow } from './gradebook.ts';

/** How many students a check failed, of those whose code ran. */
export type FailingCheck = {
  exercise: string;
  id: string;
  title: Text;
  failed: number;
  all: number;
};

/** The checks that fail most, worst first; those that nobody failed are left out. */
export function listFailingChecks(
  rows: readonly GradebookRow[],
  exercises: readonly string[],
): FailingCheck[] {
  const found = new Map<string, FailingCheck>();
  for (const exercise of exercises) {
    for (const { grades } of rows) {
      const grade = grades[exercise];
      if (grade?.status !== 'run') continue;
      for (const { id, title, status } of grade.checks) {
        const name = `${exercise}#${id}`;
        const before = found.get(name) ?? { exercise, id, title, failed: 0, all: 0 };
        const failed = before.failed + (status === 'passed' ? 0 : 1);
        found.set(name, { ...before, failed, all: before.all + 1 });
      }
    }
  }
  return [...found.values()]
    .filter(({ failed }) => failed > 0)
    .sort((one, other) => other.failed / other.all - one.failed / one.all);
}
