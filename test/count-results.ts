import { z } from 'zod';

/** How many tests of a stage passed and failed, and a line or more on each failure. */
export type Counts = { passed: number; failed: number; failures: readonly string[] };

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

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
  return exitCode === 0
    ? { passed: 1, failed: 0, failures: [] }
    : { passed: 0, failed: 1, failures: [] };
}

/** The tests of a Vitest JSON report; a run that failed without a failed test counts as one failure. */
export function countVitest(exitCode: number, report: string | undefined): Counts {
  if (report === undefined) return noReport(exitCode);
  const { numPassedTests, numFailedTests, testResults } = vitestReport.parse(JSON.parse(report));
  const failures = testResults.flatMap((file) => [
    ...file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) =>
        [`${file.name}: ${fullName}`, ...(failureMessages ?? [])].join('\n'),
      ),
    ...(file.status === 'failed' && file.message ? [`${file.name}: ${file.message}`] : []),
  ]);
  return withExitCode(exitCode, { passed: numPassedTests, failed: numFailedTests, failures });
}

/** The tests of a Playwright JSON report; a flaky test is a failed one. */
export function countPlaywright(exitCode: number, report: string | undefined): Counts {
  if (report === undefined) return noReport(exitCode);
  const { stats } = playwrightReport.parse(JSON.parse(report));
  const failed = stats.unexpected + stats.flaky;
  return withExitCode(exitCode, { passed: stats.expected, failed, failures: [] });
}

/** The submissions of the lesson corpus: each that is as it must be counts as passed. */
export function countCorpus(exitCode: number, output: string): Counts {
  const json = output.slice(output.indexOf('{'));
  const parsed = json.startsWith('{') ? corpusReport.safeParse(JSON.parse(json)) : undefined;
  if (!parsed?.success) return noReport(exitCode);
  const outcomes = parsed.data.sections
    .flatMap((section) => section.exercises)
    .flatMap((exercise) => [
      exercise.starter === 'failed',
      exercise.solution === 'passed',
      ...exercise.alsoRight.map(({ verdict }) => verdict === 'passed'),
      ...exercise.knownWrong.map(({ verdict }) => verdict === 'caught'),
    ]);
  const passed = outcomes.filter(Boolean).length;
  return withExitCode(exitCode, { passed, failed: outcomes.length - passed, failures: [] });
}

function noReport(exitCode: number): Counts {
  return { passed: 0, failed: 1, failures: [`no report was written (exit code ${exitCode})`] };
}

function withExitCode(exitCode: number, counts: Counts): Counts {
  if (exitCode === 0 || counts.failed > 0) return counts;
  const failures = [...counts.failures, `exit code ${exitCode} without a failed test`];
  return { ...counts, failed: 1, failures };
}
