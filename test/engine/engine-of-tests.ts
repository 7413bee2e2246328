import { afterAll, beforeAll } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';

/** Opens an engine before the tests of a file or a block and closes it after them; the engine is asked for by a call. */
export function engineOfTests(open: () => Promise<Engine>): () => Engine {
  let opened: Engine | undefined;

  beforeAll(async () => {
    opened = await open();
  }, 30_000);
  afterAll(async () => {
    await opened?.close();
  });

  return () => {
    if (!opened) throw new Error('The engine is not open.');
    return opened;
  };
}
