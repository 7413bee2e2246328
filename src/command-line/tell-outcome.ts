import { writeFile } from 'node:fs/promises';
import type { Language } from '../translations/text.ts';
import { checkProgram, exitCodeOf, type ProgramToCheck } from './check-program.ts';
import type { ExitCode } from './exit-codes.ts';
import { ReportPrinter } from './print-report.ts';
import { jsonReport, junitReport } from './report-files.ts';

/** How to tell it: to people, or as one line of JSON; and as a JUnit file besides. */
export type Telling = { language: Language; json: boolean; junit: string | undefined };

/** Checks a program and tells what came of it, as it comes. */
export async function checkAndTell(
  program: Omit<ProgramToCheck, 'onResult'>,
  { language, json, junit }: Telling,
): Promise<ExitCode> {
  const { exercise } = program;
  const printer = new ReportPrinter(language, (line) => {
    if (!json) console.log(line);
  });
  printer.begin(exercise);
  const checked = await checkProgram({
    ...program,
    onResult: (result, output) => {
      printer.result(result, output);
    },
  });
  printer.end(checked);
  if (json) console.log(JSON.stringify(jsonReport(exercise, checked, language)));
  if (junit !== undefined) await writeFile(junit, junitReport(exercise, checked, language));
  return exitCodeOf(checked.report);
}
