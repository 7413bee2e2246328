import type { Text } from '../translations/text.ts';

/** The addresses of the classroom's pages after the language. */
export const classPaths: Readonly<Record<'teacher' | 'grading' | 'student', Text>> = {
  teacher: { es: 'docentes/', en: 'teachers/' },
  grading: { es: 'docentes/corregir/', en: 'teachers/grade/' },
  student: { es: 'tarea/', en: 'assignment/' },
};
