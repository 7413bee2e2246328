import { openWebContainerEngine } from '../../../src/engine/open-engine.ts';
import { useStandIn } from '../../webcontainer-stand-in/use-stand-in.ts';
import { engineContract } from '../engine-contract.ts';

await useStandIn();

engineContract('WebContainer', async () => {
  const opening = await openWebContainerEngine();
  if (opening.status === 'open') return opening.engine;
  throw new Error(`${opening.reason} while ${opening.step}: ${opening.message}`);
});
