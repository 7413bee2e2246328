import { z } from 'zod';

/** Where no hand-in is longer, in bytes of its text. */
export const mostHandInBytes = 4_000_000;

const path = z
  .string()
  .max(200)
  .regex(/^(?!__proto__)(?!(.*\/)?\.{1,2}(\/|$))[\w.@-]+(\/[\w.@-]+)*$/);
const exerciseKey = z.string().regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/);

const head = z.object({ format: z.literal('enchufe-hand-in'), version: z.literal(1) });
/** What a hand-in is made of, wherever one is read. */
export const handInSchema = z.object({
  assignment: z.string().regex(/^[0-9a-f]{32}$/),
  /** The course that the student had. */
  course: z.string().regex(/^[0-9a-f]{16}$/),
  student: z.string().transform(cleanName).pipe(z.string().min(1).max(120)),
  /** By the clock of the student's machine. */
  handedInAt: z.iso.datetime(),
  exercises: z.record(
    exerciseKey,
    z.object({
      files: z.record(path, z.string()),
      /** How often the student pressed Check, by the student's own record. */
      attempts: z.int().nonnegative().max(100_000),
    }),
  ),
});

/** What a student hands in: the sources, and a record that nobody can prove. */
export type HandIn = z.infer<typeof handInSchema>;

/** Writes a hand-in as text. */
export function writeHandIn(handIn: HandIn): string {
  return JSON.stringify({ format: 'enchufe-hand-in', version: 1, ...handInSchema.parse(handIn) });
}

/** Reads the text of a hand-in; undefined where it isn't as it must be. */
export function readHandIn(text: string): HandIn | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return head.safeParse(value).success ? handInSchema.safeParse(value).data : undefined;
}

/** A name as it can be shown: one line, without characters that nobody sees or that turn the text around. */
export function cleanName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}
