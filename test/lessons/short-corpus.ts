import type { CorpusExercise } from './corpus.ts';
import { leastKnownWrong } from './find-missing-parts.ts';

/**
 * The exercise with everything right, and of the wrong submissions one for each check that any of them fails, but five
 * at least: enough to see each check fail.
 */
export function shorten(exercise: CorpusExercise): CorpusExercise {
  const { knownWrong } = exercise;
  const caught = new Set(knownWrong.map(({ expected }) => expected));
  const firsts = [...caught].flatMap(
    (check) => knownWrong.find(({ expected }) => expected === check) ?? [],
  );
  const most = Math.max(leastKnownWrong, firsts.length);
  const kept = new Set([...new Set([...firsts, ...knownWrong])].slice(0, most));
  return { ...exercise, knownWrong: knownWrong.filter((wrong) => kept.has(wrong)) };
}
