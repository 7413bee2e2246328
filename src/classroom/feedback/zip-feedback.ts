import { strToU8, zipSync, type Zippable } from 'fflate';
import { writeFeedback, type Feedback } from './feedback-file.ts';
import { fileName } from './file-names.ts';

/** Packs everybody's feedback into one zip, a file for each; who has the same name gets a number. */
export function zipFeedback(all: readonly Feedback[]): Uint8Array<ArrayBuffer> {
  const entries: Zippable = {};
  for (const feedback of all) {
    const name = fileName(feedback.title, feedback.student);
    let path = `${name}.json`;
    for (let next = 2; path in entries; next += 1) path = `${name}-${next}.json`;
    entries[path] = strToU8(writeFeedback(feedback));
  }
  return new Uint8Array(zipSync(entries));
}
