import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { CheckReport } from '../../checks/check-report.ts';

/** Learner files by path. */
export type Files = Readonly<Record<string, string>>;

/** The last outcome of Check, and the files that it was about. */
export type SavedReport = { report: CheckReport; files: Files };

/** Everything of one lesson that must survive a reload. `revision` counts the changes. */
export type SavedWork = {
  revision: number;
  files: Files;
  openFile: string;
  /** What Start over replaced, while it can still be undone. */
  replaced?: Files;
  lastCheck?: SavedReport;
};

/** Where a lesson's work is kept. */
export interface WorkStore {
  load(): Promise<SavedWork | undefined>;
  /** Keeps the work at once, so that not even a crash loses it; returns false where nothing can be kept. */
  journal(work: SavedWork, what: 'files' | 'files-and-report'): boolean;
  /** Keeps the work for good; rejects where nothing can be kept. */
  save(work: SavedWork): Promise<void>;
}

interface Schema extends DBSchema {
  work: { key: string; value: SavedWork };
}

const journalPrefix = 'enchufe:journal:';

/**
 * Opens the store of one lesson: IndexedDB, with a journal in localStorage for the last keystrokes,
 * since a write to IndexedDB may not have been done when the page dies.
 */
export function openWorkStore(lessonKey: string): WorkStore {
  let database: Promise<IDBPDatabase<Schema>> | undefined;
  const open = (): Promise<IDBPDatabase<Schema>> =>
    (database ??= openDB<Schema>('enchufe', 1, {
      upgrade: (fresh) => {
        fresh.createObjectStore('work');
      },
    }));
  return {
    async load() {
      const journal = readJournal(lessonKey);
      let kept: SavedWork | undefined;
      try {
        kept = await (await open()).get('work', lessonKey);
      } catch {
        // Without IndexedDB (some private windows) the journal alone carries the work.
      }
      return newer(kept, journal);
    },
    journal: (work, what) => writeJournal(lessonKey, work, what),
    async save(work) {
      await (await open()).put('work', work, lessonKey);
      const journal = readJournal(lessonKey);
      if (journal && journal.revision <= work.revision) removeJournal(lessonKey);
    },
  };
}

function newer(kept: SavedWork | undefined, journal: SavedWork | undefined): SavedWork | undefined {
  if (!kept || !journal) return kept ?? journal;
  // The journal of a keystroke leaves the report out to stay small, so that of the database still counts.
  if (journal.revision <= kept.revision) return kept;
  return kept.lastCheck && !journal.lastCheck ? { ...journal, lastCheck: kept.lastCheck } : journal;
}

function readJournal(lessonKey: string): SavedWork | undefined {
  try {
    const text = localStorage.getItem(journalPrefix + lessonKey);
    const value: unknown = text === null ? undefined : JSON.parse(text);
    return isSavedWork(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function writeJournal(
  lessonKey: string,
  work: SavedWork,
  what: 'files' | 'files-and-report',
): boolean {
  const kept = { ...work };
  if (what === 'files') delete kept.lastCheck;
  try {
    localStorage.setItem(journalPrefix + lessonKey, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

function removeJournal(lessonKey: string): void {
  try {
    localStorage.removeItem(journalPrefix + lessonKey);
  } catch {
    // Where it cannot be removed it could not be written either.
  }
}

function isSavedWork(value: unknown): value is SavedWork {
  return (
    typeof value === 'object' &&
    value !== null &&
    'revision' in value &&
    typeof value.revision === 'number' &&
    'openFile' in value &&
    typeof value.openFile === 'string' &&
    'files' in value &&
    typeof value.files === 'object' &&
    value.files !== null &&
    Object.values(value.files).every((text) => typeof text === 'string')
  );
}
