import type { Course } from './course.ts';
import { readCourse } from './read-course.ts';

const prefix = '../../lessons/';

const files = import.meta.glob<string>(
  [
    '../../lessons/*/section.json',
    '../../lessons/*/concept.*.md',
    '../../lessons/*/example/**/*',
    '../../lessons/*/*/exercise.json',
    '../../lessons/*/*/task.*.md',
    '../../lessons/*/*/starter/**/*',
    '../../lessons/*/*/solution/**/*',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** The course as it is in `lessons/`, for pages: their bundler puts the files in. */
export const course: Course = readCourse(
  Object.fromEntries(
    Object.entries(files).map(([path, content]) => [path.slice(prefix.length), content]),
  ),
);
