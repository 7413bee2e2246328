import { course } from '../../course/bundled-course.ts';
import type { ClassCourse } from '../assignment/class-course.ts';
import { hashCourse, hashExercise } from '../assignment/course-version.ts';

const checks = import.meta.glob<string>('/lessons/*/*/checks.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Reads what the classroom needs of the course; for the build, since it takes all of the lessons' texts. */
export async function readClassCourse(): Promise<ClassCourse> {
  const all = course.sections.flatMap((section) =>
    section.status === 'written' ? section.exercises : [],
  );
  const exercises = await Promise.all(
    all.map(async ({ key, letter, title, summary, entry, client, task, starter }) => ({
      ...{ key, letter, title, summary, entry: client ?? entry },
      subject: client === undefined ? ('server' as const) : ('client' as const),
      hash: await hashExercise({
        ...{ key, task, starter },
        checks: checks[`/lessons/${key}/checks.ts`] ?? '',
      }),
    })),
  );
  const version = await hashCourse(
    Object.fromEntries(exercises.map(({ key, hash }) => [key, hash])),
  );
  return { version, exercises };
}
