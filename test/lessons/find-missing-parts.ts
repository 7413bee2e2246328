import type { CorpusExercise } from './corpus.ts';

const leastAlsoRight = 2;
/** So many wrong submissions prove an exercise at least. */
export const leastKnownWrong = 5;

/** The five steps, in both languages, that the comments of every starter name. */
const steps = [
  '① Decidir / Decide',
  '② Aceptar / Accept',
  '③ Recibir / Receive',
  '④ Responder / Reply',
  '⑤ Limpiar / Clean up',
];

/** What an exercise lacks: other right styles, typical mistakes, a hint of one of those, or a step of its starter. */
export function findMissingParts(exercise: CorpusExercise): string[] {
  const { section, id, starter, alsoRight, knownWrong } = exercise;
  const folder = `${section}/${id}`;
  const comments = Object.values(starter.files)
    .flatMap((code) => code.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line.startsWith('//'))
    .map((line) => line.replace(/^\/+\s*/, ''));
  const isNamed = (step: string) => comments.some((line) => line.startsWith(step));
  return [
    ...tooFew(`${folder}/also-right`, alsoRight.length, leastAlsoRight),
    ...tooFew(`${folder}/known-wrong`, knownWrong.length, leastKnownWrong),
    ...knownWrong
      .filter(({ hint }) => !hint)
      .map((wrong) => `${folder}/known-wrong/${wrong.id}/verdict.json names no hint.`),
    ...steps
      .filter((step) => !isNamed(step))
      .map((step) => `${folder}/starter has no comment that begins with “${step}”.`),
  ];
}

function tooFew(folder: string, count: number, least: number): string[] {
  return count >= least ? [] : [`${folder} has ${count} of at least ${least}.`];
}
