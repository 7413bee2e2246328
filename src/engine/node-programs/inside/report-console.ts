import { formatWithOptions } from 'node:util';
import type { OutputLevel } from '../../engine.ts';
import type { ProgramReport } from '../program-report.ts';
import { withoutNodeLines, type LearnerFiles } from './learner-files.ts';

type ConsoleReport = Extract<ProgramReport, { type: 'output' | 'output-dropped' }>;

const outputWindowMs = 250;
const linesPerWindow = 500;
const longestOutput = 20_000;

// Taken before a virtual clock, or the program, can put its own in their place.
const { setTimeout } = globalThis;
const now = performance.now.bind(performance);

/** Hands what the program prints with `console` to `report`, and counts what is too much to be read. */
export function reportConsole(files: LearnerFiles, report: (report: ConsoleReport) => void): void {
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
    const position = files.positionIn(new Error().stack ?? '');
    report({ type: 'output', level, text: files.name(text), ...(position ? { position } : {}) });
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
