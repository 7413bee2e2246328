import { spawn } from 'node:child_process';

/** Starts so many processes that only compute; whatever runs beside them gets that much less of the machine. */
export function makeMachineBusy(count: number): { rest(): void } {
  const processes = Array.from({ length: count }, () =>
    // It ends with its parent, also where that can't say so any more.
    spawn(
      process.execPath,
      [
        '-e',
        "process.stdin.on('end', () => process.exit()).resume(); (function compute() { for (const until = Date.now() + 200; Date.now() < until;); setImmediate(compute); })()",
      ],
      {
        stdio: ['pipe', 'ignore', 'ignore'],
      },
    ),
  );
  return {
    rest() {
      for (const child of processes) child.kill('SIGKILL');
    },
  };
}
