import type { ConsoleLine } from './console-line.ts';

/**
 * The lines of several programs that came together, in the order of their whole milliseconds, which the reader sees;
 * what one program wrote keeps its order, and so does what came in the same millisecond.
 */
export function inOrderOfTime(lines: readonly ConsoleLine[]): readonly ConsoleLine[] {
  const latest = new Map<string, number>();
  let isInOrder = true;
  let last = -Infinity;
  const timed = lines.map((line) => {
    const time = Math.max(Math.floor(line.time), latest.get(line.program) ?? -Infinity);
    latest.set(line.program, time);
    isInOrder &&= time >= last;
    last = time;
    return { line, time };
  });
  if (isInOrder) return lines;
  return timed.sort((one, other) => one.time - other.time).map(({ line }) => line);
}
