import type { Engine } from './engine.ts';

/** Which engine to open; each is loaded only when it is asked for. */
export type EngineChoice = { engine: 'embedded' };

/** Opens an engine; rejects with a sentence when this browser can't have it. */
export async function openEngine(choice: EngineChoice): Promise<Engine> {
  switch (choice.engine) {
    case 'embedded': {
      const { openEmbeddedEngine } = await import('./embedded/embedded-engine.ts');
      return openEmbeddedEngine({ packages });
    }
  }
}

/** What only programs that import it load. */
const packages = {
  enchufe: async () => (await import('virtual:toolkit-package')).default,
};
