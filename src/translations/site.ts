import type { Language } from './text.ts';

const es = {
  tagline: 'WebSockets de la A a la I',
  description:
    'Un curso en el navegador para aprender WebSockets con TypeScript escribiendo servidores de verdad: se ejecutan en tu equipo, sin instalar nada, y ves cada trama que cruza el cable.',
  skipToContent: 'Saltar al contenido',
  home: 'Inicio',
  section: 'Sección',
  sections: 'Secciones',
  sectionMap: 'Las nueve secciones',
  language: 'Idioma',
  theme: 'Tema',
  themeSystem: 'como el sistema',
  themeLight: 'claro',
  themeDark: 'oscuro',
  done: 'hecha',
  exerciseDone: 'hecho',
  current: 'estás aquí',
  coming: 'en preparación',
  comingLead:
    'Esta sección todavía se está escribiendo. Su sitio en el mapa ya es este; mientras llega, puedes empezar por una de las que están listas.',
  inFastApi: 'En FastAPI',
  readyNow: 'Listas para empezar',
  homeTitle: 'Aprende WebSockets escribiendo servidores',
  homeLead:
    'Escribes un servidor en TypeScript, lo ejecutas aquí mismo, ves cada byte que cruza el cable y sabes si está bien y, si no, por qué.',
  start: 'Empezar',
  continueWith: 'Seguir con',
  allDone: 'Has hecho todo el curso',
  endOfCourse: 'Fin del curso',
  of: 'de',
  exercisesDone: 'ejercicios hechos',
  sectionPages: 'Páginas de la sección',
  promiseRunTitle: 'Se ejecuta aquí',
  promiseRun:
    'Tu servidor usa el paquete ws de Node sin cambios, dentro del navegador. No se instala nada y, tras la primera visita, funciona sin conexión.',
  promiseWireTitle: 'El cable, a la vista',
  promiseWire:
    'Negociación, tramas, máscaras y códigos de cierre, en orden y byte a byte, enlazados con la línea que los escribió.',
  promiseChecksTitle: 'Comprobado desde fuera',
  promiseChecks:
    'Las comprobaciones hablan con tu servidor por la red, como un cliente más: dicen qué esperaban, qué llegó y dónde mirar.',
  sectionMapLead:
    'Cada sección va del concepto a un ejemplo en vivo y a ejercicios de dificultad creciente, con el nombre que la idea tiene en FastAPI.',
  concept: 'Concepto',
  example: 'Ejemplo en vivo',
  exampleShort: 'Ejemplo',
  exercise: 'Ejercicio',
  exercises: 'Ejercicios',
  useIt: 'Úsalo',
  buildIt: 'Constrúyelo',
  stretch: 'Un paso más',
  inThisSection: 'En esta sección',
  onThisPage: 'En esta página',
  previous: 'Anterior',
  next: 'Siguiente',
  text: 'Texto',
  code: 'Código',
  result: 'Resultado',
  views: 'Vistas',
  textWidth: 'Ancho del texto',
  workbench: 'Banco de trabajo',
  solution: 'Una solución',
  solutionLead:
    'Una solución correcta entre muchas. Si la tuya pasa las comprobaciones, también lo es.',
  needsScripting:
    'Sin JavaScript puedes leer el curso entero; para ejecutar y comprobar código hace falta activarlo.',
  offlineReady: 'Listo para usar sin conexión',
  notFoundTitle: 'Aquí no hay nada conectado',
  notFoundLead: 'La dirección no lleva a ninguna página del curso.',
  notFoundHome: 'Ir al inicio',
  teachers: 'Para docentes',
  yourAssignment: 'Tu tarea',
};

/** The words of the pages around the workbench; a key that one language lacks is a type error. */
export type SiteWords = typeof es;

const en: SiteWords = {
  tagline: 'WebSockets from A to I',
  description:
    'A course in the browser to learn WebSockets with TypeScript by writing real servers: they run on your machine, with nothing to install, and you see every frame that crosses the wire.',
  skipToContent: 'Skip to content',
  home: 'Home',
  section: 'Section',
  sections: 'Sections',
  sectionMap: 'The nine sections',
  language: 'Language',
  theme: 'Theme',
  themeSystem: 'like the system',
  themeLight: 'light',
  themeDark: 'dark',
  done: 'done',
  exerciseDone: 'done',
  current: 'you are here',
  coming: 'coming soon',
  comingLead:
    'This section is still being written. Its place on the map is already this one; until it arrives, you can begin with one that is ready.',
  inFastApi: 'In FastAPI',
  readyNow: 'Ready to begin',
  homeTitle: 'Learn WebSockets by writing servers',
  homeLead:
    'You write a server in TypeScript, run it right here, see every byte that crosses the wire, and are told whether it is right and, if not, why.',
  start: 'Start',
  continueWith: 'Continue with',
  allDone: 'You have done the whole course',
  endOfCourse: 'End of the course',
  of: 'of',
  exercisesDone: 'exercises done',
  sectionPages: 'Pages of the section',
  promiseRunTitle: 'It runs here',
  promiseRun:
    'Your server uses Node’s ws package, unchanged, inside the browser. Nothing to install, and after the first visit it works offline.',
  promiseWireTitle: 'The wire, in view',
  promiseWire:
    'Handshake, frames, masks and close codes, in order and byte by byte, linked to the line that wrote them.',
  promiseChecksTitle: 'Checked from outside',
  promiseChecks:
    'The checks talk to your server over the network, like any client: they tell what they expected, what arrived, and where to look.',
  sectionMapLead:
    'Each section goes from the concept to a live example and to exercises of rising difficulty, with the name that the idea has in FastAPI.',
  concept: 'Concept',
  example: 'Live example',
  exampleShort: 'Example',
  exercise: 'Exercise',
  exercises: 'Exercises',
  useIt: 'Use it',
  buildIt: 'Build it',
  stretch: 'One step further',
  inThisSection: 'In this section',
  onThisPage: 'On this page',
  previous: 'Previous',
  next: 'Next',
  text: 'Text',
  code: 'Code',
  result: 'Result',
  views: 'Views',
  textWidth: 'Width of the text',
  workbench: 'Workbench',
  solution: 'A solution',
  solutionLead: 'One right solution among many. If yours passes the checks, it is right too.',
  needsScripting:
    'Without JavaScript you can read the whole course; to run and check code it has to be switched on.',
  offlineReady: 'Ready to use offline',
  notFoundTitle: 'Nothing is plugged in here',
  notFoundLead: 'The address leads to no page of the course.',
  notFoundHome: 'Go to the start',
  teachers: 'For teachers',
  yourAssignment: 'Your assignment',
};

/** The words of the pages around the workbench, by language. */
export const siteWords: Readonly<Record<Language, SiteWords>> = { es, en };
