import { openClassStore, type KeptGradebook, type KeptPrivateChecks } from './class-store.ts';

/** All that was kept of an assignment that was forgotten. */
export type ForgottenAssignment = {
  assignment: { id: string; text: string; privateChecks?: KeptPrivateChecks };
  gradebook: KeptGradebook | undefined;
};

/** Forgets an assignment with its grades, and gives back what was kept of it; undefined where that isn't kept. */
export async function forgetAssignment(id: string): Promise<ForgottenAssignment | undefined> {
  try {
    const store = await openClassStore();
    const change = store.transaction(['assignments', 'gradebooks'], 'readwrite');
    const [own, books] = [change.objectStore('assignments'), change.objectStore('gradebooks')];
    const [assignment, gradebook] = await Promise.all([own.get(id), books.get(id)]);
    await Promise.all([own.delete(id), books.delete(id), change.done]);
    return assignment && { assignment, gradebook };
  } catch {
    return undefined;
  }
}

/** Keeps again what was forgotten. */
export async function putAssignmentBack(kept: ForgottenAssignment): Promise<void> {
  const { assignment, gradebook } = kept;
  const store = await openClassStore();
  const change = store.transaction(['assignments', 'gradebooks'], 'readwrite');
  await Promise.all([
    change.objectStore('assignments').put(assignment, assignment.id),
    ...(gradebook ? [change.objectStore('gradebooks').put(gradebook, assignment.id)] : []),
    change.done,
  ]);
}
