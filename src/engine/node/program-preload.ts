/**
 * Runs in a program's own process before its first line: serves the program's modules, and reports
 * output, ports, uncaught errors and signs of life. It changes nothing that a program could notice.
 */
import { readFileSync, writeSync } from 'node:fs';
import { registerHooks } from 'node:module';
import net from 'node:net';
import { formatWithOptions } from 'node:util';
import type { SourcePosition } from '../../network/wire-event.ts';
import type { OutputLevel, ProgramError } from '../engine.ts';
import { replaceMethod } from './replace-method.ts';
import { useNetworkAddress } from './network-address.ts';
import {
  beatIntervalMs,
  reportChannel,
  settingsVariable,
  type PreloadSettings,
  type ProgramReport,
} from './program-report.ts';

const outputWindowMs = 250;
const linesPerWindow = 500;
const longestOutput = 20_000;

const { folder, address } = JSON.parse(process.env[settingsVariable] ?? '{}') as PreloadSettings;
delete process.env[settingsVariable];

serveModules();
useNetworkAddress(address);
reportOutput();
reportPorts();
reportUncaughtErrors();
setInterval(() => report({ type: 'beat' }), beatIntervalMs).unref();
report({ type: 'beat' });

function report(message: ProgramReport): void {
  const bytes = Buffer.from(`${JSON.stringify(message)}\n`);
  try {
    for (let sent = 0; sent < bytes.length;) sent += writeSync(reportChannel, bytes, sent);
  } catch {
    // The engine is gone, so nobody can stop this process any more: it must not outlive the engine.
    process.kill(process.pid, 'SIGKILL');
  }
}

/** The files hold JavaScript under the learner's own names, which Node alone would refuse for `.ts`. */
function serveModules(): void {
  registerHooks({
    load(url, context, nextLoad) {
      if (!url.startsWith(folder)) return nextLoad(url, context);
      const source = readFileSync(new URL(url), 'utf8');
      return { format: 'module', source, shortCircuit: true };
    },
  });
}

function reportOutput(): void {
  let lines = 0;
  let dropped = 0;
  let windowEnds = 0;
  const reportDropped = () => {
    if (dropped > 0) report({ type: 'output-dropped', lines: dropped });
    dropped = 0;
  };
  const write = (level: OutputLevel, values: readonly unknown[]) => {
    const now = performance.now();
    if (now >= windowEnds) {
      reportDropped();
      lines = 0;
      windowEnds = now + outputWindowMs;
    }
    lines += 1;
    if (lines > linesPerWindow) {
      if (dropped === 0) setTimeout(reportDropped, outputWindowMs).unref();
      dropped += 1;
      return;
    }
    const whole = formatWithOptions({ colors: false }, ...values);
    const text = whole.length > longestOutput ? `${whole.slice(0, longestOutput)}…` : whole;
    const position = positionIn(new Error().stack ?? '');
    report({ type: 'output', level, text: nameFiles(text), ...(position ? { position } : {}) });
  };
  for (const level of ['log', 'info', 'debug', 'warn', 'error'] as const) {
    console[level] = (...values: unknown[]) => write(level, values);
  }
  console.trace = (...values: unknown[]) => write('error', ['Trace:', ...values]);
  process.on('exit', reportDropped);
}

function reportPorts(): void {
  const portOf = (server: net.Server): number | undefined => {
    const address = server.address();
    return address !== null && typeof address === 'object' ? address.port : undefined;
  };
  replaceMethod(net.Server.prototype, 'emit', (emit) => {
    return function (this: net.Server, event: unknown, ...rest: unknown[]) {
      const port = event === 'listening' ? portOf(this) : undefined;
      if (port !== undefined) report({ type: 'listening', port });
      return Reflect.apply(emit, this, [event, ...rest]);
    };
  });
  replaceMethod(net.Server.prototype, 'close', (close) => {
    return function (this: net.Server, ...args: unknown[]) {
      const port = portOf(this);
      const result = Reflect.apply(close, this, args);
      if (port !== undefined) report({ type: 'stopped-listening', port });
      return result;
    };
  });
}

/** The monitor sees an error before anybody handles it; only one that nobody will handle is reported. */
function reportUncaughtErrors(): void {
  process.on('uncaughtExceptionMonitor', (thrown: unknown) => {
    if (process.listenerCount('uncaughtException') > 0) return;
    if (process.hasUncaughtExceptionCaptureCallback()) return;
    const error = describeError(thrown);
    report({ type: 'output', level: 'error', text: error.stack ?? error.message });
    report({ type: 'threw', error, isWhileLoading: isLinkError(thrown) });
    // Node would now print the stack and end with code 1; the stack is reported already.
    process.exit(1);
  });
}

function describeError(thrown: unknown): ProgramError {
  if (!(thrown instanceof Error)) {
    return { name: 'Error', message: `Uncaught ${formatWithOptions({}, thrown)}` };
  }
  const stack = thrown.stack ?? '';
  const position = positionIn(stack);
  return {
    name: thrown.name,
    message: nameFiles(thrown.message),
    ...(position ? { position } : {}),
    stack: nameFiles(withoutNodeLines(stack)),
  };
}

/** A link error (`does not provide an export named`) starts its stack with the file and line. */
function isLinkError(thrown: unknown): boolean {
  return thrown instanceof SyntaxError && (thrown.stack ?? '').startsWith(folder);
}

function withoutNodeLines(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => !/^\s+at .*(node:internal|program-preload\.ts)/.test(line))
    .join('\n');
}

function nameFiles(text: string): string {
  return text.replaceAll(folder, '');
}

function positionIn(stack: string): SourcePosition | undefined {
  const start = stack.indexOf(folder);
  if (start < 0) return undefined;
  const place = /^([^\s:)]+):(\d+)/.exec(stack.slice(start + folder.length));
  if (place?.[1] === undefined) return undefined;
  return { file: decodeURI(place[1]), line: Number(place[2]) };
}
