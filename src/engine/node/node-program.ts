import type { JsonValue, Program, ProgramEnd, ProgramEvent, ProgramSpec } from '../engine.ts';
import { compileProgram } from '../program-modules.ts';
import { checkNamesOfModules } from './module-names.ts';
import { writeProgramFolder } from './program-folder.ts';
import { spawnProgram, type ProgramProcess } from './program-process.ts';

/** Each member without its `time`, which the program adds. */
type Untimed<Event> = Event extends unknown ? Omit<Event, 'time'> : never;

/** Starts a program in a Node process of its own; every failure arrives as its `ended` event. */
export function startNodeProgram(
  id: string,
  spec: ProgramSpec,
  address: string,
  now: () => number,
): Program {
  const events: ProgramEvent[] = [];
  const listeners = new Set<(event: ProgramEvent) => void>();
  const { promise: ended, resolve: resolveEnded } = Promise.withResolvers<ProgramEnd>();
  const waiting: JsonValue[] = [];
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
    if (timed.type === 'ended') resolveEnded(timed.end);
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
      process = spawnProgram(spec, folder, address, emit);
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
    stop() {
      if (!isOver) isStopped = true;
      process?.kill();
      return ended;
    },
  };
}
