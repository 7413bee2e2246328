import type {
  ClockAdvance,
  JsonValue,
  Program,
  ProgramEnd,
  ProgramEvent,
  ProgramSpec,
  StopManner,
} from '../engine.ts';
import { compileProgram, type ProgramModule } from '../program-modules.ts';
import type { ProgramCommand, ProgramReport } from './program-report.ts';

/** Each member without its `time`, which the program adds. */
type Untimed<Event> = Event extends unknown ? Omit<Event, 'time'> : never;

/** What a program's process lets its program tell. */
export type ReportedEvent = Untimed<
  Extract<
    ProgramEvent,
    { type: 'output' | 'output-dropped' | 'listening' | 'stopped-listening' | 'message' }
  >
>;

/** What the process answers to commands, or asks of its engine. */
export type ProgramAnswer = Extract<ProgramReport, { type: 'advanced' | 'activity' | 'settle' }>;

/** A running process of a program. */
export type ProgramProcess = {
  ended: Promise<ProgramEnd>;
  send: (value: JsonValue) => void;
  command: (command: ProgramCommand) => void;
  kill: (manner: StopManner) => void;
};

/** Who hears of a process, and whether it is still wanted. */
export type ProcessOwner = {
  isStopped: () => boolean;
  onStarted: () => void;
  onEvent: (event: ReportedEvent) => void;
  onAnswer: (answer: ProgramAnswer) => void;
};

/** What the engine knows of the programs around this one, and how it makes a process of one. */
export type ProgramSurroundings = {
  now: () => number;
  /** Resolves when the other programs of the network have nothing more to say to each other. */
  settle: () => Promise<void>;
  /** Starts the process, or says how the program ended before. */
  launch: (
    modules: readonly ProgramModule[],
    owner: ProcessOwner,
  ) => Promise<ProgramProcess | ProgramEnd>;
};

/** A program, and what only its engine asks of it. */
export type ProcessProgram = Program & {
  /** How much it has sent and received; undefined when it is not running (any more). */
  activity(): Promise<number | undefined>;
};

/** How a program ended that nobody caught an error of. */
export function endOfThrown(report: Extract<ProgramReport, { type: 'threw' }>): ProgramEnd {
  return report.isWhileLoading
    ? { status: 'not-loaded', reason: 'syntax-error', error: report.error }
    : { status: 'threw', error: report.error };
}

/** Starts a program in a Node process of its own; every failure arrives as its `ended` event. */
export function startProcessProgram(
  id: string,
  spec: ProgramSpec,
  { now, settle, launch }: ProgramSurroundings,
): ProcessProgram {
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
  let stopped: StopManner | undefined;

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

  const owner: ProcessOwner = {
    isStopped: () => stopped !== undefined,
    onStarted: () => emit({ type: 'started' }),
    onEvent: emit,
    onAnswer: take,
  };

  const run = async (): Promise<ProgramEnd> => {
    const compiled = compileProgram(spec.files, spec.entry);
    if (compiled.status === 'not-loaded') return compiled;
    const launched = await launch(compiled.modules, owner);
    if ('status' in launched) return launched;
    process = launched;
    if (stopped) process.kill(stopped);
    for (const command of waitingCommands.splice(0)) process.command(command);
    for (const value of waiting.splice(0)) process.send(value);
    const end = await process.ended;
    return stopped && end.status !== 'sandbox-lost' ? { status: 'stopped' } : end;
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
      if (!isOver) stopped ??= manner;
      process?.kill(manner);
      return ended;
    },
  };
}
