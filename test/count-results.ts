import { z } from 'zod';

/** How many tests of a stage passed and failed. */
export type Counts = { passed: number; failed: number };

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

const corpusReport = z.object({
  sections: z.array(
    z.object({
      exercises: z.array(
        z.object({
          starter: z.string(),
          solution: z.string(),
          alsoRight: z.array(z.object({ verdict: z.string() })),
          knownWrong: z.array(z.object({ verdict: z.string() })),
        }),
      ),
    }),
  ),
});

/** A stage that is one test: it passes when its command does. */
export function countStage(exitCode: number): Counts {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** The tests of a Vitest JSON report; a run that failed without a failed test counts as one failure. */
export function countVitest(exitCode: number, report: string | undefined): Counts {
  if (report === undefined) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests } = vitestReport.parse(JSON.parse(report));
  return withExitCode(exitCode, { passed: numPassedTests, failed: numFailedTests });
}

/** The tests of a Playwright JSON report; a flaky test is a failed one. */
export function countPlaywright(exitCode: number, report: string | undefined): Counts {
  if (report === undefined) return { passed: 0, failed: 1 };
  const { stats } = playwrightReport.parse(JSON.parse(report));
  return withExitCode(exitCode, { passed: stats.expected, failed: stats.unexpected + stats.flaky });
}

/** The submissions of the lesson corpus: each that is as it must be counts as passed. */
export function countCorpus(exitCode: number, output: string): Counts {
  const json = output.slice(output.indexOf('{'));
  const parsed = json.startsWith('{') ? corpusReport.safeParse(JSON.parse(json)) : undefined;
  if (!parsed?.success) return { passed: 0, failed: 1 };
  const outcomes = parsed.data.sections
    .flatMap((section) => section.exercises)
    .flatMap((exercise) => [
      exercise.starter === 'failed',
      exercise.solution === 'passed',
      ...exercise.alsoRight.map(({ verdict }) => verdict === 'passed'),
      ...exercise.knownWrong.map(({ verdict }) => verdict === 'caught'),
    ]);
  const passed = outcomes.filter(Boolean).length;
  return withExitCode(exitCode, { passed, failed: outcomes.length - passed });
}

function withExitCode(exitCode: number, counts: Counts): Counts {
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
