import type { Engine } from '../../engine/engine.ts';
import { openEngine, openWebContainerEngine } from '../../engine/open-engine.ts';
import type { EngineChoice } from './engine-choice.svelte.ts';
import EngineNews from './EngineNews.svelte';

/** Opens real Node and tells its steps; whatever goes wrong ends in the embedded engine and in news that say why. */
export async function openRealNode(choice: EngineChoice): Promise<Engine> {
  const { promise: cancelled, resolve } = Promise.withResolvers<{ status: 'cancelled' }>();
  const cancel = () => {
    resolve({ status: 'cancelled' });
  };
  choice.cancel = cancel;
  choice.view = EngineNews;
  choice.news = { type: 'opening', step: 'downloading' };
  const opening = openWebContainerEngine({
    onStep(step) {
      if (choice.cancel === cancel) choice.news = { type: 'opening', step };
    },
  });
  const outcome = await Promise.race([opening, cancelled]);
  if (choice.cancel === cancel) choice.cancel = undefined;

  if (outcome.status === 'open') {
    void outcome.lost.then((loss) => {
      if (loss.reason === 'closed') return;
      choice.isStandIn = true;
      choice.news = { type: 'lost', loss };
      choice.onLost();
    });
    const { before } = choice;
    choice.before = undefined;
    choice.news = before && { type: 'switched', before };
    return outcome.engine;
  }
  if (outcome.status === 'cancelled') {
    // One that comes after all is nobody's.
    void opening.then((late) => (late.status === 'open' ? late.engine.close() : undefined));
  } else {
    choice.before = undefined;
    choice.isStandIn = true;
    choice.news = { type: 'unavailable', why: outcome };
  }
  return openEngine({ engine: 'embedded' });
}
