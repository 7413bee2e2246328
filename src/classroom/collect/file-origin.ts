/** Whose file it is by its name, as a learning management system gives downloads names. */
export type FileOrigin =
  { from: 'moodle' | 'canvas'; name: string; number: string } | { from: 'unknown' };

const moodle = /^(.+?)_(\d+)_assignsubmission_/;
const canvas = /^([\p{L}\p{N}-]+?)(?:_LATE)?_(\d+)_(\d+)_/u;

/** Reads the origin of a file from its path: Moodle's folder or name, or Canvas's name. */
export function readOrigin(path: string): FileOrigin {
  for (const part of path.split('/').reverse()) {
    for (const [from, pattern] of [
      ['moodle', moodle],
      ['canvas', canvas],
    ] as const) {
      const [, name, number] = pattern.exec(part) ?? [];
      if (name !== undefined && number !== undefined) return { from, name, number };
    }
  }
  return { from: 'unknown' };
}
