import { workEnglish } from './work-english.ts';
import { workSpanish } from './work-spanish.ts';
import type { Language } from './text.ts';

/** The words about the learner's work: versions, solution, tabs, storage and the work file. */
export type WorkTexts = {
  versions: string;
  solution: string;
  file: string;
  project: string;
  close: string;
  undone: Record<'start-over' | 'solution' | 'restore', string>;
  elsewhere: string;
  taken: string;
  takeOver: string;
  full: string;
  unsafe: string;
  exportNow: string;
  noVersions: string;
  notKept: string;
  causes: Record<'run' | 'check' | 'start-over' | 'solution' | 'restore' | 'import', string>;
  checks: (passed: number, all: number) => string;
  list: string;
  then: string;
  now: string;
  theirs: string;
  same: string;
  changes: (added: number, removed: number) => string;
  added: string;
  removed: string;
  restore: string;
  restored: string;
  solutionLead: string;
  take: string;
  takeWarning: string;
  takeYes: string;
  cancel: string;
  failed: string;
  export: string;
  exportLead: string;
  import: string;
  importLead: string;
  foreign: string;
  newer: string;
  tooBig: string;
  damaged: (place: string) => string;
  replaces: string;
  brings: string;
  nothingNew: string;
  importYes: string;
  imported: string;
  importFailed: string;
  undoImport: string;
  importUndone: string;
  lookOnly: string;
};

/** The words about the learner's work in every language of the course. */
export const workTexts: Readonly<Record<Language, WorkTexts>> = {
  es: workSpanish,
  en: workEnglish,
};
