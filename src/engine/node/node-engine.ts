import type { Engine, Program } from '../engine.ts';
import { chooseNetworkAddress } from './network-address.ts';
import { startNodeProgram } from './node-program.ts';

/** Opens the engine of authors, tests and the command line: every program is a Node process on loopback. */
export function openNodeEngine(): Engine {
  const openedAt = performance.now();
  const running = new Set<Program>();
  const addresses = new Map<string, string>();
  let started = 0;
  let isClosed = false;
  return {
    name: 'node',
    capabilities: { wireLog: false, sourceLines: false },
    start(spec) {
      started += 1;
      const { network = 'run' } = spec;
      const address = addresses.get(network) ?? chooseNetworkAddress();
      addresses.set(network, address);
      const program = startNodeProgram(
        `program-${started}`,
        spec,
        address,
        () => performance.now() - openedAt,
      );
      if (isClosed) void program.stop();
      running.add(program);
      void program.ended.then(() => running.delete(program));
      return program;
    },
    onWire() {
      return () => undefined;
    },
    async close() {
      isClosed = true;
      await Promise.all([...running].map((program) => program.stop()));
    },
  };
}
