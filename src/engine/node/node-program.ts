import type {
  ClockAdvance,
  JsonValue,
  Program,
  ProgramEnd,
  ProgramEvent,
  ProgramSpec,
} from '../engine.ts';
import { compileProgram } from '../program-modules.ts';
import { checkNamesOfModules } from './module-names.ts';
import { writeProgramFolder } from './program-folder.ts';
import {
  spawnProgram,
  type ProcessSurroundings,
  type ProgramAnswer,
  type ProgramProcess,
} from './program-process.ts';
import type { ProgramCommand } from './program-report.ts';

/** Each member without its `time`, which the program adds. */
type Untimed<Event> = Event extends unknown ? Omit<Event, 'time'> : never;

/** What the engine knows of the programs around this one. */
export type ProgramSurroundings = ProcessSurroundings & {
  now: () => number;
  /** Resolves when the programs of the network have nothing more to say to each other. */
  settle: () => Promise<void>;
};

/** A program, and what only its engine asks of it. */
export type NodeProgram = Program & {
  /** How much it has sent and received; undefined when it is not running (any more). */
  activity(): Promise<number | undefined>;
};

/** Starts a program in a Node process of its own; every failure arrives as its `ended` event. */
export function startNodeProgram(
  id: string,
  spec: ProgramSpec,
  { now, settle, ...around }: ProgramSurroundings,
): NodeProgram {
  const events: ProgramEvent[] = [];
  const listeners = new Set<(event: ProgramEvent) => void>();
  const { promise: ended, resolve: resolveEnded } = Promise.withResolvers<ProgramEnd>();
  const waiting: JsonValue[] = [];
  const waitingCommands: ProgramCommand[] = [];
  const advances = new Map<number, (advance: ClockAdvance) => void>();
  const activities = new Map<number, (amount: number | undefined) => void>();
  let lastRequest = 0;
  let process: ProgramProcess | undefined;
  const ports = new Set<number>();
  let isOver = false;
  let isStopped = false;

  const emit = (event: Untimed<ProgramEvent>) => {
    if (isOver) return;
    const timed = { ...event, time: now() };
    if (timed.type === 'listening') ports.add(timed.port);
    if (timed.type === 'stopped-listening') ports.delete(timed.port);
    if (timed.type === 'ended') {
      for (const port of ports) emit({ type: 'stopped-listening', port });
      isOver = true;
    }
    events.push(timed);
    for (const listener of [...listeners]) listener(timed);
    if (timed.type !== 'ended') return;
    resolveEnded(timed.end);
    for (const resolve of advances.values()) resolve({ status: 'ended' });
    for (const resolve of activities.values()) resolve(undefined);
  };

  const take = (answer: ProgramAnswer) => {
    switch (answer.type) {
      case 'advanced': {
        const { request, elapsed, timers } = answer;
        advances.get(request)?.({ status: 'advanced', elapsed, timers });
        advances.delete(request);
        return;
      }
      case 'activity':
        activities.get(answer.request)?.(answer.amount);
        activities.delete(answer.request);
        return;
      case 'settle':
        void settle().then(() => process?.command({ type: 'settled' }));
    }
  };

  /** The answer comes in a turn of the program's loop that begins after its first lines. */
  const askActivity = () => {
    const request = ++lastRequest;
    const command = { type: 'activity', request } as const;
    if (process) process.command(command);
    else waitingCommands.push(command);
    return new Promise<number | undefined>((resolve) => activities.set(request, resolve));
  };

  const run = async (): Promise<ProgramEnd> => {
    const compiled = compileProgram(spec.files, spec.entry);
    if (compiled.status === 'not-loaded') return compiled;
    const problem = await checkNamesOfModules(compiled.modules);
    if (problem) return problem;
    const folder = await writeProgramFolder(compiled.modules);
    try {
      if (isStopped) return { status: 'stopped' };
      emit({ type: 'started' });
      process = spawnProgram(spec, folder, around, emit, take);
      for (const command of waitingCommands.splice(0)) process.command(command);
      for (const value of waiting.splice(0)) process.send(value);
      const end = await process.ended;
      return isStopped ? { status: 'stopped' } : end;
    } finally {
      await folder.remove();
    }
  };

  run().then(
    (end) => emit({ type: 'ended', end }),
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      emit({ type: 'ended', end: { status: 'threw', error: { name: 'Error', message } } });
    },
  );

  return {
    id,
    name: spec.name,
    ended,
    subscribe(listener) {
      for (const event of events) listener(event);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send(value) {
      if (process) process.send(value);
      else if (!isOver) waiting.push(value);
    },
    advanceClock(milliseconds) {
      if (spec.clock?.type !== 'virtual') return Promise.resolve({ status: 'no-virtual-clock' });
      if (isOver) return Promise.resolve({ status: 'ended' });
      const request = ++lastRequest;
      const command = { type: 'advance', request, milliseconds } as const;
      if (process) process.command(command);
      else waitingCommands.push(command);
      return new Promise((resolve) => advances.set(request, resolve));
    },
    activity() {
      return isOver || !process ? Promise.resolve(undefined) : askActivity();
    },
    async turn() {
      if (!isOver) await askActivity();
    },
    stop(manner = 'orderly') {
      if (!isOver) isStopped = true;
      process?.kill(manner);
      return ended;
    },
  };
}
