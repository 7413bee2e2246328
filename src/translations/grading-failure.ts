import type { Text } from './text.ts';

/** What the gradebook says where a submission couldn't be run at all. */
export function sayFailure(reason: string): Text {
  return {
    es: `No se ha podido ejecutar: ${reason}. Prueba a corregirlo de nuevo.`,
    en: `It could not be run: ${reason}. Try grading it again.`,
  };
}
