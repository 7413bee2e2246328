import { z } from 'zod';
import { digest } from '../encodings.ts';

/** Where no assignment is longer, in characters of its text. */
export const mostAssignmentCharacters = 60_000;

/** The longest note to the students, in characters. */
export const longestNote = 4000;

/** More checks than any exercise has. */
export const mostShownChecks = 99;

const format = 'enchufe-assignment';
const exercise = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/),
  /** Of what the exercise was when the assignment was made. */
  hash: z.string().regex(/^[0-9a-f]{16}$/),
});
const terms = z.strictObject({
  /** Whether failed checks give their hints. */
  hints: z.boolean(),
  /** Whether the solution may be compared with. */
  solution: z.boolean(),
  /** So many of an exercise's checks, from the first, run before it's graded; null: all of them. */
  shownChecks: z.int().min(1).max(mostShownChecks).nullable(),
});
const privateChecks = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  exercises: z.array(exercise.shape.key).min(1).max(100),
});
const schema = z.object({
  title: z.string().trim().min(1).max(160),
  /** The course as it was, as a hash over all its exercises. */
  course: z.string().regex(/^[0-9a-f]{16}$/),
  exercises: z.array(exercise).min(1).max(100),
  /** When it is due, and the zone in which the teacher chose that; null where it never is. */
  due: z.strictObject({ at: z.iso.datetime(), zone: z.string().min(1).max(60) }).nullable(),
  /** Markdown. */
  note: z.string().max(longestNote),
  /** What students sign with. */
  asks: z.enum(['name', 'number']),
  /** What the workbench gives while the assignment is open in it. */
  terms: terms.default({ hints: true, solution: true, shownChecks: null }),
  /** Checks that only the teacher has: the SHA-256 of their file, and the exercises that they are for. */
  privateChecks: privateChecks.nullable().default(null),
  /** The teacher's public key: an uncompressed point of P-256 in base64url. */
  publicKey: z.string().regex(/^[\w-]{87}$/),
  /** Makes two assignments with the same words two assignments. */
  made: z.iso.datetime(),
});

/** What a teacher asks of students. */
export type Assignment = z.infer<typeof schema>;

/** What students get of an exercise's help and checks while they do the assignment. */
export type AssignmentTerms = Assignment['terms'];

/** What an assignment says of checks that only the teacher has. */
export type PrivateChecksNote = NonNullable<Assignment['privateChecks']>;

/** An assignment with its name, which is made of every character of its text: whoever changes one makes another. */
export type NamedAssignment = { id: string; text: string; assignment: Assignment };

/** What came of reading: the assignment, or why it isn't one (`newer`: a later format; `place` names the damage). */
export type AssignmentReading =
  | ({ status: 'read' } & NamedAssignment)
  | { status: 'foreign' | 'newer' | 'too-big' }
  | { status: 'damaged'; place: string };

/** Writes an assignment as text, and names it. */
export async function nameAssignment(assignment: z.input<typeof schema>): Promise<NamedAssignment> {
  const text = JSON.stringify({ format, version: 1, ...schema.parse(assignment) });
  const reading = await readAssignment(text);
  if (reading.status !== 'read') throw new Error(`The assignment is ${reading.status}.`);
  return reading;
}

/** Reads the text of an assignment. */
export async function readAssignment(text: string): Promise<AssignmentReading> {
  if (text.length > mostAssignmentCharacters) return { status: 'too-big' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // A file of ours that was cut off still begins as ours do.
    return text.trimStart().startsWith(`{"format":"${format}"`)
      ? { status: 'damaged', place: 'JSON' }
      : { status: 'foreign' };
  }
  const head = z.object({ format: z.literal(format), version: z.number() }).safeParse(value);
  if (!head.success) return { status: 'foreign' };
  if (head.data.version > 1) return { status: 'newer' };
  const read = schema.safeParse(value);
  if (!read.success) {
    return { status: 'damaged', place: read.error.issues[0]?.path.join(' › ') ?? '' };
  }
  return { status: 'read', id: await digest(text, 16), text, assignment: read.data };
}
