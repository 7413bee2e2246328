/**
 * The script of a program's worker. It gets ready while nobody waits, then becomes one program:
 * links the modules that it is given, runs them, and reports how they end.
 */
import { createControlPort } from './control-port.ts';
import type { ControlPort } from './control-port.ts';
import { loadPackages } from './loaded-packages.ts';
import { linkProgram } from './module-loader.ts';
import { loadNodeApi } from './node-api-script.ts';
import { keepOnlyNodeGlobals } from './node-globals.ts';
import { advanceClock, useVirtualClock } from './node-api/clock.ts';
import { queueTurn, Timeout } from './node-api/timers.ts';
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
    else if (message.type === 'load-node-api') loadNodeApi(message.address);
    else if (message.type === 'start') host = becomeProgram(control, message.start);
    else host?.receive(message);
  });
  control.post({ type: 'ready' });
}

const turn = (): Promise<void> => new Promise(queueTurn);

function becomeProgram(control: ControlPort, start: ProgramStart): WorkerHost {
  const { builtinModules, endAllSockets, installGlobals, setHost } = loadNodeApi(start.nodeApi);
  let inspect: (value: unknown, options?: object) => string = String;
  const host = new WorkerHost(control, start, {
    endAllSockets,
    inspect: (value, options) => inspect(value, options),
    turn,
    advanceClock: (ms, settle) => advanceClock(ms, { turn, settle }),
  });
  setHost(host);
  installGlobals(host);
  if (start.clock.type === 'virtual') {
    const { startsAt = Date.now() } = start.clock;
    useVirtualClock(startsAt, (fire, ms) => new Timeout(fire, ms, false));
  }
  const builtIns = builtinModules(host, start.entry);
  keepOnlyNodeGlobals();
  const util = builtIns.get('node:util');
  if (util && 'inspect' in util && typeof util.inspect === 'function') {
    inspect = util.inspect as typeof inspect;
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
  const linked = await linkProgram(start.modules, start.entry, {
    builtIns,
    packages: await loadPackages(start.packages, builtIns),
    positions: host.positions,
    keepAlive: () => host.keepAlive(),
  });
  if (linked.status === 'not-loaded') {
    host.end(linked);
    return;
  }
  control.post({ type: 'started', time: host.now() });
  const releaseLoading = host.keepAlive();
  try {
    await linked.run(() => {
      releaseLoading();
      host.begin();
    });
  } catch (error) {
    host.takeUncaught(error);
  } finally {
    releaseLoading();
  }
  host.loaded();
}
