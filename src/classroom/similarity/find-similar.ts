import type { SimilarPair, StudentCode } from './similar-pairs.ts';

/** One exercise of a class: everybody's code, and what all began with. */
export type ExerciseCode = {
  exercise: string;
  programs: readonly StudentCode[];
  starter: Readonly<Record<string, string>>;
};

/** What the worker is asked: the exercises of a class, and how many pairs are wanted. */
export type SimilarityTask = { exercises: readonly ExerciseCode[]; most: number };

/** A pair and the exercise in which it is alike. */
export type FoundPair = { exercise: string; pair: SimilarPair };

/** What the worker tells: after each exercise how far it is, and at the end the pairs. */
export type SimilarityNews =
  { type: 'progress'; done: number; all: number } | { type: 'found'; pairs: readonly FoundPair[] };

/** Looks for similar pairs in a worker, so that the page stays at hand; rejects when it is given up or fails. */
export function findSimilar(
  task: SimilarityTask,
  onProgress: (done: number, all: number) => void,
  signal: AbortSignal,
): Promise<readonly FoundPair[]> {
  const worker = new Worker(new URL('./similarity-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<readonly FoundPair[]>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<SimilarityNews>) => {
      if (data.type === 'found') resolve(data.pairs);
      else onProgress(data.done, data.all);
    };
    worker.onerror = ({ message }) => reject(new Error(message));
    signal.addEventListener('abort', () => reject(new Error('given up')), { once: true });
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}
