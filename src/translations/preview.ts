import type { Language } from './text.ts';

const spanish = {
  tab: 'Página',
  tools: 'La página de la lección',
  add: 'Añadir otra persona',
  most: (count: number) => `Como mucho ${count} a la vez.`,
  empty:
    'Ejecuta tu servidor: aquí se abre index.html, y su WebSocket y su fetch llegan a tu servidor por la red virtual.',
  origin:
    'Cada persona es un cliente en el cable. La página viene de http://localhost:8000 y no alcanza nada fuera de la red virtual.',
  wary: 'La última vez la página se quedó sin responder: quizá tenía un bucle sin fin. No se abre sola hasta que la revises.',
  dare: 'Abrirla de todos modos',
  page: (name: string) => `Página de ${name}`,
  reload: 'Recargar',
  reloadOf: (name: string) => `Recargar la página de ${name}`,
  close: (name: string) => `Cerrar la página de ${name}`,
  stuck:
    'La página no responde: quizá tiene un bucle sin fin. Recárgala cuando lo hayas corregido, o ciérrala.',
  broken: (file: string, reason: string) => `No se puede mostrar: ${file}: ${reason}`,
  people: (count: number) => (count === 1 ? '1 persona' : `${count} personas`),
};

/** The words of the pages in the previews. */
export type PreviewTexts = typeof spanish;

const english: PreviewTexts = {
  tab: 'Page',
  tools: 'The page of the lesson',
  add: 'Add another person',
  most: (count) => `At most ${count} at once.`,
  empty:
    'Run your server: index.html opens here, and its WebSocket and its fetch reach your server over the virtual network.',
  origin:
    'Each person is a client on the wire. The page comes from http://localhost:8000 and reaches nothing outside the virtual network.',
  wary: 'The last time the page stopped answering: it may have had an endless loop. It does not open by itself until you have looked at it.',
  dare: 'Open it all the same',
  page: (name) => `${name}'s page`,
  reload: 'Reload',
  reloadOf: (name) => `Reload ${name}'s page`,
  close: (name) => `Close ${name}'s page`,
  stuck:
    'The page does not answer: it may have an endless loop. Reload it when you have mended it, or close it.',
  broken: (file, reason) => `It cannot be shown: ${file}: ${reason}`,
  people: (count) => (count === 1 ? '1 person' : `${count} people`),
};

/** The words of the previews in every language of the course. */
export const previewTexts: Readonly<Record<Language, PreviewTexts>> = {
  es: spanish,
  en: english,
};
