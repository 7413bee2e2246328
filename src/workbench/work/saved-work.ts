import type { CheckReport } from '../../checks/check-report.ts';
import type { CheckConsole } from '../checking/check-console.ts';
import type { FailureStreaks } from '../checking/failure-streaks.ts';
import { openWorkDatabase } from './work-database.ts';

/** Learner files by path. */
export type Files = Readonly<Record<string, string>>;

/** The last outcome of Check, the files that it was about, and what they wrote meanwhile. */
export type SavedReport = {
  report: CheckReport;
  files: Files;
  consoles?: readonly CheckConsole[];
};

/** What can replace all files of a lesson at once. */
export type ReplaceCause = 'start-over' | 'solution' | 'restore';

/** Everything of one lesson that must survive a reload. `revision` counts the changes. */
export type SavedWork = {
  revision: number;
  files: Files;
  openFile: string;
  /** What was replaced, while it can still be undone. */
  replaced?: Files;
  /** What replaced it; Start over where it isn't said. */
  replacedBy?: ReplaceCause;
  lastCheck?: SavedReport;
  /** The checks that keep failing. */
  streaks?: FailureStreaks;
};

/** Where a lesson's work is kept. */
export interface WorkStore {
  load(): Promise<SavedWork | undefined>;
  /** Keeps the work at once, so that not even a crash loses it; returns false where nothing can be kept. */
  journal(work: SavedWork, what: 'files' | 'files-and-report'): boolean;
  /** Keeps the work for good; rejects where nothing can be kept. */
  save(work: SavedWork): Promise<void>;
}

/** What the keys of the journal in localStorage begin with. */
export const journalPrefix = 'enchufe:journal:';

/**
 * Opens the store of one lesson: IndexedDB, with a journal in localStorage for the last keystrokes,
 * since a write to IndexedDB may not have been done when the page dies.
 */
export function openWorkStore(lessonKey: string): WorkStore {
  return {
    async load() {
      const journal = readJournal(lessonKey);
      let kept: SavedWork | undefined;
      try {
        kept = await (await openWorkDatabase()).get('work', lessonKey);
      } catch {
        // Without IndexedDB (some private windows) the journal alone carries the work.
      }
      return newer(kept, journal);
    },
    journal: (work, what) => writeJournal(lessonKey, work, what),
    async save(work) {
      await (await openWorkDatabase()).put('work', work, lessonKey);
      const journal = readJournal(lessonKey);
      if (journal && journal.revision <= work.revision) removeJournal(lessonKey);
    },
  };
}

/** The newer of two states of a lesson's work, with the last report that either knows. */
export function newer(
  kept: SavedWork | undefined,
  journal: SavedWork | undefined,
): SavedWork | undefined {
  if (!kept || !journal) return kept ?? journal;
  // The journal of a keystroke leaves the report out to stay small, so that of the database still counts.
  if (journal.revision <= kept.revision) return kept;
  return kept.lastCheck && !journal.lastCheck ? { ...journal, lastCheck: kept.lastCheck } : journal;
}

/** The work that the journal holds of a lesson, where it holds any. */
export function readJournal(lessonKey: string): SavedWork | undefined {
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

/** Empties the journal of a lesson. */
export function removeJournal(lessonKey: string): void {
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
