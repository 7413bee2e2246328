import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFirefox } from './browser/find-firefox.ts';
import {
  countCorpus,
  countPlaywright,
  countStage,
  countVitest,
  type Counts,
} from './count-results.ts';

/** A part of `npm test`: a command, and how its results are counted. */
export type Stage = {
  name: string;
  command: readonly string[];
  env?: Record<string, string>;
  count: (exitCode: number, output: string) => Counts;
};

/** Stages that run one after another. */
export type Lane = readonly Stage[];

/**
 * All stages, in rounds: the lanes of a round run side by side, and a round begins when the one before has ended. Verdicts
 * on lessons depend on no speed, so they share the machine with what only reads the code; engines and pages have it alone.
 */
export function listRounds(reports: string): readonly (readonly Lane[])[] {
  const vitestReport = join(reports, 'vitest.json');
  const playwrightReport = join(reports, 'playwright.json');
  const build: Stage = {
    name: 'build',
    command: ['npm', 'run', '--silent', 'build'],
    count: countStage,
  };
  return [
    [
      [
        {
          name: 'unit tests, import rules, engine contract',
          command: vitest(vitestReport, 'node', 'chromium', 'webcontainer'),
          count: (exitCode) => countVitest(exitCode, readReport(vitestReport)),
        },
      ],
    ],
    [stagesInFirefox(reports)],
    [
      [
        {
          name: 'lessons',
          command: ['npm', 'run', '--silent', 'lessons', '--', '--json'],
          count: countCorpus,
        },
      ],
      [
        {
          name: 'format',
          command: ['npx', 'prettier', '--check', '--log-level', 'warn', '.'],
          count: countStage,
        },
        { name: 'lint', command: ['npx', 'eslint', '--max-warnings', '0', '.'], count: countStage },
        { name: 'types', command: ['npm', 'run', '--silent', 'types'], count: countStage },
        build,
        {
          name: 'lessons in a WebContainer, a sample',
          command: ['npm', 'run', '--silent', 'lessons', '--', '--engine', 'webcontainer'],
          count: countStage,
        },
      ],
    ],
    [
      [
        {
          name: 'built site in a browser',
          command: ['npx', 'playwright', 'test'],
          env: { ENCHUFE_PLAYWRIGHT_REPORT: playwrightReport },
          count: (exitCode) => countPlaywright(exitCode, readReport(playwrightReport)),
        },
      ],
    ],
  ];
}

function stagesInFirefox(reports: string): Stage[] {
  const firefox = findFirefox();
  if (!firefox) {
    console.log(
      'No Firefox was found and none could be installed: the engine contract is not run in Firefox. Install one, or set FIREFOX_PATH to its program file.',
    );
    return [];
  }
  const report = join(reports, 'firefox.json');
  return [
    {
      name: 'engine contract in Firefox',
      command: vitest(report, 'firefox'),
      env: { FIREFOX_PATH: firefox },
      count: (exitCode) => countVitest(exitCode, readReport(report)),
    },
  ];
}

function vitest(report: string, ...projects: readonly string[]): string[] {
  return [
    ...['npx', 'vitest', 'run'],
    ...projects.map((name) => `--project=${name}`),
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ];
}

function readReport(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
