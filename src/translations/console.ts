import type { Language } from './text.ts';

const es = {
  tools: 'Herramientas de la consola',
  program: 'Programa',
  everyProgram: 'Todos los programas',
  levels: 'Niveles',
  levelNames: { error: 'Errores', warn: 'Avisos', log: 'Mensajes', debug: 'Detalles' },
  search: 'Buscar en la consola',
  found: (place: string, count: string) => (place === '' ? count : `${place} de ${count}`),
  foundWords: (place: string, count: string) =>
    place === '' ? `Líneas encontradas: ${count}` : `Línea encontrada ${place} de ${count}`,
  notFound: 'Sin resultados',
  previous: 'Resultado anterior',
  next: 'Resultado siguiente',
  copy: 'Copiar las líneas visibles',
  copied: (count: string) => `Líneas copiadas: ${count}`,
  notCopied: 'El navegador no dejó copiar.',
  clear: 'Vaciar la consola',
  older: (count: string) => `Líneas anteriores que ya no caben: ${count}`,
  newLines: (count: string) => `Líneas nuevas: ${count}`,
  toEnd: 'Ir al final',
  nothingPasses: 'Ninguna línea pasa estos filtros.',
  showAll: 'Mostrar todo',
  count: (count: string) => `Líneas en la consola: ${count}`,
  open: 'Mostrar lo que hay dentro',
  shut: 'Ocultar lo que hay dentro',
  times: (count: string) => `repetida ${count} veces`,
  more: (count: string) => `… y ${count} más`,
  emptyTitle: 'Todavía no hay nada que leer',
  emptyCode: "console.log('hola', { sala: 1 })",
};

/** The words of the console. */
export type ConsoleTexts = typeof es;

const en: ConsoleTexts = {
  tools: 'Console tools',
  program: 'Program',
  everyProgram: 'All programs',
  levels: 'Levels',
  levelNames: { error: 'Errors', warn: 'Warnings', log: 'Messages', debug: 'Details' },
  search: 'Search the console',
  found: (place, count) => (place === '' ? count : `${place} of ${count}`),
  foundWords: (place, count) =>
    place === '' ? `Lines found: ${count}` : `Found line ${place} of ${count}`,
  notFound: 'No results',
  previous: 'Previous result',
  next: 'Next result',
  copy: 'Copy the visible lines',
  copied: (count) => `Lines copied: ${count}`,
  notCopied: 'The browser did not allow copying.',
  clear: 'Clear the console',
  older: (count) => `Earlier lines that no longer fit: ${count}`,
  newLines: (count) => `New lines: ${count}`,
  toEnd: 'Go to the end',
  nothingPasses: 'No line passes these filters.',
  showAll: 'Show everything',
  count: (count) => `Lines in the console: ${count}`,
  open: 'Show what is inside',
  shut: 'Hide what is inside',
  times: (count) => `repeated ${count} times`,
  more: (count) => `… and ${count} more`,
  emptyTitle: 'Nothing to read yet',
  emptyCode: "console.log('hello', { room: 1 })",
};

/** The words of the console in every language of the course. */
export const consoleTexts: Readonly<Record<Language, ConsoleTexts>> = { es, en };
