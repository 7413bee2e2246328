import { z } from 'zod';
import { handInSchema } from '../hand-in/hand-in.ts';

const text = z.object({ es: z.string(), en: z.string() });
const origin = z.discriminatedUnion('from', [
  z.object({ from: z.literal('unknown') }),
  z.object({ from: z.enum(['moodle', 'canvas']), name: z.string(), number: z.string() }),
]);
const submission = z.object({
  path: z.string(),
  origin,
  fingerprint: z.string().max(40),
  text: z.string(),
  handIn: handInSchema,
});
// What a later page of the same format says besides stays as it is.
const check = z.discriminatedUnion('status', [
  z.looseObject({ status: z.literal('passed'), id: z.string(), title: text }),
  z.looseObject({
    status: z.enum(['failed', 'timed-out', 'crashed']),
    ...{ id: z.string(), title: text, expected: text, received: text },
  }),
]);
const grade = z.discriminatedUnion('status', [
  z.looseObject({ status: z.literal('not-handed-in') }),
  z.looseObject({ status: z.literal('not-run'), seed: z.number(), explanation: text }),
  z.looseObject({ status: z.literal('run'), seed: z.number(), checks: z.array(check) }),
]);
const override = z.object({
  points: z.number(),
  reason: z.string(),
  fingerprint: z.string().max(40).optional(),
});
const row = z.object({
  submission: submission.extend({
    student: z.string(),
    replaced: z.array(submission),
    copies: z.array(z.string()),
  }),
  grades: z.record(z.string(), grade),
  overrides: z.record(z.string(), override),
  comment: z.string(),
  extension: z.object({ reason: z.string(), until: z.iso.datetime() }).nullable(),
  changed: z.array(z.string()),
});

/** A gradebook as it is kept in a file. */
export const keptGradebook = z.object({
  rows: z.array(row).max(20_000),
  points: z.number().nonnegative(),
  weights: z.record(z.string(), z.number().nonnegative()),
  seed: z.int().nonnegative(),
});
