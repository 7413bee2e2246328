import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const program = fileURLToPath(new URL('../../src/command-line/enchufe.mjs', import.meta.url));

/** What a run of the command line left behind. */
export type Ran = { exitCode: number | null; stdout: string; stderr: string };

/** Runs `enchufe` in a folder, with an environment that knows no locale and no colours unless they are given. */
export function runEnchufe(
  args: readonly string[],
  { folder, env = {} }: { folder: string; env?: Record<string, string> },
): Promise<Ran> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { PATH, ...env },
  });
  const ran: Ran = { exitCode: null, stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (ran.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (ran.stderr += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => {
      resolve({ ...ran, exitCode });
    });
  });
}

/** A folder outside the project, removed after the test. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'enchufe-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
