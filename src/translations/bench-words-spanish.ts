import type { BenchWords } from './bench-words.ts';
import { editorSpanish } from './editor-spanish.ts';
import { workSpanish } from './work-spanish.ts';
import { workbenchSpanish } from './workbench-spanish.ts';

/** What a workbench says in Spanish from the start. */
export const wordsInSpanish: BenchWords = {
  language: 'es',
  workbench: workbenchSpanish,
  editor: editorSpanish,
  work: workSpanish,
};
