import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { commandLineTexts as texts } from '../translations/command-line.ts';
import { UsageError } from './usage-error.ts';

/** More than this is somebody's whole disk, not an exercise. */
const mostFiles = 1000;
const mostBytes = 1_000_000;

/**
 * Reads the code among the files of a folder, by path from there. Whatever else is there may stay: packages, hidden
 * folders and what isn't code are passed over.
 */
export async function readLearnerFolder(
  folder: string,
  entry: string,
): Promise<Readonly<Record<string, string>>> {
  const paths: string[] = [];
  await collect(folder, paths).catch((error: unknown) => {
    if (error instanceof UsageError) throw error;
    throw usageError('noSuchFolder', folder);
  });
  const names = paths.map((path) => relative(folder, path).split(sep).join('/'));
  if (!names.includes(entry)) throw usageError('noEntry', entry, folder);
  const contents = paths.map(
    async (path, index) => [names[index] ?? path, await readFile(path, 'utf8')] as const,
  );
  return Object.fromEntries(await Promise.all(contents));
}

async function collect(folder: string, paths: string[]): Promise<void> {
  for (const found of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, found.name);
    if (found.name.startsWith('.') || found.name === 'node_modules') continue;
    if (found.isDirectory()) await collect(path, paths);
    else if (found.isFile() && isCode(found.name) && (await stat(path)).size <= mostBytes) {
      paths.push(path);
    }
    if (paths.length > mostFiles) throw usageError('tooManyFiles', folder);
  }
}

function isCode(name: string): boolean {
  return /\.(?:[cm]?[jt]s|json)$/.test(name) && !/\.d\.[cm]?ts$/.test(name);
}

type FolderProblem = 'noSuchFolder' | 'noEntry' | 'tooManyFiles';

function usageError(problem: FolderProblem, what: string, where = ''): UsageError {
  return new UsageError({
    es: texts.es[problem](what, where),
    en: texts.en[problem](what, where),
  });
}
