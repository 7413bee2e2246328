import type { Component } from 'svelte';
import type { Engine } from '../../engine/engine.ts';
import { engineSettings } from '../../engine/engine-settings.ts';
import type { Bench } from '../bench.svelte.ts';
import type { EngineNews } from './engine-news.ts';

/** The engines that a learner can choose. */
export type EngineName = 'embedded' | 'webcontainer';

const storageKey = 'enchufe:engine';

/** Which engine the learner chose, which one is in use, and what there is to tell about it. */
export class EngineChoice {
  chosen = $state<EngineName>(engineSettings.defaultEngine);
  /** The embedded engine is in use although real Node was chosen, until somebody tries again. */
  isStandIn = $state(false);
  /** What there is to tell, until somebody has read it. */
  news = $state.raw<EngineNews>();
  /** Shows the news; it comes with who first has some, because most readers never need it. */
  view = $state.raw<Component<{ bench: Bench }>>();
  /** Gives the opening of real Node up, while there is one: whoever waits gets the embedded engine. */
  cancel: (() => void) | undefined;
  /** What the learner had before the choice that is being carried out. */
  before: EngineName | undefined;
  readonly onLost: () => void;

  /** `onLost` hears when real Node that was open stopped to work. */
  constructor(onLost: () => void) {
    this.onLost = onLost;
  }

  /** The engine that runs programs, or is about to. */
  get inUse(): EngineName {
    return this.isStandIn ? 'embedded' : this.chosen;
  }

  /** Brings back what was chosen on another page or day. */
  restore(): void {
    try {
      const kept = localStorage.getItem(storageKey);
      if (kept === 'embedded' || kept === 'webcontainer') this.chosen = kept;
    } catch {
      // Storage is switched off: the site's default holds.
    }
  }

  /** Takes a choice and keeps it for the whole site. */
  choose(engine: EngineName): void {
    this.chosen = engine;
    try {
      localStorage.setItem(storageKey, engine);
    } catch {
      // Storage is switched off or full: the choice lasts as long as the page.
    }
  }

  /** Opens the engine in use; where real Node can't be had, the embedded one, with the reason in `news`. */
  async open(): Promise<Engine> {
    if (this.inUse === 'webcontainer') {
      return (await import('./open-real-node.ts')).openRealNode(this);
    }
    return (await import('../../engine/open-engine.ts')).openEngine({ engine: 'embedded' });
  }
}
