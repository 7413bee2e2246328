import type { Files } from './saved-work.ts';

/** What a version was kept for: a press of a button, or what was about to replace it. */
export type VersionCause = 'run' | 'check' | 'start-over' | 'solution' | 'restore' | 'import';

/** The learner's files at one moment; `time` in milliseconds since 1970, checks as passed of all. */
export type Version = {
  time: number;
  cause: VersionCause;
  files: Files;
  checks?: { passed: number; all: number };
};

const mostVersions = 60;
const mostCharacters = 1_000_000;

/**
 * Adds a version at the end of a history, oldest first. The same text twice in a row is one version with the
 * newer time; beyond 60 versions or a million characters the oldest go, the newest always stays.
 */
export function addVersion(versions: readonly Version[], version: Version): readonly Version[] {
  const last = versions.at(-1);
  const isSame = last !== undefined && sameFiles(last.files, version.files);
  const kept = isSame ? versions.slice(0, -1) : versions;
  const merged = isSame && last.checks ? { checks: last.checks, ...version } : version;
  return bounded([...kept, merged]);
}

/** Notes how many checks passed at the newest version with these files. */
export function noteChecks(
  versions: readonly Version[],
  files: Files,
  checks: { passed: number; all: number },
): readonly Version[] {
  const index = versions.findLastIndex((version) => sameFiles(version.files, files));
  return versions.map((version, at) => (at === index ? { ...version, checks } : version));
}

/** Tells whether two sets of files are the same text for text. */
export function sameFiles(a: Files, b: Files): boolean {
  const paths = Object.keys(a);
  return paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path]);
}

function bounded(versions: readonly Version[]): readonly Version[] {
  let left = mostCharacters;
  const fits = versions.findLastIndex((version) => {
    left -= Object.entries(version.files).reduce(
      (sum, [path, text]) => sum + path.length + text.length,
      0,
    );
    return left < 0;
  });
  const from = Math.max(fits + 1, versions.length - mostVersions);
  return versions.slice(Math.min(from, versions.length - 1));
}
