import type { Bench } from '../bench.svelte.ts';
import type { EngineName } from './engine-choice.svelte.ts';

/** Puts the learner's choice in force and keeps it for the other pages; what runs is stopped. */
export async function chooseEngine(bench: Bench, engine: EngineName): Promise<void> {
  const { engines } = bench;
  const before = engines.inUse;
  const { cancel } = engines;
  engines.choose(engine);
  if (engine === before) {
    // It stood in, and now it is there to stay.
    engines.isStandIn = false;
    if (!cancel) engines.news = undefined;
    return;
  }
  engines.isStandIn = false;
  if (cancel) {
    engines.before = undefined;
    cancel();
  } else {
    engines.before = before;
    await bench.changeEngine();
  }
  if (engine === 'embedded') engines.news = { type: 'switched', before };
}

/** Asks for real Node once more, after it could not be had or was lost. */
export async function tryAgain(bench: Bench): Promise<void> {
  bench.engines.isStandIn = false;
  await bench.changeEngine();
}
