import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineBrowserProvider } from '@vitest/browser';
import type { BrowserProvider, BrowserProviderOption } from 'vitest/node';
import { firefoxPreferences } from './firefox-preferences.ts';

declare module 'vitest/browser' {
  interface BrowserCommands {
    __vitest_viewport: () => Promise<void>;
  }
}

/**
 * Lets Vitest run tests in a Firefox that nobody drives: it only opens the page, which reports by itself.
 * (Playwright drives a Firefox of its own making and no other.)
 */
export function firefox(executable: string): BrowserProviderOption {
  return defineBrowserProvider({
    name: 'firefox',
    supportedBrowser: ['firefox'],
    providerFactory(project) {
      // Vitest asks for a size before each file; a page without anything to see has none.
      project.browser?.registerCommand('__vitest_viewport', () => Promise.resolve());
      return new FirefoxProvider(executable);
    },
  });
}

class FirefoxProvider implements BrowserProvider {
  readonly name = 'firefox';
  readonly supportsParallelism = false;
  readonly #executable: string;
  readonly #running = new Set<RunningFirefox>();

  constructor(executable: string) {
    this.#executable = executable;
  }

  getCommandsContext(): Record<string, unknown> {
    return {};
  }

  async openPage(_sessionId: string, url: string): Promise<void> {
    this.#running.add(await startFirefox(this.#executable, url));
  }

  async close(): Promise<void> {
    const running = [...this.#running];
    this.#running.clear();
    await Promise.all(running.map(endFirefox));
  }
}

type RunningFirefox = { process: ChildProcess; profile: string };

async function startFirefox(executable: string, url: string): Promise<RunningFirefox> {
  const profile = await mkdtemp(join(tmpdir(), 'enchufe-firefox-'));
  await writeFile(join(profile, 'user.js'), firefoxPreferences());
  const child = spawn(executable, ['--headless', '--no-remote', '--profile', profile, url], {
    stdio: 'ignore',
    timeout: LONGEST_RUN_MS,
    killSignal: 'SIGKILL',
  });
  await once(child, 'spawn');
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return { process: child, profile };
}

async function endFirefox({ process, profile }: RunningFirefox): Promise<void> {
  if (process.exitCode === null && process.signalCode === null) {
    const exited = once(process, 'exit');
    process.kill('SIGKILL');
    await exited;
  }
  await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

const LONGEST_RUN_MS = 20 * 60_000;
