import type { Text } from '../translations/text.ts';

/** The addresses of the classroom's pages after the language. */
export const classPaths: Readonly<
  Record<'teacher' | 'grading' | 'print' | 'student' | 'guide', Text>
> = {
  teacher: { es: 'docentes/', en: 'teachers/' },
  grading: { es: 'docentes/corregir/', en: 'teachers/grade/' },
  print: { es: 'docentes/imprimir/', en: 'teachers/print/' },
  student: { es: 'tarea/', en: 'assignment/' },
  guide: { es: 'docentes/guia/', en: 'teachers/guide/' },
};

/** The address of the page about privacy after the language. */
export const privacyPath: Text = { es: 'privacidad/', en: 'privacy/' };
