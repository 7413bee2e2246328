import type { Engine } from './engine.ts';
import { engineSettings } from './engine-settings.ts';
import type { WebContainerOpening } from './webcontainer/open-webcontainer.ts';
import type { ContainerOptions } from './webcontainer/shared-container.ts';

export type { OpeningStep, Unavailable, UnavailableReason } from './webcontainer/boot-problem.ts';
export type { ContainerLoss } from './webcontainer/container.ts';
export type { WebContainerOpening };

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

/**
 * Opens the engine of real Node, which comes from the internet and may be unavailable for many reasons: a union
 * tells which. It takes 30 s at most, tells its steps, and may stop to work later, as `lost` tells.
 */
export async function openWebContainerEngine(
  options: Omit<ContainerOptions, 'clientId'> = {},
): Promise<WebContainerOpening> {
  const { openWebContainer } = await import('./webcontainer/open-webcontainer.ts');
  return openWebContainer({ ...options, clientId: engineSettings.webContainerClientId });
}

/** What only programs that import it load. */
const packages = {
  enchufe: async () => (await import('virtual:toolkit-package')).default,
};
