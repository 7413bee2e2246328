import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installDebianPackage, onPath } from './installed-programs.ts';

const usualPlaces = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  join(process.env['PROGRAMFILES'] ?? 'C:\\Program Files', 'Mozilla Firefox/firefox.exe'),
];

/**
 * The path of a Firefox that starts: the one named by FIREFOX_PATH, else an installed one, else Debian's
 * package where it may be installed. Undefined when there is none to be had.
 */
export function findFirefox(): string | undefined {
  return (
    installedFirefox() ?? (installDebianPackage('firefox-esr') ? installedFirefox() : undefined)
  );
}

/** The path of a Firefox that is there already, or undefined; a wrong FIREFOX_PATH is an error. */
export function installedFirefox(): string | undefined {
  const named = process.env['FIREFOX_PATH'];
  if (named) {
    if (starts(named)) return named;
    throw new Error(
      `FIREFOX_PATH is ${JSON.stringify(named)}, which does not start; point it at a Firefox, or unset it.`,
    );
  }
  return [...onPath(['firefox-esr', 'firefox']), ...usualPlaces].find(
    (path) => existsSync(path) && starts(path),
  );
}

function starts(path: string): boolean {
  const asked = spawnSync(path, ['--headless', '--version'], { stdio: 'ignore', timeout: 30_000 });
  return asked.status === 0;
}
