import { digest } from '../encodings.ts';
import type { Assignment } from './assignment.ts';

/** All of an exercise that decides what is asked and what is right. */
export type ExerciseContent = {
  key: string;
  task: Readonly<Record<string, string>>;
  starter: Readonly<Record<string, string>>;
  /** The checks' files, by name. */
  checks: Readonly<Record<string, string>>;
};

/** How an exercise of an assignment stands in the course of this page. */
export type ExerciseStanding = { key: string; standing: 'same' | 'changed' | 'gone' };

/** A hash that changes with the exercise's task, starting code or checks. */
export async function hashExercise({
  key,
  task,
  starter,
  checks,
}: ExerciseContent): Promise<string> {
  return digest(JSON.stringify([key, ...[task, starter, checks].map(sorted)]), 8);
}

/** A hash that changes with any exercise of the course. */
export async function hashCourse(hashes: Readonly<Record<string, string>>): Promise<string> {
  return digest(JSON.stringify(sorted(hashes)), 8);
}

/** Tells of each exercise of an assignment whether this page has it, and as it was. */
export function compareWithCourse(
  { exercises }: Assignment,
  hashes: Readonly<Record<string, string>>,
): ExerciseStanding[] {
  return exercises.map(({ key, hash }) => {
    if (!Object.hasOwn(hashes, key)) return { key, standing: 'gone' };
    return { key, standing: hashes[key] === hash ? 'same' : 'changed' };
  });
}

function sorted(record: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));
}
