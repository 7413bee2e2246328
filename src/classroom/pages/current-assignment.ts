import { z } from 'zod';
import type { NamedAssignment } from '../assignment/assignment.ts';

/** Where the exercises' pages find which assignment leads to them. */
const storageKey = 'enchufe:assignment';
const schema = z.object({ id: z.string(), title: z.string(), keys: z.array(z.string()) });

/** Keeps which assignment a student has open, so that its exercises lead back to it. */
export function keepCurrentAssignment({ id, assignment }: NamedAssignment): void {
  const keys = assignment.exercises.map(({ key }) => key);
  try {
    localStorage.setItem(storageKey, JSON.stringify({ id, title: assignment.title, keys }));
  } catch {
    // Without storage the browser's own way back is left.
  }
}

/** The name of the assignment that was opened last. */
export function readCurrentAssignment(): string | undefined {
  try {
    return schema.parse(JSON.parse(localStorage.getItem(storageKey) ?? 'null')).id;
  } catch {
    return undefined;
  }
}
