import type { WebContainer } from '@webcontainer/api';
import { bootContainer, type HostSettings } from './boot-container.ts';
import {
  findProblemOfPage,
  OpeningError,
  readPage,
  type OpeningStep,
  type Unavailable,
} from './boot-problem.ts';
import { watchContainer, type Container } from './container.ts';
import { projectTree } from './container-files.ts';

/** What to open, how long it may take, and who hears how far it is. */
export type ContainerOptions = HostSettings & {
  /** Default 30 s: the client itself waits for ever. */
  limitMs?: number;
  onStep?: (step: OpeningStep) => void;
};

/** The page's container for one of its users. */
export type TakenContainer = { status: 'open'; container: Container; release: () => void };

type Opening = {
  result: Promise<Container>;
  step: OpeningStep;
  listeners: Set<(step: OpeningStep) => void>;
  users: number;
  /** Ends what there is of the container by now. */
  end: () => void;
};

let opening: Opening | undefined;
/** Set when a container died: the client then speaks to nobody for the rest of the page's life. */
let isDead = false;

/**
 * Takes the page's container: boots it for the first who asks, ends it with the last. `test` is what a new one
 * must pass; it rejects with an `OpeningError`.
 */
export async function takeContainer(
  { limitMs = 30_000, onStep = () => undefined, ...settings }: ContainerOptions,
  test: (container: Container) => Promise<void>,
): Promise<TakenContainer | Unavailable> {
  opening ??= open(settings, test);
  const current = opening;
  current.listeners.add(onStep);
  onStep(current.step);
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const message = `Nothing was ready after ${limitMs / 1000} s.`;
    limit.reject(new OpeningError('no-answer', message));
  }, limitMs);
  try {
    const container = await Promise.race([current.result, limit.promise]);
    current.users += 1;
    return { status: 'open', container, release: once(() => release(current, container)) };
  } catch (error) {
    if (opening === current) abandon(current);
    const reason = error instanceof OpeningError ? error.reason : 'failed';
    const message = error instanceof Error ? error.message : String(error);
    return { status: 'unavailable', reason, step: current.step, message };
  } finally {
    clearTimeout(timer);
    current.listeners.delete(onStep);
  }
}

function open(settings: HostSettings, test: (container: Container) => Promise<void>): Opening {
  const listeners = new Set<(step: OpeningStep) => void>();
  let booted: WebContainer | undefined;
  let watched: Container | undefined;
  let isEnded = false;
  const end = () => {
    isEnded = true;
    if (watched) watched.teardown();
    else booted?.teardown();
  };
  const begun: Opening = {
    step: 'downloading',
    listeners,
    users: 0,
    end,
    result: Promise.resolve().then(begin),
  };
  // Whoever waits is told; a late failure concerns nobody.
  begun.result.catch(() => undefined);
  return begun;

  async function begin(): Promise<Container> {
    const problem = findProblemOfPage(readPage());
    if (problem) throw problem;
    if (isDead) {
      throw new OpeningError('reload-needed', 'The container of this page died; reload the page.');
    }
    booted = await bootContainer(settings);
    if (isEnded) {
      end();
      throw new OpeningError('no-answer', 'The host answered when nobody waited any more.');
    }
    go('installing');
    await booted.mount(projectTree());
    go('starting');
    const container = (watched = await watchContainer(booted));
    if (isEnded) end();
    void container.lost.then(({ reason }) => {
      if (reason === 'died') isDead = true;
      if (opening === begun) opening = undefined;
    });
    go('testing');
    try {
      await test(container);
    } catch (error) {
      container.teardown();
      throw error;
    }
    return container;
  }

  function go(step: OpeningStep): void {
    begun.step = step;
    for (const listener of listeners) listener(step);
  }
}

/** What comes too late is ended: nobody would ever use it. */
function abandon(abandoned: Opening): void {
  opening = undefined;
  abandoned.end();
}

function release(from: Opening, container: Container): void {
  from.users -= 1;
  if (from.users > 0 || opening !== from) return;
  opening = undefined;
  container.teardown();
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}
