import type { Language, Text } from './text.ts';

const names: Readonly<Record<string, Text>> = {
  client: { es: 'cliente', en: 'client' },
  peer: { es: 'conexión', en: 'connection' },
  visitor: { es: 'visitante', en: 'visitor' },
};

const ends: Readonly<Record<string, Text>> = {
  end: { es: 'fin', en: 'end' },
  refused: { es: 'rechazada', en: 'refused' },
  reset: { es: 'cortada', en: 'reset' },
  flood: { es: 'demasiado', en: 'flood' },
  'not-http': { es: 'sin HTTP', en: 'no HTTP' },
};

/** Who speaks in a judge's transcript: `client 1` is `cliente 1` in Spanish; a name that is none of the judge's stays. */
export function sayWhoSpoke(name: string, language: Language): string {
  const [kind = '', number] = name.split(' ');
  const known = names[kind]?.[language];
  return known === undefined || number === undefined ? name : `${known} ${number}`;
}

/** What crossed the wire: opcodes, request lines and codes are the same in every language, the way of an end is not. */
export function sayWhatCrossed(kind: string, language: Language): string {
  return ends[kind]?.[language] ?? kind;
}
