import type { Language } from './text.ts';

const es = {
  title: 'Tu tarea',
  description: 'Abre la tarea que te han mandado, haz sus ejercicios y prepara tu entrega.',
  lead: 'Abre el enlace que te ha mandado tu docente, o el archivo de la tarea.',
  openFile: 'Abrir el archivo de una tarea',
  yours: 'Tareas abiertas en este navegador',
  problems: {
    foreign: 'Ese archivo no es una tarea de Enchufe.',
    newer:
      'Esta tarea es de una versión posterior de Enchufe. Recarga la página; si sigue igual, pídela de nuevo.',
    'too-big': 'Esta tarea es demasiado grande para ser de Enchufe. Pide el enlace otra vez.',
    damaged:
      'El enlace está cortado o cambiado. Cópialo entero, hasta el último carácter, o pide el archivo.',
  },
  due: (when: string) => `Entrega: ${when}`,
  late: 'La fecha ya ha pasado. Puedes entregar igualmente; tu docente verá la hora.',
  noDue: 'Sin fecha de entrega',
  exercises: 'Ejercicios',
  progress: (done: number, all: number) => `${done} de ${all} pasan todo lo que puedes comprobar`,
  states: {
    passed: 'hecho',
    'shown-passed': 'pasa lo que puedes comprobar',
    begun: 'empezado',
    none: 'sin empezar',
  },
  rules: 'Cómo se hace',
  withHints: 'Las comprobaciones que fallan te dan pistas.',
  withoutHints: 'Sin pistas: las comprobaciones te dicen qué se esperaba y qué llegó.',
  withSolution: 'Puedes comparar tu código con una solución.',
  withoutSolution: 'Sin la solución a la vista.',
  shownChecks: (count: number | null) => {
    if (count === null) return 'Puedes ejecutar todas las comprobaciones, las veces que quieras.';
    return count === 1
      ? 'Puedes ejecutar la primera comprobación de cada ejercicio, las veces que quieras; las demás, cuando se corrija.'
      : `Puedes ejecutar las ${count} primeras comprobaciones de cada ejercicio, las veces que quieras; las demás, cuando se corrija.`;
  },
  privateChecks: (letters: readonly string[]) =>
    `Al corregir se ejecutan además comprobaciones privadas de tu docente en ${letters.join(', ')}.`,
  privateHash: 'Huella de esas comprobaciones: no pueden cambiar después',
  leave: 'Cerrar esta tarea',
  leaveLead:
    'Los ejercicios vuelven a ser los del curso. Tu código no se toca, y puedes abrirla otra vez.',
  changed: 'Ha cambiado desde que se creó la tarea: se corrige como es ahora.',
  gone: 'Ya no está en el curso. Díselo a tu docente; el resto de la tarea vale.',
  handIn: 'Entregar',
  handInLead:
    'Tu código se cierra en un archivo que solo tu docente puede abrir. Nada sale de este navegador: el archivo lo mandas tú.',
  name: 'Tu nombre, como lo espera tu docente',
  number: 'Tu número o seudónimo',
  needsName: 'Escribe con qué firmas la entrega.',
  incomplete: (count: number) =>
    count === 1
      ? 'Falta 1 ejercicio por terminar. Puedes entregar ya y otra vez más tarde: cuenta la última entrega.'
      : `Faltan ${count} ejercicios por terminar. Puedes entregar ya y otra vez más tarde: cuenta la última entrega.`,
  nothing: 'Todavía no has escrito nada en ninguno de estos ejercicios.',
  make: 'Crear mi entrega',
  failed: 'No se ha podido crear la entrega. Exporta tu trabajo y avisa a tu docente.',
  ready: 'Tu entrega está lista',
  readyLead: 'Descarga el archivo y mándalo como te hayan dicho. Guarda el recibo.',
  download: 'Descargar la entrega',
  receipt: 'Descargar el recibo',
  fingerprint: 'Huella',
  asText: 'O cópiala como texto',
  copy: 'Copiar el texto',
  copied: 'Copiado',
  before: 'Entregas anteriores desde este navegador',
  receiptText: (parts: {
    title: string;
    student: string;
    when: string;
    fingerprint: string;
    exercises: readonly string[];
  }) =>
    [
      `Recibo de Enchufe`,
      `Tarea: ${parts.title}`,
      `Firma: ${parts.student}`,
      `Creada: ${parts.when} (reloj de este equipo)`,
      `Huella: ${parts.fingerprint}`,
      `Contiene: ${parts.exercises.join(', ')}`,
      '',
      'La huella identifica el archivo exacto. No prueba cuándo llegó: de eso da fe el medio por el que lo mandaste.',
      '',
    ].join('\n'),
  feedback: 'Comentarios de tu docente',
  feedbackLead: 'Si te han devuelto un archivo de comentarios, ábrelo aquí.',
  openFeedback: 'Abrir los comentarios',
  feedbackProblems: {
    foreign: 'Ese archivo no son comentarios de Enchufe.',
    newer: 'Ese archivo es de una versión posterior de Enchufe. Recarga la página.',
    damaged: 'Ese archivo está dañado. Pídelo otra vez.',
  },
  points: (points: string, all: string) => `${points} de ${all} puntos`,
  handedInLate: 'Entregada tarde',
  teacherSays: 'Tu docente',
  insteadOfChecks: 'Puntos puestos por tu docente',
  passed: 'pasa',
  notPassed: 'no pasa',
  notHandedIn: 'No estaba en tu entrega.',
  expected: 'Se esperaba',
  received: 'Llegó',
  limits:
    'Esta página no prueba quién escribió el código ni cuándo; los intentos son tu propio registro.',
};

/** The words of the page on which students do an assignment. */
export type StudentWords = typeof es;

const en: StudentWords = {
  title: 'Your assignment',
  description: 'Open the assignment that you were sent, do its exercises and make your hand-in.',
  lead: 'Open the link that your teacher sent you, or the file of the assignment.',
  openFile: 'Open the file of an assignment',
  yours: 'Assignments opened in this browser',
  problems: {
    foreign: 'That file isn’t an Enchufe assignment.',
    newer:
      'This assignment is of a later version of Enchufe. Reload the page; if that does not help, ask for it again.',
    'too-big': 'This assignment is too big to be one of Enchufe’s. Ask for the link again.',
    damaged:
      'The link was cut off or changed. Copy all of it, up to its last character, or ask for the file.',
  },
  due: (when) => `Due: ${when}`,
  late: 'The date has passed. You can hand in all the same; your teacher will see the time.',
  noDue: 'No due date',
  exercises: 'Exercises',
  progress: (done, all) => `${done} of ${all} pass all that you can check`,
  states: {
    passed: 'done',
    'shown-passed': 'passes what you can check',
    begun: 'begun',
    none: 'not begun',
  },
  rules: 'How it is done',
  withHints: 'Checks that fail give you hints.',
  withoutHints: 'No hints: the checks tell you what was expected and what came.',
  withSolution: 'You can compare your code with a solution.',
  withoutSolution: 'No solution in sight.',
  shownChecks: (count) => {
    if (count === null) return 'You can run every check, as often as you like.';
    return count === 1
      ? 'You can run the first check of each exercise, as often as you like; the others run when it is graded.'
      : `You can run the first ${count} checks of each exercise, as often as you like; the others run when it is graded.`;
  },
  privateChecks: (letters) =>
    `When it is graded, private checks of your teacher run as well, in ${letters.join(', ')}.`,
  privateHash: 'Fingerprint of those checks: they cannot change afterwards',
  leave: 'Close this assignment',
  leaveLead:
    'The exercises are the course’s again. Your code stays as it is, and you can open it again.',
  changed: 'It has changed since the assignment was made: it is graded as it is now.',
  gone: 'It is no longer in the course. Tell your teacher; the rest of the assignment holds.',
  handIn: 'Hand in',
  handInLead:
    'Your code is sealed in a file that only your teacher can open. Nothing leaves this browser: you send the file.',
  name: 'Your name, as your teacher expects it',
  number: 'Your number or pseudonym',
  needsName: 'Write what you sign the hand-in with.',
  incomplete: (count) =>
    count === 1
      ? '1 exercise is still to be finished. You can hand in now and again later: the last hand-in counts.'
      : `${count} exercises are still to be finished. You can hand in now and again later: the last hand-in counts.`,
  nothing: 'You have not written anything in any of these exercises yet.',
  make: 'Make my hand-in',
  failed: 'The hand-in could not be made. Export your work and tell your teacher.',
  ready: 'Your hand-in is ready',
  readyLead: 'Download the file and send it the way you were told. Keep the receipt.',
  download: 'Download the hand-in',
  receipt: 'Download the receipt',
  fingerprint: 'Fingerprint',
  asText: 'Or copy it as text',
  copy: 'Copy the text',
  copied: 'Copied',
  before: 'Earlier hand-ins from this browser',
  receiptText: ({ title, student, when, fingerprint, exercises }) =>
    [
      `Enchufe receipt`,
      `Assignment: ${title}`,
      `Signed: ${student}`,
      `Made: ${when} (clock of this machine)`,
      `Fingerprint: ${fingerprint}`,
      `Holds: ${exercises.join(', ')}`,
      '',
      'The fingerprint names this exact file. It does not prove when it arrived: for that there is whatever you sent it with.',
      '',
    ].join('\n'),
  feedback: 'Feedback from your teacher',
  feedbackLead: 'If you were given a feedback file back, open it here.',
  openFeedback: 'Open the feedback',
  feedbackProblems: {
    foreign: 'That file isn’t Enchufe feedback.',
    newer: 'That file is of a later version of Enchufe. Reload the page.',
    damaged: 'That file is damaged. Ask for it again.',
  },
  points: (points, all) => `${points} of ${all} points`,
  handedInLate: 'Handed in late',
  teacherSays: 'Your teacher',
  insteadOfChecks: 'Points given by your teacher',
  passed: 'passes',
  notPassed: 'does not pass',
  notHandedIn: 'It was not in your hand-in.',
  expected: 'Expected',
  received: 'Received',
  limits:
    'This page does not prove who wrote the code, nor when; the attempts are your own record.',
};

/** The words of the page on which students do an assignment, by language. */
export const studentWords: Readonly<Record<Language, StudentWords>> = { es, en };
