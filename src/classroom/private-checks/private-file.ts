import { digest } from '../encodings.ts';

/** Where no file of private checks is longer, in characters. */
export const mostPrivateCharacters = 200_000;

/** The name under which the engine runs a teacher's file, and tells of its lines. */
export const privateFileName = 'private-checks.ts';

/** A program that is a judge with a teacher's own checks. */
export type PrivateJudge = { files: Readonly<Record<string, string>>; entry: string };

/** The SHA-256 of a file of private checks; mail and editors may have changed only how its lines end. */
export async function hashPrivateChecks(content: string): Promise<string> {
  return digest(plainLines(content), 32);
}

/**
 * Puts a teacher's file beside the module that it imports, `kit`. While it is tried, a check that throws breaks the
 * run; while somebody is graded it has failed.
 */
export function makePrivateJudge(
  content: string,
  kit: string,
  mistakes: 'broken' | 'failed',
): PrivateJudge {
  return {
    entry: 'judge.js',
    files: {
      'judge.js': `import { begin } from './checks.js';\nimport './${privateFileName}';\nbegin('${mistakes}');\n`,
      'checks.js': kit,
      // However the ending is written.
      'checks.ts': `export * from './checks.js';\n`,
      [privateFileName]: plainLines(content),
    },
  };
}

/** The name of a private check, with the exercise that it is for; undefined where it is none. */
export function readPrivateId(id: string): { exercise: string; check: string } | undefined {
  const [, exercise, check] = /^([^#]+)#([^#]+)$/.exec(id) ?? [];
  return exercise === undefined || check === undefined ? undefined : { exercise, check };
}

/** Tells whether a check is for an exercise. */
export function isOfExercise({ id }: { id: string }, exercise: string): boolean {
  return readPrivateId(id)?.exercise === exercise;
}

function plainLines(content: string): string {
  return content.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}
