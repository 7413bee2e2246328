import type { Language } from './text.ts';

const es = {
  idea: 'La idea',
  nextStep: 'Siguiente paso',
  openHint: (number: number, all: number) =>
    number === all && all > 1
      ? `Pista ${number} de ${all}: el siguiente paso`
      : `Pista ${number} de ${all}`,
  predict: 'Antes de la pista, predice',
  predictLead: (failures: number) =>
    `Ya van ${failures} intentos con esta comprobación. Elige lo que crees que pasa: cualquier respuesta abre la pista.`,
  predicted: 'Tu predicción',
  yourChoice: 'tu respuesta',
  rightChoice: 'lo que pasa',
  right: 'Acertaste.',
  programLines: (lines: number) =>
    lines === 1
      ? 'Lo que escribió tu programa: 1 línea'
      : `Lo que escribió tu programa: ${lines} líneas`,
  allLines: (lines: number) =>
    lines === 1
      ? 'Todo lo que escribió tu programa mientras se comprobaba: 1 línea'
      : `Todo lo que escribió tu programa mientras se comprobaba: ${lines} líneas`,
  missingLines: (lines: number) =>
    lines === 1 ? 'Falta 1 línea anterior.' : `Faltan ${lines} líneas anteriores.`,
  afterwards: 'Después de la última',
  times: (times: number) => `repetida ${times} veces`,
  compareSolution: 'Comparar con la solución',
  works: 'Ya funciona',
  andMore: (checks: number) => `y ${checks} más`,
};

/** The words of what a learner is told after Check, beyond the verdicts themselves. */
export type CheckFeedbackTexts = typeof es;

const en: CheckFeedbackTexts = {
  idea: 'The idea',
  nextStep: 'Next step',
  openHint: (number, all) =>
    number === all && all > 1
      ? `Hint ${number} of ${all}: the next step`
      : `Hint ${number} of ${all}`,
  predict: 'Before the hint, predict',
  predictLead: (failures) =>
    `You have tried this check ${failures} times. Choose what you think happens: any answer opens the hint.`,
  predicted: 'Your prediction',
  yourChoice: 'your answer',
  rightChoice: 'what happens',
  right: 'You got it.',
  programLines: (lines) =>
    lines === 1 ? 'What your program wrote: 1 line' : `What your program wrote: ${lines} lines`,
  allLines: (lines) =>
    lines === 1
      ? 'All that your program wrote while it was checked: 1 line'
      : `All that your program wrote while it was checked: ${lines} lines`,
  missingLines: (lines) =>
    lines === 1 ? '1 earlier line is missing.' : `${lines} earlier lines are missing.`,
  afterwards: 'After the last one',
  times: (times) => `repeated ${times} times`,
  compareSolution: 'Compare with the solution',
  works: 'Already works',
  andMore: (checks) => `and ${checks} more`,
};

/** The words after Check, in every language of the course. */
export const checkFeedbackTexts: Readonly<Record<Language, CheckFeedbackTexts>> = { es, en };
