/** What `npm test` runs in a downloaded project: the exercise's checks, on the learner's files beside this folder. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { chooseLanguage } from './choose-language.ts';
import { exitCodes } from './exit-codes.ts';
import { readLearnerFolder } from './read-learner-folder.ts';
import { checkAndTell } from './tell-outcome.ts';
import { UsageError } from './usage-error.ts';

const exerciseFile = z.object({
  key: z.string(),
  letter: z.string(),
  title: z.object({ es: z.string(), en: z.string() }),
  entry: z.string(),
  subject: z.enum(['server', 'client']),
  language: z.enum(['es', 'en']),
});

const here = (path: string) => new URL(path, import.meta.url);
const exercise = exerciseFile.parse(JSON.parse(await readFile(here('exercise.json'), 'utf8')));
const { values } = parseArgs({
  options: {
    lang: { type: 'string', default: exercise.language },
    json: { type: 'boolean', default: false },
    junit: { type: 'string' },
  },
});
const language = chooseLanguage(values.lang, {});
try {
  const files = await readLearnerFolder(fileURLToPath(here('..')), exercise.entry);
  const judge = await readFile(here('judge.js'), 'utf8');
  const { json, junit } = values;
  process.exitCode = await checkAndTell({ exercise, files, judge }, { language, json, junit });
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.text[language]);
  process.exitCode = exitCodes.notDone;
}
