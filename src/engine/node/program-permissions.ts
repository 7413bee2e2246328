import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programPackages } from '../module-specifier.ts';
import { preloadAddress } from './own-files.ts';

/** What every program's process may read besides its own folder and cache: what it loads before its first line. */
const readable = readableByAll();

/** Before Node 25 its permissions left the network alone, and the option was unknown. */
const knowsNetwork = process.allowedNodeEnvironmentFlags.has('--allow-net');

/**
 * Node's options for a process that may read and write its own folder alone, and start neither processes nor workers
 * (https://nodejs.org/api/permissions.html). Node knows no permission for loopback alone: `stayOnLoopback` holds that.
 */
export function permissionsOf(folder: string, compileCache: string): string[] {
  return [
    '--permission',
    ...(knowsNetwork ? ['--allow-net'] : []),
    ...readable.map((path) => `--allow-fs-read=${path}`),
    ...[folder, compileCache].flatMap((path) => [
      `--allow-fs-read=${join(path, '/')}`,
      `--allow-fs-write=${join(path, '/')}`,
    ]),
  ];
}

function readableByAll(): string[] {
  const preload = fileURLToPath(preloadAddress);
  const project = folderWithManifest(dirname(preload));
  const isBundled = preload.endsWith('.js');
  const source = ['engine', 'network', 'toolkit'].map((room) => join(project, 'src', room, '/'));
  // In the course's own project the toolkit is the project itself, of which a program needs only the rooms above.
  const packages = programPackages.map(packageFolder).filter((folder) => folder !== project);
  return [
    join(project, 'package.json'),
    ...(isBundled ? [join(dirname(preload), '/')] : source),
    ...programPackages.map((name) => join(project, 'node_modules', name, '/')),
    ...packages.map((folder) => join(folder, '/')),
  ];
}

/** Where a package really is: a link in `node_modules` may lead elsewhere. */
function packageFolder(name: string): string {
  return folderWithManifest(dirname(realpathSync(fileURLToPath(import.meta.resolve(name)))));
}

function folderWithManifest(start: string): string {
  for (let folder = start; ; folder = resolve(folder, '..')) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === resolve(folder, '..')) {
      throw new Error(`No package.json was found above ${start}; the project's is needed there.`);
    }
  }
}
