import type { Text } from '../translations/text.ts';
import type { Course, Example, Exercise, Section, WrittenSection } from './course.ts';

/** A page of the course, in reading order. */
export type CourseStep =
  | { type: 'concept'; section: WrittenSection }
  | { type: 'example'; section: WrittenSection; example: Example }
  | { type: 'exercise'; section: WrittenSection; exercise: Exercise };

/** The pages of one section, in reading order; none where it is not written yet. */
export function sectionSteps(section: Section): CourseStep[] {
  if (section.status !== 'written') return [];
  return [
    { type: 'concept', section },
    ...(section.example ? [{ type: 'example', section, example: section.example } as const] : []),
    ...section.exercises.map((exercise) => ({ type: 'exercise', section, exercise }) as const),
  ];
}

/** Every page that is written, in the order in which a learner reads them. */
export function listSteps(course: Course): CourseStep[] {
  return course.sections.flatMap(sectionSteps);
}

/** The part of the address that follows the language: `e-receive/receive-json/`. */
export function stepPath(step: CourseStep): string {
  if (step.type === 'concept') return sectionPath(step.section);
  return `${step.type === 'example' ? step.example.key : step.exercise.key}/`;
}

/** What the page is called. */
export function stepTitle(step: CourseStep): Text {
  if (step.type === 'concept') return step.section.title;
  return (step.type === 'example' ? step.example : step.exercise).title;
}

/** What the page is called where others stand beside it: `F · Sending`, `E2 · Receive JSON`. */
export function stepName(step: CourseStep): Text {
  const { es, en } = stepTitle(step);
  const { letter } = step.type === 'exercise' ? step.exercise : step.section;
  return { es: `${letter} · ${es}`, en: `${letter} · ${en}` };
}

/**
 * What a learner does to have done the page, by the keys of the progress: answer a concept's
 * predictions, run an example, pass an exercise.
 */
export function stepNeeds(step: CourseStep): readonly string[] {
  if (step.type === 'example') return [step.example.key];
  if (step.type === 'exercise') return [step.exercise.key];
  const { id, concept } = step.section;
  return [...concept.es.matchAll(/<p id="(prediction-[^"]+)"/g)].map(
    ([, prediction = '']) => `${id}/${prediction}`,
  );
}

/** The address of a section after the language: `e-receive/`. */
export function sectionPath(section: Section): string {
  return `${section.id}/`;
}

/** The pages before and after one; the first and the last have a side that is `undefined`. */
export function stepsAround(
  course: Course,
  path: string,
): { previous: CourseStep | undefined; next: CourseStep | undefined } {
  const steps = listSteps(course);
  const place = steps.findIndex((step) => stepPath(step) === path);
  if (place === -1) return { previous: undefined, next: undefined };
  return { previous: steps[place - 1], next: steps[place + 1] };
}

/** What a learner passes to have done the section: the keys of its exercises. */
export function exerciseKeys(section: Section): readonly string[] {
  return section.status === 'written' ? section.exercises.map(({ key }) => key) : [];
}
