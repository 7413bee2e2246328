import type { ClassCourse } from '../../src/classroom/assignment/class-course.ts';
import type { HandIn } from '../../src/classroom/hand-in/hand-in.ts';

/** The exercise of a class that has no other. */
export const exercise = 'e-receive/receive-json';

const title = { es: '', en: '' };

/** The course with that exercise alone. */
export const course: ClassCourse = {
  version: '',
  exercises: [
    {
      ...{ key: exercise, letter: 'E2', title, summary: title, entry: 'server.ts' },
      ...{ subject: 'server', hash: '' },
    },
  ],
};

/** A hand-in of these files, with what it may claim besides. */
export function handInOf(files: Record<string, string>, claims: object = {}): HandIn {
  return {
    ...{ assignment: '', course: '', student: 'eva', handedInAt: '' },
    exercises: { [exercise]: { files, attempts: 1, ...claims } },
    ...claims,
  };
}
