import type { ExerciseKind } from '../course/course.ts';
import { siteWords } from '../translations/site.ts';
import type { Language } from '../translations/text.ts';

/** What a kind of exercise is called in a language. */
export function exerciseKindName(kind: ExerciseKind, language: Language): string {
  const { useIt, buildIt, stretch } = siteWords[language];
  return { 'use-it': useIt, 'build-it': buildIt, stretch }[kind];
}
