import type { RecordingWords } from '../../translations/recordings.ts';
import type { RecordingOrigin } from './recorded-trace.svelte.ts';

/** Says what a recording is one of. */
export function originWords(origin: RecordingOrigin, words: RecordingWords): string {
  switch (origin.type) {
    case 'file':
      return words.fromFile(origin.name);
    case 'link':
      return words.fromLink;
    case 'check':
      return words.fromCheck(origin.title);
  }
}
