import type { WebContainer } from '@webcontainer/api';
import { containerPreload } from './container-files.ts';
import { spawnProcess, type ContainerProcess, type ProcessListener } from './container-process.ts';
import type { ProcessBegin } from './process-messages.ts';

/** How a container was lost. */
export type ContainerLoss =
  /** Nothing in it answers any more. */
  | { reason: 'died'; message: string }
  /** A program in it could not be ended. */
  | { reason: 'kill-ignored'; message: string }
  /** Its last user closed it. */
  | { reason: 'closed'; message: string };

/** A booted container, as the engines of a page share it: a page has only one. */
export type Container = {
  /** Its working folder. */
  readonly workdir: string;
  /** Starts a process that is to become a program; never settles once the container is lost. */
  spawn: (file: string, mark: string, listener: ProcessListener) => Promise<ContainerProcess>;
  /** Calls the listener at each beat of a process that does nothing else; returns the unsubscriber. */
  onBeat: (listener: () => void) => () => void;
  /** A number that no other network of the container has. */
  nextNetwork: () => number;
  /** Gives the container up: what runs in it is lost. */
  lose: (loss: ContainerLoss) => void;
  /** Resolves when it is lost, and never otherwise. */
  readonly lost: Promise<ContainerLoss>;
  /** Ends it and everything in it. */
  teardown: () => void;
};

const tickMs = 250;
/** So many of the page's own ticks the container may say nothing. */
const longestSilenceTicks = 40;

/** Watches over a booted container: one process in it only beats, so that silence is known, and whose it is. */
export async function watchContainer(container: WebContainer): Promise<Container> {
  const { workdir } = container;
  const beatListeners = new Set<() => void>();
  const { promise: lost, resolve } = Promise.withResolvers<ContainerLoss>();
  let networks = 0;
  let silentTicks = 0;
  let isOver = false;

  const lose = (loss: ContainerLoss) => {
    if (isOver) return;
    isOver = true;
    clearInterval(watch);
    try {
      container.teardown();
    } catch {
      // One that is lost may not even hear that.
    }
    resolve(loss);
  };
  const watch = setInterval(() => {
    silentTicks += 1;
    if (silentTicks < longestSilenceTicks) return;
    lose({ reason: 'died', message: 'Nothing in the container answers any more.' });
  }, tickMs);

  const mark = newMark();
  const sentinel = await spawnProcess(container, containerPreload, `${workdir}/sentinel.js`, mark, {
    onReport(report) {
      if (report.type !== 'beat') return;
      silentTicks = 0;
      for (const listener of [...beatListeners]) listener();
    },
    onOtherLine: () => undefined,
  });
  sentinel.tell(sentinelBegin(workdir, mark));
  void sentinel.exited.then((code) => {
    lose({ reason: 'died', message: `The container's own process ended with code ${code}.` });
  });

  return {
    workdir,
    lost,
    lose,
    nextNetwork: () => networks++,
    spawn(file, programMark, listener) {
      // Nothing would ever answer; whoever asks hears of the loss.
      if (isOver) return new Promise(() => undefined);
      return spawnProcess(container, containerPreload, file, programMark, listener);
    },
    onBeat(listener) {
      beatListeners.add(listener);
      return () => beatListeners.delete(listener);
    },
    teardown: () => lose({ reason: 'closed', message: 'The container was closed.' }),
  };
}

/** A mark that no program can guess. */
export function newMark(): string {
  return `#enchufe:${crypto.randomUUID()}#`;
}

function sentinelBegin(workdir: string, mark: string): ProcessBegin {
  const folder = `file://${workdir}/`;
  return {
    type: 'begin',
    mark,
    folder,
    modules: { [`${folder}sentinel.js`]: 'setInterval(() => undefined, 60_000);' },
    imports: [],
    project: `${folder}package.json`,
    packages: {},
    env: {},
    role: 'trusted',
    clock: { type: 'real' },
    portShift: 0,
    sourceLines: false,
  };
}
