import { z } from 'zod';
import { progressStates } from '../checking/progress.ts';

/** Where no work file is longer, in characters. */
const mostCharacters = 50_000_000;

const path = z.string().regex(/^(?!__proto__)(?!(.*\/)?\.{1,2}(\/|$))[\w.@-]+(\/[\w.@-]+)*$/);
const files = z.record(path, z.string());
const version = z.object({
  time: z.number(),
  cause: z.enum(['run', 'check', 'start-over', 'solution', 'restore', 'import']),
  files,
  checks: z.object({ passed: z.number(), all: z.number() }).exactOptional(),
});
const lesson = z.object({ files, openFile: z.string(), versions: z.array(version) });
const workFile = z.object({
  format: z.literal('enchufe-work'),
  version: z.literal(1),
  exportedAt: z.iso.datetime(),
  progress: z.record(path, z.enum(progressStates)),
  lessons: z.record(path, lesson),
});

/** All of a learner's work, as one file holds it: each lesson's files and versions, and what was done. */
export type WorkFile = z.infer<typeof workFile>;

/** One lesson in a work file. */
export type LessonInFile = z.infer<typeof lesson>;

/** What came of reading a file: the work, or why it isn't one (`newer`: a later format; `place` names the damage). */
export type WorkFileReading =
  | { status: 'read'; file: WorkFile }
  | { status: 'foreign' | 'newer' | 'too-big' }
  | { status: 'damaged'; place: string };

/** Reads the text of a file that should be somebody's work. */
export function readWorkFile(text: string): WorkFileReading {
  if (text.length > mostCharacters) return { status: 'too-big' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // A file of ours that was cut off still begins as ours do.
    return /^\s*\{\s*"format":\s*"enchufe-work"/.test(text)
      ? { status: 'damaged', place: 'JSON' }
      : { status: 'foreign' };
  }
  const head = z
    .object({ format: z.literal('enchufe-work'), version: z.number() })
    .safeParse(value);
  if (!head.success) return { status: 'foreign' };
  if (head.data.version > 1) return { status: 'newer' };
  const read = workFile.safeParse(value);
  if (read.success) return { status: 'read', file: read.data };
  return { status: 'damaged', place: read.error.issues[0]?.path.join(' › ') ?? '' };
}

/** Writes a work file. */
export function writeWorkFile(file: WorkFile): string {
  return JSON.stringify(file, null, 1);
}
