import { openEngine } from '../../src/engine/open-engine.ts';
import { engineContract } from './engine-contract.ts';

engineContract('embedded', () => openEngine({ engine: 'embedded' }));
