import type { Language } from './text.ts';

const es = {
  privateTitle: 'Comprobaciones privadas (opcional)',
  privateLead:
    'Un archivo con comprobaciones tuyas que tus estudiantes no ven. En el enlace va solo su huella SHA-256: saben que existen, y tú no puedes cambiarlas después. Se ejecutan cuando corriges, aisladas como las del curso.',
  pickPrivate: 'Elegir mi archivo',
  template: 'Descargar una plantilla',
  withoutPrivate: 'Quitarlas',
  trying: 'Probando el archivo con las soluciones del curso…',
  tryFailed: 'No se ha podido probar el archivo. Recarga la página y elígelo otra vez.',
  privateTooLong: 'Ese archivo es demasiado largo: caben 200 000 caracteres.',
  privateFine: (count: number) =>
    count === 1
      ? '1 comprobación privada, probada.'
      : `${count} comprobaciones privadas, probadas.`,
  privateKeep: 'Guarda el archivo: te hará falta si corriges en otro navegador.',
  solutionPasses: 'la solución del curso la pasa',
  solutionFails: (received: string) =>
    `la solución del curso no la pasa; llegó ${received}. Si pides más que el curso, dilo en la nota`,
  notChosen: 'su ejercicio no está en la tarea, así que no cuenta',
  privateEmpty: 'El archivo no tiene ninguna comprobación. ¿Siguen con // delante?',
  privateSilent:
    'El archivo no termina de cargarse: busca un bucle o un await fuera de las comprobaciones.',
  privateNotRun: (explanation: string) => `El archivo no se puede ejecutar. ${explanation}`,
  unknownExercise: (key: string) =>
    `El archivo habla del ejercicio «${key}», que no está en el curso. Copia el nombre de la plantilla.`,
  wrongKind: (check: string, wanted: string) =>
    `«${check}» tiene que usar ${wanted}: el ejercicio pide el otro tipo de programa.`,
  brokenCheck: (check: string, message: string) =>
    `«${check}» lanza un error con la solución del curso: ${message}`,
  endlessCheck: (key: string) =>
    `Las comprobaciones de «${key}» no terminan con la solución del curso. Busca un bucle que no acaba.`,
  noneForChosen: 'Las comprobaciones privadas no son de ninguno de los ejercicios elegidos.',
  stillTrying: 'Espera a que se pruebe tu archivo de comprobaciones.',
  askPrivate:
    'Esta tarea tiene comprobaciones privadas. Elige tu archivo: sin él se corrige solo lo que trae el curso.',
  privateReady: (count: number) =>
    count === 1
      ? 'Se ejecuta también 1 comprobación privada.'
      : `Se ejecutan también ${count} comprobaciones privadas.`,
  otherFile:
    'Ese no es el archivo con el que se creó la tarea: su huella es otra. No se ha usado nada de él.',
  refused: 'Las notas siguen como estaban.',
  privateSign: 'privada',
};

/** The words about checks that only the teacher has. */
export type PrivateWords = typeof es;

const en: PrivateWords = {
  privateTitle: 'Private checks (optional)',
  privateLead:
    'A file with checks of your own that your students don’t see. Only its SHA-256 is in the link: they know that the checks exist, and you cannot change them later. They run when you grade, in the same sandbox as the course’s.',
  pickPrivate: 'Choose my file',
  template: 'Download a template',
  withoutPrivate: 'Leave them out',
  trying: 'Trying the file with the course’s solutions…',
  tryFailed: 'The file could not be tried. Reload the page and choose it again.',
  privateTooLong: 'That file is too long: 200,000 characters is the most.',
  privateFine: (count) =>
    count === 1 ? '1 private check, tried.' : `${count} private checks, tried.`,
  privateKeep: 'Keep the file: you will need it to grade in another browser.',
  solutionPasses: 'the course’s solution passes it',
  solutionFails: (received) =>
    `the course’s solution does not pass it; it got ${received}. If you ask for more than the course does, say so in the note`,
  notChosen: 'its exercise is not in the assignment, so it doesn’t count',
  privateEmpty: 'There is no check in the file. Do they still begin with //?',
  privateSilent:
    'The file never finishes loading: look for a loop or an await outside of the checks.',
  privateNotRun: (explanation) => `The file cannot be run. ${explanation}`,
  unknownExercise: (key) =>
    `The file speaks of the exercise “${key}”, which is not in the course. Copy the name from the template.`,
  wrongKind: (check, wanted) =>
    `“${check}” has to use ${wanted}: the exercise asks for the other kind of program.`,
  brokenCheck: (check, message) =>
    `“${check}” throws an error with the course’s solution: ${message}`,
  endlessCheck: (key) =>
    `The checks of “${key}” come to no end with the course’s solution. Look for a loop that never ends.`,
  noneForChosen: 'The private checks are for none of the chosen exercises.',
  stillTrying: 'Wait until your file of checks has been tried.',
  askPrivate:
    'This assignment has private checks. Choose your file: without it only the course’s own checks are graded.',
  privateReady: (count) =>
    count === 1 ? '1 private check runs as well.' : `${count} private checks run as well.`,
  otherFile:
    'That is not the file that the assignment was made with: its fingerprint differs. Nothing of it was used.',
  refused: 'The grades stay as they were.',
  privateSign: 'private',
};

/** The same words by language. */
export const privateWords: Readonly<Record<Language, PrivateWords>> = { es, en };
