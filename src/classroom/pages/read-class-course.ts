import { course } from '../../course/bundled-course.ts';
import type { ClassCourse } from '../assignment/class-course.ts';
import { hashCourse, hashExercise } from '../assignment/course-version.ts';

/** A lesson's own files beside the checks belong to them: what they ask, who comes to the learner's server. */
const programs = import.meta.glob<string>('/lessons/*/*/*.ts', {
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
        checks: checksOf(key),
      }),
    })),
  );
  const version = await hashCourse(
    Object.fromEntries(exercises.map(({ key, hash }) => [key, hash])),
  );
  return { version, exercises };
}

function checksOf(key: string): Record<string, string> {
  const folder = `/lessons/${key}/`;
  return Object.fromEntries(
    Object.entries(programs)
      .filter(([path]) => path.startsWith(folder))
      .map(([path, text]) => [path.slice(folder.length), text]),
  );
}
