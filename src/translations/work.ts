import type { Language } from './text.ts';

/** The words about the learner's work: versions, solution, tabs, storage and the work file. */
export type WorkTexts = {
  versions: string;
  solution: string;
  file: string;
  close: string;
  undone: Record<'start-over' | 'solution' | 'restore', string>;
  elsewhere: string;
  taken: string;
  takeOver: string;
  full: string;
  unsafe: string;
  exportNow: string;
  noVersions: string;
  notKept: string;
  causes: Record<'run' | 'check' | 'start-over' | 'solution' | 'restore' | 'import', string>;
  checks: (passed: number, all: number) => string;
  list: string;
  then: string;
  now: string;
  theirs: string;
  same: string;
  changes: (added: number, removed: number) => string;
  added: string;
  removed: string;
  restore: string;
  restored: string;
  solutionLead: string;
  take: string;
  takeWarning: string;
  takeYes: string;
  cancel: string;
  failed: string;
  export: string;
  exportLead: string;
  import: string;
  importLead: string;
  foreign: string;
  newer: string;
  tooBig: string;
  damaged: (place: string) => string;
  replaces: string;
  brings: string;
  nothingNew: string;
  importYes: string;
  imported: string;
  importFailed: string;
  undoImport: string;
  importUndone: string;
  lookOnly: string;
};

const es: WorkTexts = {
  versions: 'Versiones',
  solution: 'Comparar con la solución',
  file: 'Exportar o importar',
  close: 'Cerrar',
  undone: {
    'start-over': 'Has vuelto al código inicial.',
    solution: 'Has tomado la solución.',
    restore: 'Has recuperado una versión anterior.',
  },
  elsewhere:
    'Este ejercicio está abierto en otra pestaña: aquí puedes mirar y ejecutar, y lo que cambies allí se ve aquí.',
  taken:
    'Otra pestaña sigue ahora con este ejercicio: aquí ya no se puede escribir. Nada se ha perdido.',
  takeOver: 'Seguir en esta pestaña',
  full: 'No queda espacio para guardar: tu código solo vive en esta pestaña.',
  unsafe: 'Este navegador no deja guardar: tu código solo vive en esta pestaña.',
  exportNow: 'Exportar mi trabajo',
  noVersions: 'Cada vez que ejecutas o compruebas se guarda aquí una versión de tu código.',
  notKept: 'Este navegador no deja guardar las versiones: duran lo que dure esta pestaña.',
  causes: {
    run: 'Ejecutar',
    check: 'Comprobar',
    'start-over': 'Antes de empezar de nuevo',
    solution: 'Antes de tomar la solución',
    restore: 'Antes de recuperar otra versión',
    import: 'Antes de importar',
  },
  checks: (passed, all) => `${passed} de ${all} comprobaciones`,
  list: 'Versiones guardadas, la última primero',
  then: 'Versión guardada',
  now: 'Tu código ahora',
  theirs: 'Solución',
  same: 'Es igual que tu código ahora.',
  changes: (added, removed) => `${added} líneas más, ${removed} menos`,
  added: 'añadida',
  removed: 'quitada',
  restore: 'Recuperar esta versión',
  restored: 'Recuperada; puedes deshacerlo.',
  solutionLead:
    'Una solución correcta entre muchas. Si la tuya pasa las comprobaciones, también lo es.',
  take: 'Tomar la solución…',
  takeWarning:
    'La solución reemplazará tu código. Se aprende más escribiéndola; podrás deshacerlo después.',
  takeYes: 'Reemplazar mi código',
  cancel: 'Cancelar',
  failed: 'No se ha podido cargar. Comprueba la conexión e inténtalo otra vez.',
  export: 'Exportar todo mi trabajo',
  exportLead: 'Un archivo con todos los ejercicios, tu progreso y las versiones.',
  import: 'Elegir un archivo para importar',
  importLead: 'Antes de importar verás qué se reemplaza, y podrás deshacerlo.',
  foreign: 'Este archivo no es un trabajo exportado de Enchufe. No se ha cambiado nada.',
  newer: 'Este archivo es de una versión más nueva de Enchufe. No se ha cambiado nada.',
  tooBig: 'Este archivo es demasiado grande para ser un trabajo exportado. No se ha cambiado nada.',
  damaged: (place) => `Este archivo está dañado (${place}). No se ha cambiado nada.`,
  replaces: 'Se reemplazará tu código de:',
  brings: 'Llegará código nuevo para:',
  nothingNew: 'El código de este archivo es el mismo que ya tienes.',
  importYes: 'Importar',
  imported: 'Importado.',
  importFailed: 'No se ha podido importar: este navegador no deja guardar.',
  undoImport: 'Deshacer la última importación',
  importUndone: 'Todo vuelve a estar como antes de importar.',
  lookOnly: 'Solo se puede mirar: este ejercicio se escribe en otra pestaña.',
};

const en: WorkTexts = {
  versions: 'Versions',
  solution: 'Compare with the solution',
  file: 'Export or import',
  close: 'Close',
  undone: {
    'start-over': 'You are back at the first code.',
    solution: 'You took the solution.',
    restore: 'You restored an earlier version.',
  },
  elsewhere:
    'This exercise is open in another tab: here you can look and run, and what you change there shows here.',
  taken:
    'Another tab goes on with this exercise now: you cannot write here any more. Nothing is lost.',
  takeOver: 'Go on in this tab',
  full: 'There is no room left to save: your code lives only in this tab.',
  unsafe: 'This browser does not let us save: your code lives only in this tab.',
  exportNow: 'Export my work',
  noVersions: 'Each time you run or check, a version of your code is kept here.',
  notKept: 'This browser does not let us keep versions: they last as long as this tab.',
  causes: {
    run: 'Run',
    check: 'Check',
    'start-over': 'Before starting over',
    solution: 'Before taking the solution',
    restore: 'Before restoring another version',
    import: 'Before importing',
  },
  checks: (passed, all) => `${passed} of ${all} checks`,
  list: 'Kept versions, newest first',
  then: 'Kept version',
  now: 'Your code now',
  theirs: 'Solution',
  same: 'It is the same as your code now.',
  changes: (added, removed) => `${added} lines more, ${removed} fewer`,
  added: 'added',
  removed: 'removed',
  restore: 'Restore this version',
  restored: 'Restored; you can undo it.',
  solutionLead: 'One right solution among many. If yours passes the checks, it is right too.',
  take: 'Take the solution…',
  takeWarning:
    'The solution will replace your code. Writing it teaches more; you can undo this afterwards.',
  takeYes: 'Replace my code',
  cancel: 'Cancel',
  failed: 'It could not be loaded. Check your connection and try again.',
  export: 'Export all my work',
  exportLead: 'One file with every exercise, your progress and the versions.',
  import: 'Choose a file to import',
  importLead: 'Before importing you see what is replaced, and you can undo it.',
  foreign: 'This file is not work exported from Enchufe. Nothing was changed.',
  newer: 'This file comes from a newer version of Enchufe. Nothing was changed.',
  tooBig: 'This file is too big to be exported work. Nothing was changed.',
  damaged: (place) => `This file is damaged (${place}). Nothing was changed.`,
  replaces: 'Your code will be replaced in:',
  brings: 'New code will arrive for:',
  nothingNew: 'The code in this file is the same as yours.',
  importYes: 'Import',
  imported: 'Imported.',
  importFailed: 'It could not be imported: this browser does not let us save.',
  undoImport: 'Undo the last import',
  importUndone: 'Everything is back as it was before the import.',
  lookOnly: 'You can only look: this exercise is being written in another tab.',
};

/** The words about the learner's work in every language of the course. */
export const workTexts: Readonly<Record<Language, WorkTexts>> = { es, en };
