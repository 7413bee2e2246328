import type { Engine, Program, ProgramEnd, ProgramEvent } from '../engine/engine.ts';
import { tickMs } from './deadline.ts';
import { flowingTickMs } from './flowing-clock.ts';
import type { NotCheckable } from './check-report.ts';

/** What to start as the program that is checked. */
export type SubjectSpec = {
  engine: Pick<Engine, 'start'>;
  files: Readonly<Record<string, string>>;
  entry: string;
  network: string;
  /**
   * Resolves after so many milliseconds and a sign of another program: a learner's program that the machine hasn't let
   * run yet mustn't be told that it never listened.
   */
  tick: (ms: number) => Promise<void>;
  onEvent: (event: ProgramEvent) => void;
};

/** A server that listens where it should. */
export type RunningServer = {
  program: Program;
  port: number;
  clock: ClockKind;
  end: () => ProgramEnd | undefined;
};

/** Whether a program lives in the machine's time, or in one that the judge moves. */
export type ClockKind = 'real' | 'virtual';

/** What came of starting it. */
export type StartedServer =
  { status: 'listening'; server: RunningServer } | { status: 'failed'; problem: NotCheckable };

/** How long a server may take to listen; in each tick it has its turn, and one that is stuck ends. */
const startTicks = 140;
/** How long one that listens elsewhere may take to listen in the right place too. */
const otherPortTicks = 10;
/** After so many ticks a virtual clock moves with the machine's until the server listens: it may wait for something. */
const stillTicks = 10;
const attempts = 5;

/** Starts the learner's server on a random port, and waits until it listens there or can't any more. */
export async function startServer(spec: SubjectSpec, clock: ClockKind): Promise<StartedServer> {
  for (let attempt = 1; ; attempt += 1) {
    // Below the ports that systems give to clients, so that the two don't meet.
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const started = await startOn(port, spec, clock);
    if (started.status === 'listening' || attempt === attempts) return started;
    if (!isPortTaken(started.problem, port)) return started;
  }
}

async function startOn(port: number, spec: SubjectSpec, clock: ClockKind): Promise<StartedServer> {
  const { engine, files, entry, network } = spec;
  const program = engine.start({
    name: 'server',
    files,
    entry,
    env: { PORT: String(port) },
    network,
    role: 'learner',
    clock: { type: clock },
  });
  let end: ProgramEnd | undefined;
  let otherPort: number | undefined;
  const { promise: settled, resolve: settle } = Promise.withResolvers<NotCheckable | 'listening'>();
  program.subscribe((event) => {
    spec.onEvent(event);
    if (event.type === 'ended') {
      end = event.end;
      settle({ reason: 'ended-at-start', end: event.end });
    }
    if (event.type !== 'listening') return;
    if (event.port === port) {
      settle('listening');
    } else {
      otherPort ??= event.port;
    }
  });
  let ticks = 0;
  const tick = async () => {
    const ms = clock === 'virtual' ? flowingTickMs : tickMs;
    await Promise.all([spec.tick(ms), program.turn()]);
    ticks += 1;
    if (clock === 'virtual' && ticks > stillTicks) await program.advanceClock(tickMs);
  };
  const late = await isLate(settled, tick, () => otherPort !== undefined);
  const state = !late
    ? await settled
    : otherPort === undefined
      ? ({ reason: 'never-listened', expectedPort: port, waitedMs: startTicks * tickMs } as const)
      : ({ reason: 'wrong-port', expectedPort: port, port: otherPort } as const);
  if (state === 'listening') {
    // The last tick may still be moving the clock, which from now on is the check's alone.
    if (clock === 'virtual') await program.advanceClock(0);
    return { status: 'listening', server: { program, port, clock, end: () => end } };
  }
  await program.stop();
  return { status: 'failed', problem: state };
}

/** Tells whether the start took too long; after it listened elsewhere, little more time is given. */
async function isLate(
  settled: Promise<unknown>,
  tick: () => Promise<void>,
  isElsewhere: () => boolean,
): Promise<boolean> {
  let isSettled = false;
  const markSettled = () => {
    isSettled = true;
  };
  void settled.then(markSettled);
  for (let left = startTicks; left > 0 && !isSettled; left -= 1) {
    if (isElsewhere()) left = Math.min(left, otherPortTicks);
    await Promise.race([settled, tick()]);
  }
  return !isSettled;
}

/** Another program of this machine may sit on the random port. */
function isPortTaken(problem: NotCheckable, port: number): boolean {
  if (problem.reason !== 'ended-at-start' || problem.end.status !== 'threw') return false;
  const { message } = problem.end.error;
  return message.includes('EADDRINUSE') && message.includes(String(port));
}
