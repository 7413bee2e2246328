import type { Language } from './text.ts';

/** The words around a page that is one long text. */
export type DocumentWords = { title: string; description: string; lead: string; kicker?: string };

/** The words around the teacher's guide, by language. */
export const guideWords: Readonly<Record<Language, DocumentWords>> = {
  es: {
    title: 'Guía para docentes',
    description:
      'Cómo poner una tarea de Enchufe, recibir las entregas, corregirlas en tu navegador y llevar las notas a tu plataforma.',
    lead: 'De no tener nada a tener las notas, en unos diez minutos. Sin cuentas y sin servidor: mandas un enlace, te llegan archivos y tu navegador los corrige.',
    kicker: 'Para docentes',
  },
  en: {
    title: 'Teacher’s guide',
    description:
      'How to set an Enchufe assignment, collect what is handed in, grade it in your browser, and take the grades to your platform.',
    lead: 'From nothing to grades in about ten minutes. No accounts and no server: you send a link, files come back, and your browser grades them.',
    kicker: 'For teachers',
  },
};

/** The words around the page about privacy, by language. */
export const privacyWords: Readonly<Record<Language, DocumentWords>> = {
  es: {
    title: 'Privacidad',
    description:
      'Qué guarda Enchufe, dónde y con qué nombre, qué sale de tu navegador y cómo borrarlo todo.',
    lead: 'Enchufe no tiene cuentas ni una base de datos en ningún servidor. Lo que escribes se queda en tu navegador; aquí está todo lo que guarda, con su nombre, y cómo borrarlo.',
  },
  en: {
    title: 'Privacy',
    description:
      'What Enchufe keeps, where and under which name, what leaves your browser, and how to delete all of it.',
    lead: 'Enchufe has no accounts and no database on any server. What you write stays in your browser; here is everything it keeps there, by name, and how to delete it.',
  },
};

/** The words of the button that deletes all that this browser keeps. */
export type ForgetWords = { button: string; question: string; done: string; blocked: string };

/** The words of that button, by language. */
export const forgetWords: Readonly<Record<Language, ForgetWords>> = {
  es: {
    button: 'Borrar todo lo que Enchufe guarda aquí…',
    question:
      '¿Borrar de este navegador tu código, tu progreso, tus ajustes, tus tareas, tu llave y las notas de tu clase? No se puede deshacer. Antes, descarga lo que quieras conservar.',
    done: 'Borrado: este navegador ya no guarda nada tuyo de Enchufe.',
    blocked: 'Falta un paso: cierra las demás pestañas de Enchufe y se borrará lo que queda.',
  },
  en: {
    button: 'Delete everything that Enchufe keeps here…',
    question:
      'Delete your code, your progress, your settings, your assignments, your key and your class’s grades from this browser? There is no way back. Download what you want to keep first.',
    done: 'Deleted: this browser keeps nothing of yours from Enchufe any more.',
    blocked: 'One more step: close the other tabs of Enchufe, and what is left will be deleted.',
  },
};
