import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where programs of these names would be in the folders of PATH, the first name first. */
export function onPath(names: readonly string[]): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Installs a package of Debian's where that can be done without asking anybody; tells whether it did. */
export function installDebianPackage(name: string): boolean {
  if (!existsSync('/usr/bin/apt-get')) return false;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  console.log(`Installing Debian's package ${name}…`);
  try {
    for (const step of [
      ['update', '-qq'],
      ['install', '-y', '-qq', name],
    ]) {
      const [command, ...rest] = [...sudo, 'apt-get', ...step];
      if (command) execFileSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
    }
    return true;
  } catch {
    return false;
  }
}
