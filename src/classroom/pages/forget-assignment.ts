import { keep, recall, type KeptAssignment, type KeptGradebook } from './class-store.ts';

/** All that was kept of an assignment that was forgotten. */
export type ForgottenAssignment = {
  assignment: KeptAssignment;
  gradebook: KeptGradebook | undefined;
};

/** Forgets an assignment with its grades, and gives back what was kept of it; undefined where nothing was. */
export function forgetAssignment(id: string): Promise<ForgottenAssignment | undefined> {
  return recall(async (store) => {
    const change = store.transaction(['assignments', 'gradebooks'], 'readwrite');
    const [own, books] = [change.objectStore('assignments'), change.objectStore('gradebooks')];
    const [assignment, gradebook] = await Promise.all([own.get(id), books.get(id)]);
    await Promise.all([own.delete(id), books.delete(id), change.done]);
    return assignment && { assignment, gradebook };
  }, undefined);
}

/** Keeps again what was forgotten; false where this browser keeps nothing. */
export function putAssignmentBack({
  assignment,
  gradebook,
}: ForgottenAssignment): Promise<boolean> {
  return keep(async (store) => {
    const change = store.transaction(['assignments', 'gradebooks'], 'readwrite');
    await Promise.all([
      change.objectStore('assignments').put(assignment, assignment.id),
      ...(gradebook ? [change.objectStore('gradebooks').put(gradebook, assignment.id)] : []),
      change.done,
    ]);
  });
}
