import type { Language } from './text.ts';

const es = {
  forAssignment: 'Para tu tarea',
  noHints: 'sin pistas',
  noSolution: 'sin solución',
  shown: (count: number | string) =>
    count === 1
      ? 'se ejecuta solo la primera comprobación'
      : `se ejecutan solo las ${count} primeras comprobaciones`,
  restLater: 'Las demás se ejecutan cuando tu docente corrige.',
  backToAssignment: 'Volver a la tarea',
  shownPass: 'Pasa todo lo que puedes comprobar aquí.',
  runAll: 'Pulsa Comprobar para ejecutar todas las comprobaciones del curso.',
  leftOut: (count: number) =>
    count === 1
      ? 'Queda 1 comprobación para cuando se corrija.'
      : `Quedan ${count} comprobaciones para cuando se corrija.`,
};

/** The words with which an exercise says that it is done for an assignment, and what that means. */
export type AssignmentTermsWords = typeof es;

const en: AssignmentTermsWords = {
  forAssignment: 'For your assignment',
  noHints: 'no hints',
  noSolution: 'no solution',
  shown: (count) =>
    count === 1 ? 'only the first check runs' : `only the first ${count} checks run`,
  restLater: 'The others run when your teacher grades.',
  backToAssignment: 'Back to the assignment',
  shownPass: 'Everything that you can check here passes.',
  runAll: 'Press Check to run every check of the course.',
  leftOut: (count) =>
    count === 1 ? '1 check is left for the grading.' : `${count} checks are left for the grading.`,
};

/** The same words by language. */
export const assignmentTermsWords: Readonly<Record<Language, AssignmentTermsWords>> = { es, en };
