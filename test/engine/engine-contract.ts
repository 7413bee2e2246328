import { afterAll, beforeAll, describe } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { connectionContract } from './contract/connections.ts';
import { endContract } from './contract/ends.ts';
import { loadingContract } from './contract/loading.ts';
import { outputContract } from './contract/output.ts';
import { webSocketContract } from './contract/web-sockets.ts';
import { wireLogContract } from './contract/wire-log.ts';

/** What every engine must do, one sentence each. */
export function engineContract(name: string, open: () => Promise<Engine>): void {
  describe(`the ${name} engine`, () => {
    let opened: Engine | undefined;
    const engine = (): Engine => {
      if (!opened) throw new Error('The engine is not open.');
      return opened;
    };

    beforeAll(async () => {
      opened = await open();
    }, 30_000);
    afterAll(async () => {
      await opened?.close();
    });

    describe('loading', () => {
      loadingContract(engine);
    });
    describe('output', () => {
      outputContract(engine);
    });
    describe('ends', () => {
      endContract(engine, open);
    });
    describe('connections', () => {
      connectionContract(engine);
    });
    describe('WebSockets', () => {
      webSocketContract(engine);
    });
    describe('the wire log', () => {
      wireLogContract(engine);
    });
  });
}
