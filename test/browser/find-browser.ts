import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { installDebianPackage, onPath } from './installed-programs.ts';

// The headless shell does the same for half the processor's time: it draws no window.
const namesOnPath = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'chrome',
];

const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(process.env['PROGRAMFILES'] ?? 'C:\\Program Files', 'Google/Chrome/Application/chrome.exe'),
];

/**
 * The path of a Chrome or Chromium that starts: the one named by CHROMIUM_PATH, else an installed one,
 * else one that it gets (Playwright's own download, then Debian's package where it may install).
 * Throws one sentence that says what to do.
 */
export function findBrowser(): string {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (starts(named)) return named;
    throw new Error(
      `CHROMIUM_PATH is ${JSON.stringify(named)}, which does not start; point it at a Chrome or Chromium, or unset it.`,
    );
  }
  const found = installedBrowser() ?? downloadBrowser() ?? installDebianBrowser();
  if (found) return found;
  throw new Error(
    'No Chrome or Chromium was found and none could be fetched; install one and set CHROMIUM_PATH to its program file.',
  );
}

/** The path of a browser that is there already, or undefined. */
export function installedBrowser(): string | undefined {
  return [...onPath(namesOnPath), ...usualPlaces, chromium.executablePath()].find(
    (path) => existsSync(path) && starts(path),
  );
}

/** The switches that headless Chromium needs; root may only run it without its sandbox. */
export function browserArguments(): string[] {
  const isRoot = process.getuid?.() === 0;
  return [
    ...(isRoot ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    // As desktop browsers do, but not the headless shell: a frame of its own origin has a process of its own.
    '--site-per-process',
  ];
}

function starts(path: string): boolean {
  const asked = spawnSync(path, ['--version', ...browserArguments()], {
    stdio: 'ignore',
    timeout: 30_000,
  });
  return asked.status === 0;
}

function downloadBrowser(): string | undefined {
  console.log('No browser found: asking Playwright to download Chromium…');
  const cli = fileURLToPath(new URL('../../node_modules/playwright/cli.js', import.meta.url));
  const mayInstallLibraries = process.platform === 'linux' && process.getuid?.() === 0;
  const withLibraries = mayInstallLibraries ? ['--with-deps'] : [];
  spawnSync(process.execPath, [cli, 'install', ...withLibraries, 'chromium'], {
    stdio: 'inherit',
    timeout: 600_000,
  });
  const path = chromium.executablePath();
  return existsSync(path) && starts(path) ? path : undefined;
}

function installDebianBrowser(): string | undefined {
  const isInstalled =
    installDebianPackage('chromium-headless-shell') || installDebianPackage('chromium');
  return isInstalled ? installedBrowser() : undefined;
}
