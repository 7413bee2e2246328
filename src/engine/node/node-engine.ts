import { rm } from 'node:fs/promises';
import type { Engine, ProgramEnd, ProgramSpec } from '../engine.ts';
import { checkNamesOfModules } from '../node-programs/module-names.ts';
import {
  startProcessProgram,
  type ProcessOwner,
  type ProcessProgram,
  type ProgramProcess,
} from '../node-programs/process-program.ts';
import type { ProgramModule } from '../program-modules.ts';
import { settleNetwork } from '../settle-network.ts';
import { chooseNetworkAddress } from './network-address.ts';
import { makeEngineFolder, writeProgramFolder } from './program-folder.ts';
import { spawnProgram, type ProcessSurroundings } from './program-process.ts';

/** Opens the engine of authors, tests and the command line: every program is a Node process on loopback. */
export function openNodeEngine(): Engine {
  const openedAt = performance.now();
  const running = new Map<ProcessProgram, string>();
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
      const around = { address, compileCache: (compileCache ??= makeEngineFolder()) };
      const program: ProcessProgram = startProcessProgram(`program-${started}`, spec, {
        launch: (modules, owner) => launch(spec, modules, around, owner),
        now: () => performance.now() - openedAt,
        settle: () =>
          settleNetwork(() =>
            [...running]
              .filter(([one, of]) => of === network && one !== program)
              .map(([one]) => one.activity()),
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

async function launch(
  spec: ProgramSpec,
  modules: readonly ProgramModule[],
  around: ProcessSurroundings,
  owner: ProcessOwner,
): Promise<ProgramProcess | ProgramEnd> {
  const problem = await checkNamesOfModules(modules);
  if (problem) return problem;
  const folder = await writeProgramFolder(modules);
  if (owner.isStopped()) {
    await folder.remove();
    return { status: 'stopped' };
  }
  owner.onStarted();
  const process = spawnProgram(spec, folder, around, owner);
  return { ...process, ended: process.ended.finally(() => folder.remove()) };
}
