import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { CheckWeights } from '../grade/exercise-grade.ts';
import type { GradebookRow } from '../grade/gradebook.ts';
import type { PrivateCheck } from '../private-checks/grade-privately.ts';

/** The teacher's key as its file's text, and whether it was saved outside of the browser. */
export type KeptKey = { file: string; isSaved: boolean };

/** A teacher's own checks of an assignment: the file, and what it holds. */
export type KeptPrivateChecks = { content: string; checks: readonly PrivateCheck[] };

/** A hand-in that left this browser. */
export type HandInReceipt = { at: string; fingerprint: string };

/** An assignment that a student opened. */
export type TakenAssignment = {
  id: string;
  text: string;
  student: string;
  receipts: readonly HandInReceipt[];
};

/** The grades of one assignment. */
export type KeptGradebook = {
  rows: readonly GradebookRow[];
  points: number;
  weights: CheckWeights;
  seed: number;
};

/** A teacher's own assignment as text, with the private checks that belong to it. */
export type KeptAssignment = { id: string; text: string; privateChecks?: KeptPrivateChecks };

interface Schema extends DBSchema {
  key: { key: 'teacher'; value: KeptKey };
  assignments: { key: string; value: KeptAssignment };
  taken: { key: string; value: TakenAssignment };
  gradebooks: { key: string; value: KeptGradebook };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** Opens what this browser keeps of classes; rejects where it keeps nothing. */
export async function openClassStore(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('enchufe-class', 1, {
    upgrade: (database) => {
      for (const store of ['key', 'assignments', 'taken', 'gradebooks'] as const) {
        database.createObjectStore(store);
      }
    },
    terminated: () => {
      opened = undefined;
    },
  });
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

/** Does something with what is kept; false where this browser keeps nothing. */
export async function keep(
  change: (database: IDBPDatabase<Schema>) => Promise<unknown>,
): Promise<boolean> {
  try {
    await change(await openClassStore());
    return true;
  } catch {
    return false;
  }
}

/** Reads from what is kept; the fallback where this browser keeps nothing. */
export async function recall<Value>(
  read: (database: IDBPDatabase<Schema>) => Promise<Value>,
  fallback: Value,
): Promise<Value> {
  try {
    return await read(await openClassStore());
  } catch {
    return fallback;
  }
}
