import type { Program, ProgramEnd } from '../engine/engine.ts';
import type { ClockKind, SubjectSpec } from './learner-server.ts';

/** A client that was started for one check. */
export type RunningClient = { program: Program; end: () => ProgramEnd | undefined };

/** Starts the learner's client, which finds the judge's address in `SERVER_URL`. */
export function startClient(
  { engine, files, entry, network, onEvent }: Omit<SubjectSpec, 'tick'>,
  port: number,
  clock: ClockKind,
): RunningClient {
  const program = engine.start({
    name: 'client',
    files,
    entry,
    env: { SERVER_URL: `ws://localhost:${port}` },
    network,
    role: 'learner',
    clock: { type: clock },
  });
  let end: ProgramEnd | undefined;
  program.subscribe((event) => {
    onEvent(event);
    if (event.type === 'ended') end = event.end;
  });
  return { program, end: () => end };
}

/** Tells whether a client ended as no client should: it threw, didn't load, hung, or said it failed. */
export function isBadEnd(end: ProgramEnd): boolean {
  if (end.status === 'ended') return end.exitCode !== 0;
  return end.status !== 'stopped';
}
