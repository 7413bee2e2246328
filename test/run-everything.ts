import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser/find-browser.ts';
import type { Counts } from './count-results.ts';
import { listRounds, type Lane, type Stage } from './stages.ts';

type Row = { name: string; counts: Counts; seconds: number };

process.exitCode = await runEverything();

async function runEverything(): Promise<number> {
  const browser = findBrowser();
  const reports = mkdtempSync(join(tmpdir(), 'enchufe-reports-'));
  const began = performance.now();
  const rows: Row[] = [];
  for (const lanes of listRounds(reports)) {
    const ofLanes = await Promise.all(
      lanes.map((lane, place) => runLane(lane, browser, { isLive: place === 0 })),
    );
    rows.push(...ofLanes.flat());
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
  const minutes = (performance.now() - began) / 60_000;
  console.log(`\n${minutes.toFixed(1)} minutes`);
  console.log(`${sum((counts) => counts.passed)} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** Runs stages one after another; what they write is shown while they run, or else when each has ended. */
async function runLane(lane: Lane, browser: string, { isLive }: { isLive: boolean }) {
  const rows: Row[] = [];
  for (const stage of lane) {
    if (isLive) console.log(`\n── ${stage.name}`);
    const began = performance.now();
    const { exitCode, output, errors } = await runStage(stage, browser, isLive);
    if (!isLive) process.stdout.write(`\n── ${stage.name} (beside it)\n${output}${errors}`);
    const counts = stage.count(exitCode, output);
    rows.push({ name: stage.name, counts, seconds: (performance.now() - began) / 1000 });
    if (counts.failed > 0) console.log(`✗ ${stage.name} ended with exit code ${exitCode}`);
  }
  return rows;
}

async function runStage(
  stage: Stage,
  browser: string,
  isLive: boolean,
): Promise<{ exitCode: number; output: string; errors: string }> {
  const [command, ...rest] = stage.command;
  if (!command) throw new Error(`The stage ${stage.name} has no command.`);
  const child = spawn(command, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CHROMIUM_PATH: browser, FORCE_COLOR: '0', ...stage.env },
    shell: process.platform === 'win32',
  });
  const written = { output: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    written.output += chunk;
    if (isLive) process.stdout.write(chunk);
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    written.errors += chunk;
    if (isLive) process.stderr.write(chunk);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ exitCode: code ?? 1, ...written }));
  });
}
