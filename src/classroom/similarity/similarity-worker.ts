/** The script of the worker that compares a class. */
import type { FoundPair, SimilarityNews, SimilarityTask } from './find-similar.ts';
import { rankPairs } from './similar-pairs.ts';

addEventListener('message', ({ data }: MessageEvent<SimilarityTask>) => {
  const { exercises, most } = data;
  const found: FoundPair[] = [];
  for (const [index, { exercise, programs, starter }] of exercises.entries()) {
    found.push(...rankPairs(programs, starter, most).map((pair) => ({ exercise, pair })));
    tell({ type: 'progress', done: index + 1, all: exercises.length });
  }
  const pairs = found.sort((one, other) => other.pair.length - one.pair.length).slice(0, most);
  tell({ type: 'found', pairs });
});

function tell(news: SimilarityNews): void {
  postMessage(news);
}
