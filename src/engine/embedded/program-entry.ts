/**
 * The script of a program's worker. It gets ready while nobody waits, then becomes one program:
 * links the modules that it is given, runs them, and reports how they end.
 */
import { createControlPort } from './control-port.ts';
import type { ControlPort } from './control-port.ts';
import { linkProgram } from './module-loader.ts';
import {
  builtinModules,
  endAllSockets,
  installGlobals,
  setHost,
} from './node-api/builtin-modules.ts';
import type { ProgramStart } from './program-messages.ts';
import { WorkerHost } from './worker-host.ts';

addEventListener(
  'message',
  (event) => {
    event.stopImmediatePropagation();
    const port = event.ports[0];
    if (port) getReady(createControlPort(port));
  },
  { once: true },
);

// A program has no business with these, and Node doesn't have them.
for (const name of ['close', 'importScripts', 'postMessage', 'Worker', 'BroadcastChannel']) {
  for (let owner: unknown = globalThis; owner; owner = Object.getPrototypeOf(owner)) {
    Reflect.deleteProperty(owner, name);
  }
}

function getReady(control: ControlPort): void {
  let host: WorkerHost | undefined;
  control.onMessage((message) => {
    if (message.type === 'ping') control.post({ type: 'pong' });
    else if (message.type === 'start') host = becomeProgram(control, message.start);
    else host?.receive(message);
  });
  control.post({ type: 'ready' });
}

function becomeProgram(control: ControlPort, start: ProgramStart): WorkerHost {
  let inspect: (value: unknown) => string = String;
  const host = new WorkerHost(control, start, {
    endAllSockets,
    inspect: (value) => inspect(value),
  });
  setHost(host);
  installGlobals(host);
  const builtIns = builtinModules(host);
  const util = builtIns.get('node:util');
  if (util && 'inspect' in util && typeof util.inspect === 'function') {
    inspect = util.inspect as (value: unknown) => string;
  }
  void runProgram(control, host, start, builtIns);
  return host;
}

async function runProgram(
  control: ControlPort,
  host: WorkerHost,
  start: ProgramStart,
  builtIns: ReadonlyMap<string, object>,
): Promise<void> {
  const linked = await linkProgram(start.modules, start.entry, builtIns, host.positions);
  if (linked.status === 'not-loaded') {
    host.end(linked);
    return;
  }
  control.post({ type: 'started', time: host.now() });
  if (start.modules.some((module) => module.hasDynamicImports)) {
    host.life.setGrace(dynamicImportGraceMs);
  }
  const releaseLoading = host.keepAlive();
  try {
    await linked.run(releaseLoading);
  } catch (error) {
    host.takeUncaught(error, 'uncaughtException');
  } finally {
    releaseLoading();
  }
  host.loaded();
}

/** So long a dynamic import may take to load without anything else keeping the program alive: nobody can count it. */
const dynamicImportGraceMs = 1000;
