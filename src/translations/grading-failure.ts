import type { Text } from './text.ts';

/** What a private check says that didn't come to its end within so many milliseconds. */
export function sayPrivateFailure(limit: number): Text {
  const seconds = Math.round(limit / 1000);
  return { es: `nada en ${seconds} s`, en: `nothing within ${seconds} s` };
}

/** What a private check expects that didn't come to its end. */
export const privateCheckEnds: Text = {
  es: 'que la comprobación terminara',
  en: 'the check to come to its end',
};

/** What the gradebook says where a submission couldn't be run at all. */
export function sayFailure(reason: string): Text {
  return {
    es: `No se ha podido ejecutar: ${reason}. Prueba a corregirlo de nuevo.`,
    en: `It could not be run: ${reason}. Try grading it again.`,
  };
}
