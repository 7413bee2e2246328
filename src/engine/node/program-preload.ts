/**
 * Runs in a program's own process before its first line: serves the program's modules, and reports
 * output, ports, uncaught errors and signs of life. It changes nothing that a program could notice.
 */
import { readFileSync, writeSync } from 'node:fs';
import { flushCompileCache, registerHooks } from 'node:module';
import net from 'node:net';
import { formatWithOptions, inspect } from 'node:util';
import type { SourcePosition } from '../../network/wire-event.ts';
import type { OutputLevel, ProgramError } from '../engine.ts';
import { programPackages } from '../module-specifier.ts';
import { obeyCommands } from './program-commands.ts';
import { replaceMethod } from './replace-method.ts';
import { reportStandardStreams } from './report-standard-streams.ts';
import { useNetworkAddress } from './network-address.ts';
import { installVirtualTimers } from './virtual-timers.ts';
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

// Taken before a virtual clock, or the program, can put its own in their place.
const { setTimeout, setInterval } = globalThis;
const now = performance.now.bind(performance);

const { folder, address, clock } = JSON.parse(
  process.env[settingsVariable] ?? '{}',
) as PreloadSettings;
delete process.env[settingsVariable];
delete process.env['NODE_COMPILE_CACHE'];

serveModules();
useNetworkAddress(address);
reportOutput();
reportStandardStreams((level, text) => {
  report({ type: 'output', level, text });
});
reportPorts();
reportUncaughtErrors();
obeyCommands(
  clock.type === 'virtual'
    ? { clock: installVirtualTimers(clock.startsAt ?? Date.now()), begun: hearFirstLine() }
    : undefined,
  report,
);
setInterval(() => report({ type: 'beat' }), beatIntervalMs).unref();
// A process that is stopped by a signal would leave nothing for the next.
setTimeout(flushCompileCache, beatIntervalMs).unref();
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

/** Resolves when the program's first line is about to run: a module that the first of its own imports marks that. */
function hearFirstLine(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const key = `enchufe: first line ${Math.random()}`;
  const name = JSON.stringify(key);
  Object.defineProperty(globalThis, key, { value: resolve, configurable: true });
  const marker = `data:text/javascript,${encodeURIComponent(
    `const begin = globalThis[${name}]; delete globalThis[${name}]; begin?.();`,
  )}`;
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.startsWith(folder) || typeof loaded.source !== 'string') return loaded;
      return { ...loaded, source: `import ${JSON.stringify(marker)};${loaded.source}` };
    },
  });
  return promise;
}

/**
 * The files hold JavaScript under the learner's own names, which Node alone would refuse for `.ts`. Packages are
 * those of this file: `ws`, and this project itself as `enchufe`.
 */
function serveModules(): void {
  registerHooks({
    resolve(specifier, context, nextResolve) {
      if (!programPackages.includes(specifier)) return nextResolve(specifier, context);
      return nextResolve(specifier, { ...context, parentURL: import.meta.url });
    },
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
  let indent = '';
  const reportDropped = () => {
    if (dropped > 0) report({ type: 'output-dropped', lines: dropped });
    dropped = 0;
  };
  const write = (level: OutputLevel, values: readonly unknown[]) => {
    const time = now();
    if (time >= windowEnds) {
      reportDropped();
      lines = 0;
      windowEnds = time + outputWindowMs;
    }
    lines += 1;
    if (lines > linesPerWindow) {
      if (dropped === 0) setTimeout(reportDropped, outputWindowMs).unref();
      dropped += 1;
      return;
    }
    const whole = formatWithOptions({ colors: false }, ...values);
    const cut = whole.length > longestOutput ? `${whole.slice(0, longestOutput)}…` : whole;
    const text = indent === '' ? cut : cut.replace(/^/gm, indent);
    const position = positionIn(new Error().stack ?? '');
    report({ type: 'output', level, text: nameFiles(text), ...(position ? { position } : {}) });
  };
  for (const level of ['log', 'info', 'debug', 'warn', 'error'] as const) {
    console[level] = (...values: unknown[]) => write(level, values);
  }
  // Node's own groups indent what Node's own methods print.
  console.group = (...values: unknown[]) => {
    if (values.length > 0) write('log', values);
    indent += '  ';
  };
  console.groupCollapsed = console.group;
  console.groupEnd = () => {
    indent = indent.slice(2);
  };
  console.trace = (...values: unknown[]) => {
    const words = values.length > 0 ? `Trace: ${formatWithOptions({}, ...values)}` : 'Trace';
    const stack = (new Error().stack ?? '').split('\n').slice(2).join('\n');
    write('error', ['%s', withoutNodeLines(`${words}\n${stack}`)]);
  };
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
    report({ type: 'output', level: 'error', text: printed(thrown) ?? error.message });
    report({ type: 'threw', error, isWhileLoading: isLinkError(thrown) });
    // Node would now print the stack and end with code 1; the stack is reported already.
    process.exit(1);
  });
}

/** What Node would print of an error. */
function printed(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const emitted = Object.getOwnPropertySymbols(thrown).find(
    ({ description }) => description === 'kEnhanceStackBeforeInspector',
  );
  if (emitted) {
    // Node adds here, at the last moment, which emitter emitted the error, and where.
    const enhance: unknown = Reflect.get(thrown, emitted);
    if (typeof enhance === 'function') thrown.stack = String(Reflect.apply(enhance, thrown, []));
  }
  return nameFiles(withoutNodeLines(inspect(thrown, { customInspect: false, depth: 5 })));
}

function describeError(thrown: unknown): ProgramError {
  if (!(thrown instanceof Error)) {
    return {
      name: 'Error',
      message: `Uncaught ${inspect(thrown, { customInspect: false, depth: 5 })}`,
    };
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

/** The text without Node's own lines; what an inspected error holds begins behind the last line of its stack. */
function withoutNodeLines(text: string): string {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const own = /^\s+at .*(?:node:|program-preload\.ts|<anonymous>).*?( [[{]|,)?$/.exec(line);
    if (own) lines.push(`${lines.pop() ?? ''}${own[1] ?? ''}`);
    else lines.push(line);
  }
  return lines.join('\n');
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
