import { readAssignment } from '../assignment/assignment.ts';
import type { ClassBackup } from '../backup/class-backup.ts';
import { readKeyFile } from '../hand-in/teacher-key.ts';
import { hashPrivateChecks } from '../private-checks/private-file.ts';
import {
  openClassStore,
  type KeptGradebook,
  type KeptKey,
  type KeptPrivateChecks,
} from './class-store.ts';

/** All that this browser keeps of a teacher's classes, as it lies there; what students keep here isn't part of it. */
export type StoredClass = {
  key: KeptKey | undefined;
  assignments: readonly { id: string; text: string; privateChecks?: KeptPrivateChecks }[];
  gradebooks: readonly (readonly [string, KeptGradebook])[];
};

/** Nothing at all. */
export const emptyClass: StoredClass = { key: undefined, assignments: [], gradebooks: [] };

/** Reads what is kept; rejects where this browser keeps nothing. */
export async function readStoredClass(): Promise<StoredClass> {
  const store = await openClassStore();
  const reading = store.transaction(['key', 'assignments', 'gradebooks']);
  const books = reading.objectStore('gradebooks');
  const [key, assignments, ids, all] = await Promise.all([
    reading.objectStore('key').get('teacher'),
    reading.objectStore('assignments').getAll(),
    books.getAllKeys(),
    books.getAll(),
  ]);
  const gradebooks = ids.flatMap((id, at) => {
    const book = all[at];
    return book ? [[id, book] as const] : [];
  });
  return { key, assignments, gradebooks };
}

/** Makes this browser keep exactly this: all of it, or where that fails what it had. */
export async function storeClass({ key, assignments, gradebooks }: StoredClass): Promise<void> {
  const store = await openClassStore();
  const change = store.transaction(['key', 'assignments', 'gradebooks'], 'readwrite');
  const keys = change.objectStore('key');
  const own = change.objectStore('assignments');
  const books = change.objectStore('gradebooks');
  await Promise.all([
    ...[keys.clear(), own.clear(), books.clear()],
    ...(key ? [keys.put(key, 'teacher')] : []),
    ...assignments.map((assignment) => own.put(assignment, assignment.id)),
    ...gradebooks.map(([id, book]) => books.put(book, id)),
    change.done,
  ]);
}

/** What is kept, as a file holds it. */
export function backupOf({ key, assignments, gradebooks }: StoredClass): unknown {
  return {
    made: new Date().toISOString(),
    key: key ?? null,
    assignments: Object.fromEntries(assignments.map(({ id, text }) => [id, text])),
    privateChecks: Object.fromEntries(
      assignments.flatMap(({ id, privateChecks }) => (privateChecks ? [[id, privateChecks]] : [])),
    ),
    gradebooks: Object.fromEntries(gradebooks),
  };
}

/** What a file holds, as it is kept. */
export function storedAs({
  key,
  assignments,
  privateChecks,
  gradebooks,
}: ClassBackup): StoredClass {
  return {
    key: key ?? undefined,
    assignments: Object.entries(assignments).map(([id, text]) => ({
      ...{ id, text },
      ...(privateChecks[id] ? { privateChecks: privateChecks[id] } : {}),
    })),
    gradebooks: Object.entries(gradebooks),
  };
}

/** Tells whether the key, every assignment and every private check of a backup are what they say they are. */
export async function isInOrder(backup: ClassBackup): Promise<boolean> {
  const { key, assignments, privateChecks } = backup;
  if (key && (await readKeyFile(key.file)).status !== 'read') return false;
  if (Object.keys(privateChecks).some((id) => !(id in assignments))) return false;
  const readings = await Promise.all(
    Object.entries(assignments).map(async ([id, text]) => {
      const reading = await readAssignment(text);
      if (reading.status !== 'read' || reading.id !== id) return false;
      const own = privateChecks[id];
      const hash = reading.assignment.privateChecks?.sha256;
      return !own || (await hashPrivateChecks(own.content)) === hash;
    }),
  );
  return readings.every(Boolean);
}
