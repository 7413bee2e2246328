import { z } from 'zod';
import { openAssignmentKey } from '../../workbench/checking/assignment-terms.ts';
import type { NamedAssignment } from '../assignment/assignment.ts';

const schema = z.object({ id: z.string() });

/** Keeps which assignment a student has open, so that its exercises lead back to it and go by its terms. */
export function keepCurrentAssignment({ id, assignment }: NamedAssignment): void {
  const { title, terms, exercises } = assignment;
  const kept = { id, title, keys: exercises.map(({ key }) => key), terms };
  try {
    localStorage.setItem(openAssignmentKey, JSON.stringify(kept));
  } catch {
    // Without storage the browser's own way back is left.
  }
}

/** From now on the exercises are the course's again. */
export function leaveCurrentAssignment(): void {
  try {
    localStorage.removeItem(openAssignmentKey);
  } catch {
    // Where nothing can be removed nothing was kept.
  }
}

/** The name of the assignment that was opened last. */
export function readCurrentAssignment(): string | undefined {
  try {
    return schema.parse(JSON.parse(localStorage.getItem(openAssignmentKey) ?? 'null')).id;
  } catch {
    return undefined;
  }
}
