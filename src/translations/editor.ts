import { editorEnglish } from './editor-english.ts';
import { editorSpanish } from './editor-spanish.ts';
import type { Language } from './text.ts';

/** Every word about the editor's settings, its shortcuts and the toolkit's sources. */
export type EditorTexts = {
  settings: string;
  codeSize: string;
  smaller: string;
  larger: string;
  reset: string;
  sizeNow: (percent: number) => string;
  format: string;
  formatTip: (key: string) => string;
  formatNeedsEditor: string;
  forScreenReaders: string;
  forScreenReadersLead: string;
  autoRun: string;
  autoRunLead: string;
  autoRunOn: string;
  autoRunOff: string;
  toolkit: string;
  toolkitShow: string;
  toolkitHide: string;
  toolkitFile: string;
  toolkitLabel: (file: string) => string;
  readOnly: string;
  loading: string;
  failedToLoad: string;
  /** Read when the full editor gets the focus. */
  description: (key: string) => string;
  tabWrites: string;
  tabLeaves: string;
  marks: string;
  shortcuts: string;
  close: string;
  /** The keys as they are written on keyboards that are not a Mac's. */
  keys: {
    control: string;
    shift: string;
    alt: string;
    escape: string;
    enter: string;
    space: string;
  };
  shortcutGroups: Record<'programs' | 'editor' | 'page', string>;
  shortcutNames: Record<ShortcutName, string>;
};

/** What can be done by a key of its own. */
export type ShortcutName =
  | 'run'
  | 'check'
  | 'stop'
  | 'format'
  | 'definition'
  | 'find'
  | 'replace'
  | 'nextMistake'
  | 'suggest'
  | 'rename'
  | 'comment'
  | 'undo'
  | 'tab'
  | 'commands'
  | 'nextZone'
  | 'previousZone'
  | 'resize'
  | 'shortcuts';

/** The editor's words in each language. */
export const editorTexts: Readonly<Record<Language, EditorTexts>> = {
  es: editorSpanish,
  en: editorEnglish,
};
