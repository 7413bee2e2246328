import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { JsonValue, OutputLevel, ProgramEnd, ProgramSpec } from '../engine.ts';
import {
  endOfThrown,
  type ProcessOwner,
  type ProgramProcess,
  type ReportedEvent,
} from '../node-programs/process-program.ts';
import { beatIntervalMs, type ProgramReport } from '../node-programs/program-report.ts';
import { readCpuTime } from './cpu-time.ts';
import { preloadAddress } from './own-files.ts';
import {
  commandChannel,
  reportChannel,
  settingsVariable,
  type PreloadSettings,
} from './program-channels.ts';
import type { ProgramFolder } from './program-folder.ts';
import { permissionsOf } from './program-permissions.ts';

/** So long a program may keep silent while it could run. */
const silenceMs = 3000;
/** So much of its silence it must have been running: one that the machine doesn't let run is not stuck. */
const busyMs = 2000;
/** A program that neither runs nor answers is stuck as well. */
const longestSilenceMs = 60_000;

/** So long a program that listens for SIGTERM may take to end by itself. */
const orderlyEndMs = 200;

/** What a process is given of the engine's. */
export type ProcessSurroundings = {
  /** The loopback address of the program's network. */
  address: string;
  /** Where Node keeps what it compiled, so that the next process needn't. */
  compileCache: string;
};

/** Starts a program's process and reports what it does. */
export function spawnProgram(
  spec: ProgramSpec,
  folder: ProgramFolder,
  { address, compileCache }: ProcessSurroundings,
  { onEvent, onAnswer }: ProcessOwner,
): ProgramProcess {
  const settings: PreloadSettings = {
    folder: folder.url,
    address,
    clock: spec.clock ?? { type: 'real' },
  };
  // A learner's program writes into its cache, so nothing of it may be run by those that are trusted.
  const cache = join(compileCache, spec.role);
  mkdirSync(cache, { recursive: true });
  const child = spawn(
    globalThis.process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      ...permissionsOf(folder.path, cache),
      `--import=${preloadAddress}`,
      moduleFile(folder, spec.entry),
    ],
    {
      cwd: folder.path,
      env: {
        ...systemEnv(),
        ...spec.env,
        [settingsVariable]: JSON.stringify(settings),
        NODE_COMPILE_CACHE: cache,
      },
      stdio: ['ignore', 'pipe', 'pipe', spec.role === 'trusted' ? 'ipc' : 'ignore', 'pipe', 'pipe'],
    },
  );
  let threw: ProgramEnd | undefined;
  let isUnresponsive = false;
  let silence: { ms: number; cpuBefore: number | undefined } | undefined;

  const watch = setInterval(() => {
    if (!silence) return;
    // Counted in ticks of the engine's own loop: a pause of the whole machine isn't silence.
    silence.ms += beatIntervalMs;
    if (silence.ms < silenceMs) return;
    const cpu = readCpuTime(child.pid);
    const isBusy =
      cpu === undefined || silence.cpuBefore === undefined || cpu - silence.cpuBefore >= busyMs;
    if (!isBusy && silence.ms < longestSilenceMs) return;
    isUnresponsive = true;
    child.kill('SIGKILL');
  }, beatIntervalMs);

  readReports(child, (report) => {
    if (report.type === 'beat') silence = { ms: 0, cpuBefore: readCpuTime(child.pid) };
    else if (report.type === 'threw') threw = endOfThrown(report);
    else if (report.type === 'advanced' || report.type === 'activity' || report.type === 'settle') {
      onAnswer(report);
    } else onEvent(report);
  });
  readLines(child.stdout, 'log', onEvent);
  readLines(child.stderr, 'error', onEvent);
  child.on('message', (value) => onEvent({ type: 'message', value: value as JsonValue }));

  const ended = exitOf(child).then((exitCode): ProgramEnd => {
    clearInterval(watch);
    if (isUnresponsive) return { status: 'unresponsive' };
    return threw ?? { status: 'ended', exitCode };
  });
  const commands = child.stdio.at(commandChannel) as Writable;
  commands.on('error', () => undefined);
  return {
    ended,
    command(command) {
      if (commands.writable) commands.write(`${JSON.stringify(command)}\n`);
    },
    send(value) {
      if (child.connected) child.send(value as object, () => undefined);
    },
    kill(manner) {
      child.kill(manner === 'at-once' ? 'SIGKILL' : 'SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), orderlyEndMs).unref();
    },
  };
}

function moduleFile(folder: ProgramFolder, entry: string): string {
  return fileURLToPath(new URL(encodeURI(entry), folder.url));
}

/** What a process needs of its surroundings to start at all; the rest would make programs differ by machine. */
function systemEnv(): Record<string, string> {
  const { SystemRoot } = globalThis.process.env;
  return SystemRoot === undefined ? {} : { SystemRoot };
}

/** Waits for the pipes too, so that the last words come before the end; but not for a grandchild that holds them. */
function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code, signal) => {
      const exitCode = code ?? 128 + constants.signals[signal ?? 'SIGKILL'];
      child.once('close', () => resolve(exitCode));
      setTimeout(() => resolve(exitCode), 1000).unref();
    });
  });
}

function readReports(child: ChildProcess, onReport: (report: ProgramReport) => void): void {
  const channel = child.stdio[reportChannel] as Readable;
  channel.on('error', () => undefined);
  createInterface({ input: channel }).on('line', (line) => {
    try {
      onReport(JSON.parse(line) as ProgramReport);
    } catch {
      // A program that writes into the channel by itself only garbles its own reports.
    }
  });
}

function readLines(
  stream: Readable | null,
  level: OutputLevel,
  onEvent: (event: ReportedEvent) => void,
): void {
  if (!stream) return;
  stream.on('error', () => undefined);
  createInterface({ input: stream }).on('line', (text) => onEvent({ type: 'output', level, text }));
}
