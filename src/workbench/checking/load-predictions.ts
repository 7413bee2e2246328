import { readPredictions, type Prediction } from '../../course/predictions.ts';
import type { Language } from '../../translations/text.ts';

/** The concept texts, where the predictions are; each is loaded when one is due. */
const texts = import.meta.glob<string>('/lessons/*/concept.*.md', {
  query: '?raw',
  import: 'default',
});

/** Loads the predictions of a lesson's section; there may be none. */
export async function loadPredictions(
  lessonKey: string,
  language: Language,
): Promise<readonly Prediction[]> {
  const [section] = lessonKey.split('/');
  const load = texts[`/lessons/${section}/concept.${language}.md`];
  return load ? readPredictions(await load()) : [];
}
