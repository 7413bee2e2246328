import { stackFrames } from './stack-frames.ts';
import type { OutputLevel } from '../../engine.ts';
import { formatTable } from './console-table.ts';
import { format, formatWithOptions, inspect } from './util.ts';

/** Where a console's lines go, how it shows values, and where its warnings go. */
export type ConsoleSink = {
  /** `values` are what the text was made of. */
  write(level: OutputLevel, text: string, values?: readonly unknown[]): void;
  warn(message: string): void;
  inspectOptions?: object;
  groupIndentation?: number;
};

/** The methods of Node's `console`, each usable without the console, around one place to write to. */
export class ConsoleMethods {
  readonly #sink: ConsoleSink;
  readonly #counts = new Map<string, number>();
  readonly #timers = new Map<string, number>();
  #indent = '';

  constructor(sink: ConsoleSink) {
    this.#sink = sink;
  }

  log = (...values: unknown[]): void => {
    this.#say('log', values);
  };

  info = (...values: unknown[]): void => {
    this.#say('info', values);
  };

  debug = (...values: unknown[]): void => {
    this.#say('debug', values);
  };

  warn = (...values: unknown[]): void => {
    this.#say('warn', values);
  };

  error = (...values: unknown[]): void => {
    this.#say('error', values);
  };

  dirxml = (...values: unknown[]): void => {
    this.#say('log', values);
  };

  dir = (value: unknown, options?: object): void => {
    const all = { customInspect: false, ...this.#sink.inspectOptions, ...options };
    this.#write('log', inspect(value, all), [value]);
  };

  trace = (...values: unknown[]): void => {
    const words = values.length > 0 ? `Trace: ${this.#format(values)}` : 'Trace';
    const stack = stackFrames(new Error().stack).slice(1).join('\n');
    this.#write('error', `${words}\n${stack}`);
  };

  assert = (isTrue?: unknown, ...values: unknown[]): void => {
    if (isTrue) return;
    const [first, ...rest] = values;
    if (typeof first === 'string') this.warn(`Assertion failed: ${first}`, ...rest);
    else this.warn(...['Assertion failed', ...values]);
  };

  count = (label: unknown = 'default'): void => {
    const name = String(label);
    const next = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, next);
    this.log(`${name}: ${String(next)}`);
  };

  countReset = (label: unknown = 'default'): void => {
    if (!this.#counts.delete(String(label))) {
      this.#sink.warn(`Count for '${String(label)}' does not exist`);
    }
  };

  time = (label: unknown = 'default'): void => {
    const name = String(label);
    if (this.#timers.has(name)) {
      this.#sink.warn(`Label '${name}' already exists for console.time()`);
    } else {
      this.#timers.set(name, performance.now());
    }
  };

  timeLog = (label: unknown = 'default', ...values: unknown[]): void => {
    this.#tellTime('timeLog', String(label), values);
  };

  timeEnd = (label: unknown = 'default'): void => {
    this.#tellTime('timeEnd', String(label), []);
    this.#timers.delete(String(label));
  };

  group = (...values: unknown[]): void => {
    if (values.length > 0) this.log(...values);
    this.#indent += ' '.repeat(this.#sink.groupIndentation ?? 2);
  };

  groupCollapsed = (...values: unknown[]): void => {
    this.group(...values);
  };

  groupEnd = (): void => {
    this.#indent = this.#indent.slice(this.#sink.groupIndentation ?? 2);
  };

  table = (data: unknown, columns?: readonly string[]): void => {
    const text = formatTable(data, columns);
    if (text === undefined) this.log(data);
    else this.log(text);
  };

  // The console belongs to whoever reads it, and nobody inspects it.
  clear = (): void => undefined;
  profile = (): void => undefined;
  profileEnd = (): void => undefined;
  timeStamp = (): void => undefined;

  #tellTime(method: string, label: string, values: readonly unknown[]): void {
    const start = this.#timers.get(label);
    if (start === undefined) {
      this.#sink.warn(`No such label '${label}' for console.${method}()`);
      return;
    }
    this.log('%s: %s', label, formatDuration(performance.now() - start), ...values);
  }

  #say(level: OutputLevel, values: readonly unknown[]): void {
    this.#write(level, this.#format(values), values);
  }

  #format(values: readonly unknown[]): string {
    const { inspectOptions } = this.#sink;
    return inspectOptions ? formatWithOptions(inspectOptions, ...values) : format(...values);
  }

  #write(level: OutputLevel, text: string, values?: readonly unknown[]): void {
    const indented = this.#indent === '' ? text : text.replace(/^/gm, this.#indent);
    this.#sink.write(level, indented, values);
  }
}

function formatDuration(ms: number): string {
  if (ms < 1_000) return `${Number(ms.toFixed(3)).toString()}ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(3)}s`;
  const seconds = ms / 1_000;
  const pad = (value: number, digits: number, decimals = 0): string =>
    value.toFixed(decimals).padStart(digits, '0');
  const minutes = Math.floor(seconds / 60);
  if (ms < 3_600_000) return `${String(minutes)}:${pad(seconds % 60, 6, 3)} (m:ss.mmm)`;
  return `${String(Math.floor(minutes / 60))}:${pad(minutes % 60, 2)}:${pad(Math.floor(seconds % 60), 2)} (h:mm:ss)`;
}
