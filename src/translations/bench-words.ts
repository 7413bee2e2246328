import type { EditorTexts } from './editor.ts';
import type { Language } from './text.ts';
import type { WorkTexts } from './work.ts';
import type { WorkbenchTexts } from './workbench.ts';

/** What a workbench says from the start, in one language: a page loads no other. */
export type BenchWords = {
  language: Language;
  workbench: WorkbenchTexts;
  editor: EditorTexts;
  work: WorkTexts;
};
