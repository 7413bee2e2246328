import type { CorpusExercise, KnownWrong } from './corpus.ts';
import { leastKnownWrong } from './find-missing-parts.ts';

/**
 * The exercise with everything right, and of the wrong submissions one for each check that any of them fails, but five
 * at least: enough to see each check fail, in a third of the time.
 */
export function shorten(exercise: CorpusExercise): CorpusExercise {
  const { knownWrong } = exercise;
  const caught = new Set<string>();
  const first = knownWrong.filter(({ expected }) => {
    const isNew = !caught.has(expected);
    caught.add(expected);
    return isNew;
  });
  const others = knownWrong.filter((wrong) => !first.includes(wrong));
  const kept = new Set<KnownWrong>([...first, ...others.slice(0, fill(first.length))]);
  return { ...exercise, knownWrong: knownWrong.filter((wrong) => kept.has(wrong)) };
}

function fill(count: number): number {
  return Math.max(0, leastKnownWrong - count);
}
