import { afterAll, beforeAll } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { openEngine } from '../../src/engine/open-engine.ts';
import { clientProof } from './client-proof.ts';
import judge from './judges/visit-judge.ts?program';

let engine: Engine | undefined;
beforeAll(async () => {
  engine = await openEngine({ engine: 'embedded' });
}, 30_000);
afterAll(() => engine?.close());
clientProof(() => {
  if (!engine) throw new Error('The engine is not open.');
  return engine;
}, judge);
