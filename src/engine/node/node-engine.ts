import { rm } from 'node:fs/promises';
import type { Engine } from '../engine.ts';
import { settleNetwork } from '../settle-network.ts';
import { chooseNetworkAddress } from './network-address.ts';
import { startNodeProgram, type NodeProgram } from './node-program.ts';
import { makeEngineFolder } from './program-folder.ts';

/** Opens the engine of authors, tests and the command line: every program is a Node process on loopback. */
export function openNodeEngine(): Engine {
  const openedAt = performance.now();
  const running = new Map<NodeProgram, string>();
  const addresses = new Map<string, string>();
  let compileCache: string | undefined;
  let started = 0;
  let isClosed = false;
  return {
    name: 'node',
    capabilities: { wireLog: false, sourceLines: false, virtualClock: true, faults: false },
    faults: undefined,
    start(spec) {
      started += 1;
      const { network = 'run' } = spec;
      const address = addresses.get(network) ?? chooseNetworkAddress();
      addresses.set(network, address);
      const program = startNodeProgram(`program-${started}`, spec, {
        address,
        compileCache: (compileCache ??= makeEngineFolder()),
        now: () => performance.now() - openedAt,
        settle: () =>
          settleNetwork(() =>
            [...running].filter(([, of]) => of === network).map(([one]) => one.activity()),
          ),
      });
      if (isClosed) void program.stop();
      running.set(program, network);
      void program.ended.then(() => running.delete(program));
      return program;
    },
    onWire() {
      return () => undefined;
    },
    async close() {
      isClosed = true;
      await Promise.all([...running.keys()].map((program) => program.stop()));
      if (compileCache) await rm(compileCache, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
