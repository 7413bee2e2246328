import type { CheckReport, CheckResult } from '../checks/check-report.ts';
import { runChecks } from '../checks/run-checks.ts';
import { openNodeEngine } from '../engine/node/node-engine.ts';
import type { Text } from '../translations/text.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';

/** What a report is about, wherever the exercise comes from. */
export type CheckedExercise = {
  key: string;
  letter: string;
  title: Text;
  /** The file that is run and checked. */
  entry: string;
  subject: 'server' | 'client';
};

/** What to check, and who is told meanwhile. */
export type ProgramToCheck = {
  exercise: CheckedExercise;
  files: Readonly<Record<string, string>>;
  /** The source of the judge's program. */
  judge: string;
  seed?: number | undefined;
  onResult: (result: CheckResult, output: readonly string[]) => void;
};

/** What came of it; what the program wrote is there for a run in which no check could begin. */
export type CheckedProgram = { report: CheckReport; output: readonly string[] };

const mostLines = 20;

/** Checks a program on this machine's Node; Ctrl+C stops it. */
export async function checkProgram(program: ProgramToCheck): Promise<CheckedProgram> {
  const { exercise, files, judge, seed, onResult } = program;
  const { entry, subject } = exercise;
  const engine = openNodeEngine();
  const abort = new AbortController();
  const interrupt = () => {
    abort.abort();
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, interrupt);
  let output: string[] = [];
  try {
    const report = await runChecks({
      ...{ engine, files, entry, subject, judge, signal: abort.signal },
      ...(seed === undefined ? {} : { seed }),
      onProgress(result) {
        onResult(result, output);
        output = [];
      },
      onServerEvent(event) {
        if (event.type === 'output') output.push(event.text);
        if (output.length > mostLines) output.shift();
      },
    });
    return { report, output };
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
    await engine.close();
  }
}

/** What a report makes the command line end with. */
export function exitCodeOf(report: CheckReport): ExitCode {
  switch (report.status) {
    case 'checked':
      return report.results.every(({ status }) => status === 'passed')
        ? exitCodes.passed
        : exitCodes.failed;
    case 'not-checkable':
      return exitCodes.notDone;
    case 'stopped':
      return exitCodes.interrupted;
  }
}
