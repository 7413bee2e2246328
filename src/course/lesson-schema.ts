import { z } from 'zod';
import { CourseError } from './course-error.ts';

const text = z.strictObject({ es: z.string().min(1), en: z.string().min(1) });

const address = z.string().regex(/^\/[^\s#]*$/, 'must be a path, for example "/ws"');

/** What `section.json` holds. */
export const sectionSchema = z.strictObject({
  letter: z.string().regex(/^[A-Z]$/, 'must be one capital letter, for example "E"'),
  title: text,
  summary: text,
  fastapi: z.string().min(1),
});

/** What `exercise.json` holds. */
export const exerciseSchema = z.strictObject({
  letter: z.string().regex(/^[A-Z]\d$/, 'must be the section and a number, for example "E2"'),
  kind: z.enum(['use-it', 'build-it', 'stretch']),
  title: text,
  summary: text,
  entry: z.string().min(1),
  client: z.string().min(1).optional(),
  visit: address.optional(),
});

/** What `example.json` holds; the file may be left out. */
export const exampleSchema = z.strictObject({
  title: text.default({ es: 'Ejemplo en vivo', en: 'Live example' }),
  entry: z.string().min(1).default('server.ts'),
  visit: address.optional(),
});

/** Reads a lesson's JSON file, and says by path and field what is wrong with it. */
export function parseLessonJson<Schema extends z.ZodType>(
  path: string,
  json: string,
  schema: Schema,
): z.output<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new CourseError(`${path} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path: field, message }) => `${field.join('.') || 'the file'}: ${message}`,
  );
  throw new CourseError(`${path} is not as it must be. ${problems.join('; ')}`);
}
