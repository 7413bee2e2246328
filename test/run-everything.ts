import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser/find-browser.ts';
import { findFirefox } from './browser/find-firefox.ts';
import {
  countCorpus,
  countPlaywright,
  countStage,
  countVitest,
  type Counts,
} from './count-results.ts';

type Stage = {
  name: string;
  command: readonly string[];
  env?: Record<string, string>;
  count: (exitCode: number, output: string) => Counts;
};

const reports = mkdtempSync(join(tmpdir(), 'enchufe-reports-'));
const vitestReport = join(reports, 'vitest.json');
const firefoxReport = join(reports, 'firefox.json');
const playwrightReport = join(reports, 'playwright.json');

const stages: readonly Stage[] = [
  {
    name: 'format',
    command: ['npx', 'prettier', '--check', '--log-level', 'warn', '.'],
    count: countStage,
  },
  { name: 'lint', command: ['npx', 'eslint', '--max-warnings', '0', '.'], count: countStage },
  { name: 'types', command: ['npm', 'run', '--silent', 'types'], count: countStage },
  {
    name: 'unit tests, import rules, engine contract',
    command: [
      'npx',
      'vitest',
      'run',
      '--project=node',
      '--project=chromium',
      '--project=webcontainer',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${vitestReport}`,
    ],
    count: (exitCode) => countVitest(exitCode, readReport(vitestReport)),
  },
  ...stagesInFirefox(),
  { name: 'build', command: ['npm', 'run', '--silent', 'build'], count: countStage },
  {
    name: 'lessons',
    command: ['npm', 'run', '--silent', 'lessons', '--', '--json'],
    count: countCorpus,
  },
  {
    name: 'lessons in a WebContainer, a sample',
    command: ['npm', 'run', '--silent', 'lessons', '--', '--engine', 'webcontainer'],
    count: countStage,
  },
  {
    name: 'built site in a browser',
    command: ['npx', 'playwright', 'test'],
    env: { ENCHUFE_PLAYWRIGHT_REPORT: playwrightReport },
    count: (exitCode) => countPlaywright(exitCode, readReport(playwrightReport)),
  },
];

function stagesInFirefox(): Stage[] {
  const firefox = findFirefox();
  if (!firefox) {
    console.log(
      'No Firefox was found and none could be installed: the engine contract is not run in Firefox. Install one, or set FIREFOX_PATH to its program file.',
    );
    return [];
  }
  return [
    {
      name: 'engine contract in Firefox',
      command: [
        'npx',
        'vitest',
        'run',
        '--project=firefox',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${firefoxReport}`,
      ],
      env: { FIREFOX_PATH: firefox },
      count: (exitCode) => countVitest(exitCode, readReport(firefoxReport)),
    },
  ];
}

process.exitCode = await runEverything();

async function runEverything(): Promise<number> {
  const browser = findBrowser();
  const rows: { name: string; counts: Counts; seconds: number }[] = [];
  for (const stage of stages) {
    console.log(`\n── ${stage.name}`);
    const began = performance.now();
    const { exitCode, output } = await runStage(stage, browser);
    const counts = stage.count(exitCode, output);
    rows.push({ name: stage.name, counts, seconds: (performance.now() - began) / 1000 });
    if (counts.failed > 0) console.log(`✗ ${stage.name} ended with exit code ${exitCode}`);
  }
  rmSync(reports, { recursive: true, force: true });
  console.log('');
  // The end of a long log is what a reader sees first, so each failure is told again here.
  for (const { name, counts } of rows)
    for (const failure of counts.failures) console.log(`✗ ${name}\n${failure.slice(0, 2_000)}\n`);
  for (const { name, counts, seconds } of rows) {
    const mark = counts.failed === 0 ? '✓' : '✗';
    console.log(
      `${mark} ${name}: ${counts.passed} passed, ${counts.failed} failed (${seconds.toFixed(0)} s)`,
    );
  }
  const sum = (pick: (counts: Counts) => number) =>
    rows.reduce((total, row) => total + pick(row.counts), 0);
  const failed = sum((counts) => counts.failed);
  console.log(`\n${sum((counts) => counts.passed)} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function runStage(
  stage: Stage,
  browser: string,
): Promise<{ exitCode: number; output: string }> {
  const [command, ...rest] = stage.command;
  if (!command) throw new Error(`The stage ${stage.name} has no command.`);
  const child = spawn(command, rest, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, CHROMIUM_PATH: browser, FORCE_COLOR: '0', ...stage.env },
    shell: process.platform === 'win32',
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    process.stdout.write(chunk);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}

function readReport(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
