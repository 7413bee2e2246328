import type { Language } from './text.ts';

/** The words of saving, opening and sending what a wire showed. */
export type RecordingWords = {
  menu: string;
  seeOnWire: string;
  save: string;
  open: string;
  copy: string;
  again: (name: string) => string;
  back: string;
  fromFile: (name: string) => string;
  fromLink: string;
  fromCheck: (title: string) => string;
  about: (title: string, date: string) => string;
  cut: (leftOut: string) => string;
  saved: string;
  copied: string;
  copyByHand: string;
  tooBigForLink: (kilobytes: string, limit: string) => string;
  saveInstead: string;
  refused: Record<'foreign' | 'newer' | 'too-big', string> & {
    damaged: (place: string) => string;
  };
  nothingLost: string;
  dismiss: string;
};

export const recordingWords: Record<Language, RecordingWords> = {
  es: {
    menu: 'Grabación',
    seeOnWire: 'Ver en el cable',
    save: 'Guardar como archivo',
    open: 'Abrir un archivo…',
    copy: 'Copiar enlace',
    again: (name) => `Volver a ver: ${name}`,
    back: 'Volver al cable en vivo',
    fromFile: (name) => `Grabación del archivo ${name}`,
    fromLink: 'Grabación de un enlace',
    fromCheck: (title) => `Grabación de la comprobación «${title}»`,
    about: (title, date) => `${title} · ${date}`,
    cut: (leftOut) => `No cupo todo: faltan los últimos ${leftOut} sucesos.`,
    saved: 'Grabación guardada.',
    copied: 'Enlace copiado: quien lo abra verá esta grabación.',
    copyByHand: 'El navegador no deja copiar a la página. Copia el enlace a mano:',
    tooBigForLink: (kilobytes, limit) =>
      `Es demasiado grande para un enlace: ocuparía ${kilobytes} KB y el límite es ${limit} KB.`,
    saveInstead: 'Guardarla como archivo',
    refused: {
      foreign: 'Eso no es una grabación de Enchufe.',
      newer:
        'Esa grabación es de una versión más nueva de Enchufe. Recarga la página y prueba otra vez.',
      'too-big': 'Esa grabación es demasiado grande para abrirla aquí.',
      damaged: (place) => `Esa grabación está dañada (${place}).`,
    },
    nothingLost: 'No ha cambiado nada de lo que tenías.',
    dismiss: 'Cerrar este aviso',
  },
  en: {
    menu: 'Recording',
    seeOnWire: 'See it on the wire',
    save: 'Save as a file',
    open: 'Open a file…',
    copy: 'Copy a link',
    again: (name) => `Show again: ${name}`,
    back: 'Back to the live wire',
    fromFile: (name) => `Recording from the file ${name}`,
    fromLink: 'Recording from a link',
    fromCheck: (title) => `Recording of the check “${title}”`,
    about: (title, date) => `${title} · ${date}`,
    cut: (leftOut) => `Not everything fitted: the last ${leftOut} events are missing.`,
    saved: 'Recording saved.',
    copied: 'Link copied: whoever opens it sees this recording.',
    copyByHand: 'The browser does not let the page copy. Copy the link by hand:',
    tooBigForLink: (kilobytes, limit) =>
      `It is too big for a link: that would take ${kilobytes} KB, and the limit is ${limit} KB.`,
    saveInstead: 'Save it as a file',
    refused: {
      foreign: 'That is no recording of Enchufe.',
      newer: 'That recording is of a newer version of Enchufe. Reload the page and try again.',
      'too-big': 'That recording is too big to be opened here.',
      damaged: (place) => `That recording is damaged (${place}).`,
    },
    nothingLost: 'Nothing of what you had has changed.',
    dismiss: 'Close this notice',
  },
};
