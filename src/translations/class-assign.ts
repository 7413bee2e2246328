import type { Language } from './text.ts';

const es = {
  printSheet: 'Hoja para imprimir',
  printTitle: 'Hoja de la tarea',
  printDescription: 'Una tarea de Enchufe en papel: fecha, enunciados, enlace y código QR.',
  print: 'Imprimir',
  nothingToPrint:
    'Aquí se imprime una tarea. Ábrela en «Para docentes» y elige «Hoja para imprimir».',
  changedSince: 'Han cambiado desde que creaste la tarea:',
  changedMeans: 'Se hacen y se corrigen como son ahora.',
  goneSince: 'Ya no están en el curso:',
  goneMeans: 'No se pueden hacer ni corregir; el resto de la tarea vale.',
  readTask: 'Leer el enunciado',
  checksInOrder: 'Sus comprobaciones, en orden:',
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
  printSheet: 'Sheet to print',
  printTitle: 'The assignment on paper',
  printDescription: 'An Enchufe assignment on paper: date, tasks, link and QR code.',
  print: 'Print',
  nothingToPrint:
    'An assignment is printed here. Open it in “For teachers” and choose “Sheet to print”.',
  changedSince: 'Changed since you made the assignment:',
  changedMeans: 'They are done and graded as they are now.',
  goneSince: 'No longer in the course:',
  goneMeans: 'They can be neither done nor graded; the rest of the assignment holds.',
  readTask: 'Read the task',
  checksInOrder: 'Its checks, in order:',
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
