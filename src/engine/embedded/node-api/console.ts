import type { OutputLevel } from '../../engine.ts';
import { formatTable } from './console-table.ts';
import { host } from './host.ts';
import { format, formatWithOptions, inspect } from './util.ts';

let indent = '';
const counts = new Map<string, number>();
const timers = new Map<string, number>();

const say =
  (level: OutputLevel) =>
  (...values: unknown[]): void => {
    write(level, format(...values));
  };

export const log = say('log');
export const info = say('info');
export const debug = say('debug');
export const warn = say('warn');
export const error = say('error');
export { log as dirxml };

export function dir(value: unknown, options?: object): void {
  write('log', inspect(value, { customInspect: false, ...options }));
}

export function trace(...values: unknown[]): void {
  const stack = new Error().stack?.split('\n').slice(2).join('\n') ?? '';
  write('error', `Trace: ${format(...values)}\n${stack}`);
}

export function assert(isTrue?: unknown, ...values: unknown[]): void {
  if (isTrue) return;
  const [first, ...rest] = values;
  if (typeof first === 'string') write('warn', format(`Assertion failed: ${first}`, ...rest));
  else
    write('warn', values.length > 0 ? format('Assertion failed', ...values) : 'Assertion failed');
}

export function count(label = 'default'): void {
  const next = (counts.get(label) ?? 0) + 1;
  counts.set(label, next);
  write('log', `${label}: ${String(next)}`);
}

export function countReset(label = 'default'): void {
  if (!counts.delete(label)) write('warn', `Warning: Count for '${label}' does not exist`);
}

export function time(label = 'default'): void {
  if (timers.has(label))
    write('warn', `Warning: Label '${label}' already exists for console.time()`);
  else timers.set(label, performance.now());
}

export function timeLog(label = 'default', ...values: unknown[]): void {
  const start = timers.get(label);
  if (start === undefined) {
    write('warn', `Warning: No such label '${label}' for console.timeLog()`);
    return;
  }
  const rest = values.length > 0 ? ` ${formatWithOptions({}, ...values)}` : '';
  write('log', `${label}: ${formatDuration(performance.now() - start)}${rest}`);
}

export function timeEnd(label = 'default'): void {
  if (timers.has(label)) timeLog(label);
  else write('warn', `Warning: No such label '${label}' for console.timeEnd()`);
  timers.delete(label);
}

export function group(...values: unknown[]): void {
  if (values.length > 0) log(...values);
  indent += '  ';
}
export { group as groupCollapsed };

export function groupEnd(): void {
  indent = indent.slice(2);
}

export function table(data: unknown, columns?: readonly string[]): void {
  const text = formatTable(data, columns);
  if (text === undefined) log(data);
  else write('log', text);
}

export function clear(): void {
  // The console belongs to whoever reads it.
}

const consoleModule = {
  assert,
  clear,
  count,
  countReset,
  debug,
  dir,
  dirxml: log,
  error,
  group,
  groupCollapsed: group,
  groupEnd,
  info,
  log,
  table,
  time,
  timeEnd,
  timeLog,
  trace,
  warn,
};
/** Node's `console`, which prints to the program's own. */
export default consoleModule;

function write(level: OutputLevel, text: string): void {
  const named = host().nameFiles(text);
  host().output(level, indent === '' ? named : named.replace(/^/gm, indent));
}

function formatDuration(ms: number): string {
  if (ms >= 3_600_000) return `${(ms / 3_600_000).toFixed(3)}h`;
  if (ms >= 60_000) return `${(ms / 60_000).toFixed(3)}m`;
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(3)}s`;
  return `${Number(ms.toFixed(3)).toString()}ms`;
}
