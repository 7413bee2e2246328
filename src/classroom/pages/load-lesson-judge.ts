import { loadJudge } from '../../workbench/checking/judges.ts';
import type { ClassCourse } from '../assignment/class-course.ts';

/** What a run of an exercise's own checks is made of. */
export type LessonJudge = { entry: string; subject: 'server' | 'client'; judge: string };

/** Loads the judge of an exercise of the course; rejects with the exercise's name where there is none. */
export async function loadLessonJudge(course: ClassCourse, key: string): Promise<LessonJudge> {
  const exercise = course.exercises.find((each) => each.key === key);
  const judge = await loadJudge(key);
  if (!exercise || judge === undefined) throw new Error(key);
  return { entry: exercise.entry, subject: exercise.subject, judge };
}
