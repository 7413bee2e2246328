import type { CheckReport } from '../../checks/check-report.ts';
import { runChecks } from '../../checks/run-checks.ts';
import type { Engine } from '../../engine/engine.ts';
import type { CheckRunner } from './check-session.svelte.ts';
import { loadJudge } from './judges.ts';

/** What is checked, and what is said where nothing can be. */
export type CheckedLesson = {
  key: string;
  entry: string;
  subject: 'server' | 'client';
  noChecks: string;
};

/** Runs the checks of a lesson that its learner may run; rejects with `noChecks` where it has none. */
export async function checkLesson(
  { key, entry, subject, noChecks }: CheckedLesson,
  getEngine: () => Promise<Engine>,
  { shownChecks, ...job }: Parameters<CheckRunner>[0],
): Promise<CheckReport> {
  const judge = await loadJudge(key);
  if (judge === undefined) throw new Error(noChecks);
  return runChecks({
    ...{ engine: await getEngine(), entry, subject, judge, ...job },
    // They stand in the order in which a learner should mend them.
    choose: (checks) => (shownChecks === null ? checks : checks.slice(0, shownChecks)),
  });
}
