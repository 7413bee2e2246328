import type { Course, Exercise } from '../course/course.ts';
import { commandLineTexts as texts } from '../translations/command-line.ts';
import { UsageError } from './usage-error.ts';

/** The exercises of a course, in its order. */
export function exercisesOf(course: Course): readonly Exercise[] {
  return course.sections.flatMap((section) =>
    section.status === 'written' ? section.exercises : [],
  );
}

/** Finds an exercise by its letter (`E2`), its name (`receive-json`) or both names (`e-receive/receive-json`). */
export function findExercise(course: Course, wanted: string): Exercise {
  const name = wanted.replace(/\/$/, '');
  const found = exercisesOf(course).find(
    ({ id, key, letter }) =>
      id === name || key === name || letter.toLowerCase() === name.toLowerCase(),
  );
  if (found) return found;
  throw new UsageError({
    es: texts.es.unknownExercise(wanted),
    en: texts.en.unknownExercise(wanted),
  });
}
