import type { ConsoleLine, NumberedLine } from '../../../src/workbench/console/console-line.ts';

/** A line of a server, as `console.log` writes it. */
export function line(text: string, more: { program?: string; objects?: string } = {}): ConsoleLine {
  return { kind: 'output', level: 'log', program: 'server', time: 0, text, ...more };
}

/** Lines with numbers from `from` on. */
export function numbered(texts: readonly string[], from = 1): NumberedLine[] {
  return texts.map((text, index) => ({ ...line(text), number: from + index, times: 1 }));
}
