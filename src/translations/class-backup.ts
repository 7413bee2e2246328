import type { Language } from './text.ts';

const es = {
  title: 'Todo en un archivo',
  lead: 'Tu llave, tus tareas y tus notas están solo en este navegador. Guárdalas en un archivo para tenerlas a salvo o para seguir en otro equipo. Quien lo tenga puede abrir las entregas: guárdalo como una contraseña.',
  save: 'Guardar la copia',
  open: 'Abrir una copia',
  forget: 'Olvidar esta clase…',
  reading: {
    foreign: 'No es una copia de una clase.',
    newer: 'La copia es de una versión posterior: recarga la página.',
    damaged: 'La copia está dañada: prueba con otra.',
    'too-big': 'La copia es demasiado grande.',
  },
  noStore: 'Este navegador no deja guardar nada, así que no hay nada que copiar ni recuperar.',
  sizeOf: (assignments: number, gradebooks: number, students: number) =>
    `${assignments} ${assignments === 1 ? 'tarea' : 'tareas'}, ${gradebooks} ${gradebooks === 1 ? 'cuaderno de notas' : 'cuadernos de notas'} con ${students} ${students === 1 ? 'entrega' : 'entregas'}`,
  asksRestore: (file: string, made: string) => `«${file}», del ${made}, trae:`,
  replaces: (count: number) =>
    count === 1
      ? 'Sustituye 1 cuaderno de notas que aquí es distinto.'
      : `Sustituye ${count} cuadernos de notas que aquí son distintos.`,
  replacesNothing: 'No sustituye ninguna nota de aquí; lo demás que hay se queda.',
  keys: {
    none: 'No trae ninguna llave.',
    new: 'Trae tu llave, que aquí falta.',
    same: 'La llave es la misma que aquí.',
    other: 'Trae otra llave, que sustituye a la de aquí: guarda antes una copia de lo que tienes.',
  },
  restore: 'Recuperarla',
  leave: 'Dejarlo como está',
  asksForget: 'Este navegador olvidará:',
  forgetsKey: 'tu llave: sin un archivo de ella nadie podrá abrir lo que te entreguen',
  nothingToForget: 'Aquí no hay nada tuyo que olvidar.',
  forgetSave: 'Guardar antes una copia',
  forgetNow: 'Olvidarlo todo',
  restored: 'La copia está recuperada.',
  forgotten: 'Este navegador ya no tiene nada de tu clase.',
  undone: 'Todo vuelve a estar como antes.',
  undo: 'Deshacer',
};

/** The words for a class as one file, and for forgetting it. */
export type BackupWords = typeof es;

const en: BackupWords = {
  title: 'All in one file',
  lead: 'Your key, assignments and grades are in this browser only. Save them as a file to be safe, or to go on elsewhere. Whoever has it can open the hand-ins: keep it like a password.',
  save: 'Save the backup',
  open: 'Open a backup',
  forget: 'Forget this class…',
  reading: {
    foreign: 'This isn’t the backup of a class.',
    newer: 'The backup is of a later version: reload the page.',
    damaged: 'The backup is damaged: try another one.',
    'too-big': 'The backup is too big.',
  },
  noStore: 'This browser keeps nothing, so there is nothing to back up or to put back.',
  sizeOf: (assignments, gradebooks, students) =>
    `${assignments} ${assignments === 1 ? 'assignment' : 'assignments'}, ${gradebooks} ${gradebooks === 1 ? 'gradebook' : 'gradebooks'} with ${students} ${students === 1 ? 'hand-in' : 'hand-ins'}`,
  asksRestore: (file, made) => `“${file}”, of ${made}, brings:`,
  replaces: (count) =>
    count === 1
      ? 'It replaces 1 gradebook that is different here.'
      : `It replaces ${count} gradebooks that are different here.`,
  replacesNothing: 'It replaces no grades that are here; whatever else is here stays.',
  keys: {
    none: 'It brings no key.',
    new: 'It brings your key, which is missing here.',
    same: 'The key is the one that is here.',
    other:
      'It brings another key, which replaces the one here: save a backup of what you have first.',
  },
  restore: 'Put it back',
  leave: 'Leave all as it is',
  asksForget: 'This browser will forget:',
  forgetsKey: 'your key: without a file of it nobody can open what is handed in to you',
  nothingToForget: 'There is nothing of yours here to forget.',
  forgetSave: 'Save a backup first',
  forgetNow: 'Forget it all',
  restored: 'The backup is back.',
  forgotten: 'Nothing of your class is in this browser any more.',
  undone: 'All is as it was before.',
  undo: 'Undo',
};

/** The words for a class as one file, by language. */
export const backupWords: Readonly<Record<Language, BackupWords>> = { es, en };
