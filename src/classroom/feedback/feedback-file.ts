import { z } from 'zod';
import type { Assignment } from '../assignment/assignment.ts';
import {
  fullMarks,
  isLate,
  pointsOf,
  totalOf,
  type GradebookRow,
  type GradingScale,
} from '../grade/gradebook.ts';

const text = z.object({ es: z.string(), en: z.string() });
const isPrivate = z.boolean().exactOptional();
const check = z.discriminatedUnion('status', [
  z.object({ status: z.literal('passed'), id: z.string(), title: text, isPrivate }),
  z.object({
    status: z.enum(['failed', 'timed-out', 'crashed']),
    id: z.string(),
    title: text,
    isPrivate,
    expected: text,
    received: text,
  }),
]);
const grade = z.discriminatedUnion('status', [
  z.object({ status: z.literal('not-handed-in') }),
  z.object({ status: z.literal('not-run'), seed: z.number(), explanation: text }),
  z.object({ status: z.literal('run'), seed: z.number(), checks: z.array(check) }),
]);
const schema = z.object({
  title: z.string().max(200),
  student: z.string().max(200),
  fingerprint: z.string().max(40),
  isLate: z.boolean(),
  total: z.number(),
  maximum: z.number(),
  comment: z.string(),
  exercises: z.array(
    z.object({
      key: z.string(),
      points: z.number(),
      maximum: z.number(),
      /** Why the teacher gave other points than the checks. */
      reason: z.string().nullable(),
      grade,
    }),
  ),
});

/** What a student gets back. */
export type Feedback = z.infer<typeof schema>;

/** What came of reading a feedback file. */
export type FeedbackReading =
  { status: 'read'; feedback: Feedback } | { status: 'foreign' | 'newer' | 'damaged' };

/** Collects what a student gets back; undefined while something hasn't been graded. */
export function makeFeedback(
  { title }: Assignment,
  row: GradebookRow,
  scale: GradingScale,
): Feedback | undefined {
  const total = totalOf(row, scale);
  if (total === undefined) return undefined;
  const { handIn, fingerprint } = row.submission;
  return {
    ...{ title, fingerprint, total },
    student: handIn.student,
    isLate: isLate(row, scale),
    maximum: fullMarks(scale),
    comment: row.comment,
    exercises: scale.exercises.map((key) => ({
      key,
      points: pointsOf(row, key, scale) ?? 0,
      maximum: scale.points,
      reason: row.overrides[key]?.reason ?? null,
      grade: schema.shape.exercises.element.shape.grade.parse(row.grades[key]),
    })),
  };
}

/** Writes a feedback file. */
export function writeFeedback(feedback: Feedback): string {
  return `${JSON.stringify({ format: 'enchufe-feedback', version: 1, ...feedback }, null, 1)}\n`;
}

/** Reads a feedback file. */
export function readFeedback(content: string): FeedbackReading {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return { status: content.includes('"enchufe-feedback"') ? 'damaged' : 'foreign' };
  }
  const head = z
    .object({ format: z.literal('enchufe-feedback'), version: z.number() })
    .safeParse(value);
  if (!head.success) return { status: 'foreign' };
  if (head.data.version > 1) return { status: 'newer' };
  const read = schema.safeParse(value);
  return read.success ? { status: 'read', feedback: read.data } : { status: 'damaged' };
}
