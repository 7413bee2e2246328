import { parseArgs } from 'node:util';
import { z } from 'zod';

/** What `npm run lessons` says of itself. */
export const usage = `npm run lessons [-- options] [part of a path]
  --engine node|embedded|both   default both
  --engine webcontainer         a sample of each exercise, beside Node
  --json                        one line of JSON instead of the table
  --short                       of the wrong submissions one for each check, but five at least of an exercise
  --only words                  only what lies under lessons/words: a section, an exercise, a submission
  --lanes n                     so many submissions at the same time on each engine; default 4
  --repeat n                    everything n times; a verdict that changes is a problem
  --seed n                      the random names and payloads of a verdict that was wrong
  --busy n                      n processes that only compute beside it`;

const count = z.coerce.number().int().min(0).max(1000);

const schema = z.object({
  engine: z.enum(['node', 'embedded', 'both', 'webcontainer']).default('both'),
  json: z.boolean().default(false),
  short: z.boolean().default(false),
  only: z.string().default(''),
  lanes: count.min(1).default(4),
  repeat: count.min(1).default(1),
  seed: z.coerce.number().int().min(0).optional(),
  busy: count.default(0),
  help: z.boolean().default(false),
  /** What a path must contain. */
  part: z.string().default(''),
});

/** How the lessons are to be proven. */
export type RunOptions = z.infer<typeof schema>;

/** Reads the words of the command line; those that mean nothing come back as a refusal. */
export function readRunOptions(words: readonly string[]): RunOptions | { refusal: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        engine: { type: 'string' },
        json: { type: 'boolean' },
        short: { type: 'boolean' },
        only: { type: 'string' },
        lanes: { type: 'string' },
        repeat: { type: 'string' },
        seed: { type: 'string' },
        busy: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    return schema.parse({ ...values, part: positionals[0] });
  } catch (error) {
    const problem = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    return { refusal: `${problem}\n\n${usage}` };
  }
}
