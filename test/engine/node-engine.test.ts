import { openNodeEngine } from '../../src/engine/node/node-engine.ts';
import { engineContract } from './engine-contract.ts';

engineContract('node', () => Promise.resolve(openNodeEngine()));
