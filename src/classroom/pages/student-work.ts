import { isAllPassed } from '../../workbench/checking/all-passed.ts';
import { readProgress } from '../../workbench/checking/progress.ts';
import { openWorkStore } from '../../workbench/work/saved-work.ts';
import { openVersionStore } from '../../workbench/work/version-store.ts';
import type { HandIn } from '../hand-in/hand-in.ts';

/** How far a student has come with an exercise; `shown-passed`: all that the assignment's terms let be checked. */
export type WorkState = 'passed' | 'shown-passed' | 'begun' | 'none';

/** What the workbench has kept of some exercises, as a hand-in takes it. */
export async function readStudentWork(keys: readonly string[]): Promise<HandIn['exercises']> {
  const found = await Promise.all(
    keys.map(async (key) => {
      const work = await openWorkStore(key).load();
      if (!work || Object.keys(work.files).length === 0) return [];
      const versions = await openVersionStore(key)
        .load()
        .catch(() => []);
      const attempts = versions.filter(({ checks }) => checks !== undefined).length;
      return [[key, { files: { ...work.files }, attempts }] as const];
    }),
  );
  return Object.fromEntries(found.flat());
}

/** Tells how far a student has come, by the exercises' keys. */
export async function readWorkStates(
  keys: readonly string[],
): Promise<Readonly<Record<string, WorkState>>> {
  const progress = readProgress();
  const states = keys.map(async (key) => {
    if (progress[key] === 'passed') return [key, 'passed'] as const;
    const work = await openWorkStore(key).load();
    if (!work || Object.keys(work.files).length === 0) return [key, 'none'] as const;
    const report = work.lastCheck?.report;
    return [key, report && isAllPassed(report) ? 'shown-passed' : 'begun'] as const;
  });
  return Object.fromEntries(await Promise.all(states));
}
