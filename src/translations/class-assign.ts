import type { Language } from './text.ts';

const es = {
  readTask: 'Leer el enunciado',
  openExercise: 'Abrir el ejercicio en otra pestaña',
  terms: 'Lo que pueden ver mientras la hacen',
  hints: 'Las pistas de cada comprobación que falla',
  solution: 'La solución, para compararla con la suya',
  shown: 'Comprobaciones que pueden ejecutar antes de entregar',
  shownAll: 'Todas',
  shownFirst: 'Solo las primeras de cada ejercicio:',
  shownCount: 'Cuántas',
  shownLead:
    'Las comprobaciones van en el orden en que conviene arreglar las cosas. Las que no ven se ejecutan cuando corriges, y cuentan igual.',
  termsLimit:
    'Nada de esto es un candado: el curso es público, y quien cierre la tarea o abra el ejercicio en otro navegador lo ve todo.',
  needsCount: 'Escribe cuántas comprobaciones ven: un número entero a partir de 1.',
};

/** The words with which teachers say how an assignment is to be done. */
export type AssignWords = typeof es;

const en: AssignWords = {
  readTask: 'Read the task',
  openExercise: 'Open the exercise in another tab',
  terms: 'What they can see while they do it',
  hints: 'The hints of each check that fails',
  solution: 'The solution, to compare with theirs',
  shown: 'Checks that they can run before they hand in',
  shownAll: 'All of them',
  shownFirst: 'Only the first ones of each exercise:',
  shownCount: 'How many',
  shownLead:
    'Checks stand in the order in which things are best mended. Those that they don’t see run when you grade, and count the same.',
  termsLimit:
    'None of this is a lock: the course is public, and whoever closes the assignment or opens the exercise in another browser sees it all.',
  needsCount: 'Write how many checks they see: a whole number from 1 up.',
};

/** The same words by language. */
export const assignWords: Readonly<Record<Language, AssignWords>> = { es, en };
