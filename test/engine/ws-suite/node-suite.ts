import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingsVariable } from './suite-report.ts';
import type { RunSuiteProgram, SuiteMessage } from './suite-report.ts';

/** Runs test files on Node itself, in the folder of the checkout, where their fixtures are. */
export function nodeSuite(checkout: string): RunSuiteProgram {
  return (code, settings, onMessage) => {
    const folder = mkdtempSync(join(tmpdir(), 'ws-suite-'));
    const file = join(folder, 'suite.mjs');
    writeFileSync(file, code);
    const child = fork(file, {
      cwd: checkout,
      env: { ...process.env, [settingsVariable]: JSON.stringify(settings) },
      execArgv: [],
    });
    child.on('message', (message) => onMessage(message as SuiteMessage));
    return new Promise((resolve) => {
      child.on('exit', (exitCode) => {
        rmSync(folder, { recursive: true });
        resolve(`ended with ${String(exitCode)}`);
      });
    });
  };
}
