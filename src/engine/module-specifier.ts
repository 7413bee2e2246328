import type { ImportTarget } from './module-source.ts';

/** Where a specifier leads, or that it leads nowhere, with the nearest one that would. */
export type Resolution =
  { status: 'found'; target: ImportTarget } | { status: 'missing'; suggestion?: string };

/** Resolves what a file imports: a file of the same program, one of the packages, or a module of Node. */
export function resolveSpecifier(
  specifier: string,
  importer: string,
  files: Readonly<Record<string, string>>,
): Resolution {
  if (/^\.{1,2}(\/|$)/.test(specifier)) return resolveFile(specifier, importer, files);
  if (programPackages.includes(specifier)) {
    return { status: 'found', target: { kind: 'package', name: specifier } };
  }
  const name = specifier.replace(/^node:/, '');
  if (nodeModules.has(name)) return { status: 'found', target: { kind: 'node', name } };
  // A file of the program, imported as if it were a package.
  const asFile = resolveFile(`./${specifier}`, importer, files);
  if (asFile.status === 'found') return { status: 'missing', suggestion: `./${specifier}` };
  // Packages show only their front door.
  const owner = programPackages.find((one) => specifier.startsWith(`${one}/`));
  if (owner !== undefined) return { status: 'missing', suggestion: owner };
  const prefix = specifier.startsWith('node:') ? 'node:' : '';
  return missing(specifier, [...programPackages, ...[...nodeModules].map((one) => prefix + one)]);
}

function resolveFile(
  specifier: string,
  importer: string,
  files: Readonly<Record<string, string>>,
): Resolution {
  const path = joinPath(importer, specifier);
  const file =
    path === undefined ? undefined : candidates(path).find((one) => Object.hasOwn(files, one));
  if (file !== undefined) return { status: 'found', target: { kind: 'file', file } };
  const others = Object.keys(files).filter((other) => other !== importer);
  return missing(
    specifier,
    others.map((other) => relativePath(importer, other)),
  );
}

function candidates(path: string): string[] {
  const sourceOf = path.replace(/\.([cm]?)js$/, '.$1ts');
  const endings = ['.ts', '.js', '.mts', '.mjs', '.json', '/index.ts', '/index.js'];
  const folder = path === '' ? 'index.ts' : path;
  return [folder, sourceOf, ...endings.map((ending) => path + ending)];
}

function joinPath(importer: string, specifier: string): string | undefined {
  const parts = importer.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function relativePath(importer: string, file: string): string {
  const from = importer.split('/').slice(0, -1);
  const to = file.split('/');
  while (from.length > 0 && from[0] === to[0]) {
    from.shift();
    to.shift();
  }
  return (from.length === 0 ? './' : '../'.repeat(from.length)) + to.join('/');
}

function missing(specifier: string, known: readonly string[]): Resolution {
  let suggestion: string | undefined;
  let nearest = 3;
  for (const candidate of known) {
    const distance = Math.min(
      editDistance(specifier, candidate),
      editDistance(specifier, candidate.replace(/\.[cm]?[jt]s$/, '')),
    );
    if (distance < nearest && distance * 2 < candidate.replace(/^[./]+/, '').length) {
      nearest = distance;
      suggestion = candidate;
    }
  }
  return suggestion === undefined ? { status: 'missing' } : { status: 'missing', suggestion };
}

function editDistance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const change = one[row - 1]?.toLowerCase() === other[column - 1]?.toLowerCase() ? 0 : 1;
      current.push(
        Math.min(
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (previous[column - 1] ?? 0) + change,
        ),
      );
    }
    previous = current;
  }
  return previous[other.length] ?? 0;
}

/** The packages that a program may import in every engine. */
export const programPackages: readonly string[] = ['ws', 'enchufe'];

const nodeModules = new Set(
  (
    'assert assert/strict async_hooks buffer child_process cluster console constants crypto ' +
    'dgram diagnostics_channel dns dns/promises domain events fs fs/promises http http2 https ' +
    'inspector inspector/promises module net os path path/posix path/win32 perf_hooks process ' +
    'punycode querystring readline readline/promises repl sea sqlite stream stream/consumers ' +
    'stream/promises stream/web string_decoder sys test test/reporters timers timers/promises ' +
    'tls trace_events tty url util util/types v8 vm wasi worker_threads zlib'
  ).split(' '),
);
