import type { Text } from '../../translations/text.ts';

/** What the classroom knows of an exercise: what it is called, what is checked, and its hash. */
export type ClassExercise = {
  key: string;
  letter: string;
  title: Text;
  summary: Text;
  /** The file that is checked. */
  entry: string;
  subject: 'server' | 'client';
  hash: string;
};

/** The course as this page has it. */
export type ClassCourse = { version: string; exercises: readonly ClassExercise[] };

/** The hashes of all exercises by key. */
export function hashesOf({ exercises }: ClassCourse): Record<string, string> {
  return Object.fromEntries(exercises.map(({ key, hash }) => [key, hash]));
}
