import { clientsEnglish } from './clients-english.ts';
import { clientsSpanish, type ClientsTexts } from './clients-spanish.ts';
import type { Language } from './text.ts';

export type { ClientsTexts };

/** The words of the hand-driven clients and of the faults in every language of the course. */
export const clientsTexts: Readonly<Record<Language, ClientsTexts>> = {
  es: clientsSpanish,
  en: clientsEnglish,
};
