import { readFileSync } from 'node:fs';

const millisecondsPerClockTick = 10;

/** How long a process has really run, in milliseconds; undefined where the system doesn't tell. */
export function readCpuTime(pid: number | undefined): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name, in parentheses, may contain spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * millisecondsPerClockTick;
  } catch {
    return undefined;
  }
}
