import type { BenchWords } from './bench-words.ts';
import { editorEnglish } from './editor-english.ts';
import { workEnglish } from './work-english.ts';
import { workbenchEnglish } from './workbench-english.ts';

/** What a workbench says in English from the start. */
export const wordsInEnglish: BenchWords = {
  language: 'en',
  workbench: workbenchEnglish,
  editor: editorEnglish,
  work: workEnglish,
};
