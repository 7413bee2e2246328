import type { Engine } from '../engine.ts';
import type { WireEvent } from '../../network/wire-event.ts';
import { startProcessProgram, type ProcessProgram } from '../node-programs/process-program.ts';
import { settleNetwork } from '../settle-network.ts';
import type { Container } from './container.ts';
import { launchProgram } from './container-program.ts';
import { ContainerWire } from './container-wire.ts';

/** How far two networks' ports are from each other: numbers that come back only after all others were there. */
const portsBetweenNetworks = 6151;

/** Makes an engine of a container: every program is a process of its real Node. */
export function engineIn(container: Container, release: () => void): Engine {
  const openedAt = performance.now();
  const now = () => performance.now() - openedAt;
  const running = new Map<ProcessProgram, string>();
  const networks = new Map<string, number>();
  const wireListeners = new Set<(event: WireEvent) => void>();
  /** Connections that opened while nobody looked are not told. */
  const watched = new Set<number>();
  const wire = new ContainerWire(recordWire, now);
  let isClosed = false;

  return {
    name: 'webcontainer',
    capabilities: { wireLog: true, sourceLines: true, virtualClock: true, faults: false },
    faults: undefined,
    start(spec) {
      const id = `program-${++programs}`;
      const { network = 'run' } = spec;
      const networkNumber = networks.get(network) ?? container.nextNetwork();
      networks.set(network, networkNumber);
      wire.join({ program: id, name: spec.name }, network);
      const program: ProcessProgram = startProcessProgram(id, spec, {
        now,
        launch: (modules, owner) =>
          launchProgram(
            spec,
            modules,
            {
              container,
              id,
              portShift: networkNumber * portsBetweenNetworks,
              onSocket: (report) => wire.add(id, report),
            },
            owner,
          ),
        settle: () =>
          settleNetwork(
            () =>
              [...running]
                .filter(([one, of]) => of === network && one !== program)
                .map(([one]) => one.activity()),
            // A container carries bytes from process to process by messages.
            { asksAgain: true },
          ),
      });
      if (isClosed) void program.stop();
      running.set(program, network);
      program.subscribe(({ type }) => {
        if (type !== 'ended') return;
        running.delete(program);
        wire.leave(id);
      });
      return program;
    },
    onWire(listener) {
      wireListeners.add(listener);
      return () => wireListeners.delete(listener);
    },
    async close() {
      isClosed = true;
      await Promise.all([...running.keys()].map((program) => program.stop()));
      release();
    },
  };

  function recordWire(event: WireEvent): void {
    if (event.type === 'opened' && wireListeners.size > 0) watched.add(event.connection);
    if (!watched.has(event.connection)) return;
    for (const listener of [...wireListeners]) listener(event);
    if (event.type === 'closed') watched.delete(event.connection);
  }
}

/** Engines of a page share a container, so their programs share the numbers of their folders. */
let programs = 0;
