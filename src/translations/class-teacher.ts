import type { Language } from './text.ts';

const es = {
  title: 'Para docentes',
  description:
    'Crea tareas con ejercicios de Enchufe, recibe las entregas en un archivo y corrígelas en tu navegador, sin cuentas ni servidores.',
  lead: 'Eliges ejercicios y sale un enlace. Tus estudiantes te devuelven un archivo, y aquí se vuelve a ejecutar cada comprobación. Sin cuentas y sin servidor: nada sale de este navegador.',
  keyTitle: 'Tu llave',
  keyNone:
    'Las entregas se cierran con una llave que solo tienes tú. Se crea con tu primera tarea; si ya tienes una guardada, ábrela antes.',
  keyUnsaved:
    'Guarda tu llave ahora: si este navegador la pierde, nadie podrá abrir lo que te entreguen.',
  keySaved: (name: string) => `Tu llave ${name} está en este navegador y la has guardado.`,
  keySave: 'Guardar la llave',
  keySaveAgain: 'Guardar otra copia',
  keyOpen: 'Abrir una llave guardada',
  keyRescued: (name: string) =>
    `La llave ${name}, que estaba aquí sin guardar, se ha descargado en un archivo: sin ella no podrías abrir lo que se cierre con ella.`,
  keyProblems: {
    foreign: 'Ese archivo no es una llave de Enchufe. No se ha cambiado nada.',
    newer: 'Esa llave es de una versión posterior de Enchufe. Recarga la página y prueba otra vez.',
    damaged: 'Esa llave está dañada. Prueba con otra copia; no se ha cambiado nada.',
  },
  newTitle: 'Una tarea nueva',
  name: 'Título',
  namePlaceholder: 'Semana 3: recibir mensajes',
  exercises: 'Ejercicios',
  chosen: (count: number) => (count === 1 ? '1 ejercicio elegido' : `${count} ejercicios elegidos`),
  due: 'Fecha de entrega (opcional)',
  zone: (zone: string) => `Hora de ${zone}; cada estudiante la ve en la suya.`,
  note: 'Nota para tus estudiantes (opcional, admite Markdown)',
  preview: 'Así la verán',
  asks: 'Cómo firman',
  asksName: 'Con su nombre',
  asksNumber: 'Con un número o seudónimo',
  make: 'Crear la tarea',
  needsTitle: 'Falta el título.',
  needsExercises: 'Elige al menos un ejercicio.',
  failed: 'No se ha podido crear la tarea en este navegador.',
  ready: (title: string) => `«${title}» está lista`,
  link: 'Enlace para tus estudiantes',
  copy: 'Copiar',
  copied: 'Copiado',
  linkLead: 'Toda la tarea va dentro del enlace. Pégalo donde te comuniques con tus estudiantes.',
  file: 'Descargar como archivo',
  qr: 'Código QR',
  qrLarger: 'Ampliar el código',
  close: 'Cerrar',
  qrTooLong: 'El enlace es demasiado largo para un código QR. Acorta la nota o usa el archivo.',
  yours: 'Tus tareas',
  grade: 'Corregir',
  gradeFiles: 'Corregir entregas de una tarea creada en otro sitio',
  show: 'Ver el enlace',
  forget: 'Olvidar…',
  forgetSure: (title: string) =>
    `¿Olvidar «${title}» con sus entregas y notas en este navegador? Podrás deshacerlo hasta que salgas de esta página.`,
  forgotten: (title: string) => `«${title}» ya no está en este navegador.`,
  undo: 'Deshacer',
  listed: (letters: readonly string[], due: string | null, made: string) =>
    [letters.join(', '), ...(due === null ? [] : [`entrega: ${due}`]), `creada: ${made}`].join(
      ' · ',
    ),
  noneYet: 'Aquí aparecerán las tareas que crees en este navegador.',
  notKept: 'Este navegador no deja guardar: descarga la llave y la tarea antes de cerrar.',
  forClasses: 'Enchufe para tu clase',
  forClassesLead:
    'Pones una tarea con un enlace, te llegan archivos y tu navegador los corrige. Sin cuentas.',
  guide: 'Guía: todo el camino en diez minutos',
};

/** The words of the page on which teachers make assignments. */
export type TeacherWords = typeof es;

const en: TeacherWords = {
  title: 'For teachers',
  description:
    'Make assignments of Enchufe exercises, get them handed in as a file, and grade them in your browser, without accounts or servers.',
  lead: 'You choose exercises and get a link. Your students give you a file back, and here every check is run again. No accounts and no server: nothing leaves this browser.',
  keyTitle: 'Your key',
  keyNone:
    'What is handed in is sealed for a key that only you have. The key is made with your first assignment; if you have one saved, open it first.',
  keyUnsaved:
    'Save your key now: if this browser loses it, nobody will be able to open what is handed in to you.',
  keySaved: (name) => `Your key ${name} is in this browser, and you have saved it.`,
  keySave: 'Save the key',
  keySaveAgain: 'Save another copy',
  keyOpen: 'Open a saved key',
  keyRescued: (name) =>
    `The key ${name}, which was here unsaved, has been downloaded as a file: without it you could not open what is sealed for it.`,
  keyProblems: {
    foreign: 'That file isn’t an Enchufe key. Nothing was changed.',
    newer: 'That key is of a later version of Enchufe. Reload the page and try again.',
    damaged: 'That key is damaged. Try another copy; nothing was changed.',
  },
  newTitle: 'A new assignment',
  name: 'Title',
  namePlaceholder: 'Week 3: receiving messages',
  exercises: 'Exercises',
  chosen: (count) => (count === 1 ? '1 exercise chosen' : `${count} exercises chosen`),
  due: 'Due (optional)',
  zone: (zone) => `Time in ${zone}; every student sees it in their own.`,
  note: 'Note to your students (optional, Markdown works)',
  preview: 'How they will see it',
  asks: 'How they sign',
  asksName: 'With their name',
  asksNumber: 'With a number or pseudonym',
  make: 'Make the assignment',
  needsTitle: 'The title is missing.',
  needsExercises: 'Choose at least one exercise.',
  failed: 'The assignment could not be made in this browser.',
  ready: (title) => `“${title}” is ready`,
  link: 'Link for your students',
  copy: 'Copy',
  copied: 'Copied',
  linkLead: 'The whole assignment is inside the link. Paste it wherever you reach your students.',
  file: 'Download as a file',
  qr: 'QR code',
  qrLarger: 'Enlarge the code',
  close: 'Close',
  qrTooLong: 'The link is too long for a QR code. Shorten the note or use the file.',
  yours: 'Your assignments',
  grade: 'Grade',
  gradeFiles: 'Grade hand-ins of an assignment made elsewhere',
  show: 'Show the link',
  forget: 'Forget…',
  forgetSure: (title) =>
    `Forget “${title}” with its hand-ins and grades in this browser? You can undo it until you leave this page.`,
  forgotten: (title) => `“${title}” is no longer in this browser.`,
  undo: 'Undo',
  listed: (letters, due, made) =>
    [letters.join(', '), ...(due === null ? [] : [`due: ${due}`]), `made: ${made}`].join(' · '),
  noneYet: 'The assignments that you make in this browser will be here.',
  notKept: 'This browser keeps nothing: download the key and the assignment before you close it.',
  forClasses: 'Enchufe for your class',
  forClassesLead:
    'You set an assignment with a link, files come back, and your browser grades them. No accounts.',
  guide: 'Guide: the whole way in ten minutes',
};

/** The words of the page on which teachers make assignments, by language. */
export const teacherWords: Readonly<Record<Language, TeacherWords>> = { es, en };
