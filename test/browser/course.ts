import { fileURLToPath } from 'node:url';
import { exerciseKeys, listSteps, stepPath } from '../../src/course/course-map.ts';
import type { Section } from '../../src/course/course.ts';
import { loadLessonFiles } from '../../src/course/load-lesson-files.ts';
import { readCourse } from '../../src/course/read-course.ts';

const lessons = fileURLToPath(new URL('../../lessons/', import.meta.url));

/** The course as its folder has it: which sections are written grows with time. */
export const course = readCourse(await loadLessonFiles(lessons));

/** The sections that are only announced. */
export const coming = course.sections.filter(({ status }) => status === 'coming');

/** The addresses of all pages below the language, in reading order. */
export const steps = listSteps(course).map(stepPath);

/** The section with this letter. */
export function sectionOf(letter: string): Section {
  const section = course.sections.find((each) => each.letter === letter);
  if (!section) throw new Error(`There is no section ${letter}.`);
  return section;
}

/** What a learner's progress looks like who has passed every exercise of a section. */
export function progressOf(section: Section): string {
  return JSON.stringify(Object.fromEntries(exerciseKeys(section).map((key) => [key, 'passed'])));
}
