import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { SavedWork } from './saved-work.ts';
import type { Version } from './versions.ts';

interface Schema extends DBSchema {
  work: { key: string; value: SavedWork };
  versions: { key: string; value: readonly Version[] };
  /** What the last import replaced, as the text of a work file. */
  replaced: { key: 'import'; value: string };
}

/** The database of the learner's work in this browser: by lesson, but for what an import replaced. */
export type WorkDatabase = IDBPDatabase<Schema>;

let opened: Promise<WorkDatabase> | undefined;

/** Opens the database once for the page; rejects where the browser has none to give (some private windows). */
export async function openWorkDatabase(): Promise<WorkDatabase> {
  if (opened) return opened;
  const forget = (): void => {
    opened = undefined;
  };
  opened = openDB<Schema>('enchufe', 2, {
    upgrade: (database, from) => {
      if (from < 1) database.createObjectStore('work');
      database.createObjectStore('versions');
      database.createObjectStore('replaced');
    },
    // A tab with a newer page must not wait for this one; the next save opens anew.
    blocking: (_current, _wanted, event) => {
      (event.target as IDBDatabase).close();
      forget();
    },
    terminated: forget,
  });
  opened.catch(forget);
  return opened;
}
