import { parseArgs } from 'node:util';
import { commandLineTexts as texts } from '../translations/command-line.ts';
import { languages, type Language, type Text } from '../translations/text.ts';
import { chooseLanguage } from './choose-language.ts';
import { UsageError } from './usage-error.ts';

/** How the outcome of a check is told. */
export type CheckOutput = { json: boolean; junit: string | undefined; seed: number | undefined };

/** What was asked for. */
export type Command =
  | { name: 'check'; exercise: string; folder: string; output: CheckOutput }
  | { name: 'new'; exercise: string; folder: string }
  | { name: 'list'; json: boolean }
  | { name: 'help' };

/** The language to speak, and what to do: a wrong command line has a language too. */
export type Reading = { language: Language } & ({ command: Command } | { problem: Text });

const options = {
  lang: { type: 'string' },
  json: { type: 'boolean', default: false },
  junit: { type: 'string' },
  seed: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Reads what stands behind `enchufe`. */
export function readArguments(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Reading {
  const { values } = parseArgs({ args: [...args], options, strict: false });
  const lang = typeof values.lang === 'string' ? values.lang : undefined;
  const language = chooseLanguage(lang, environment);
  try {
    return { language, command: readCommand(args) };
  } catch (error) {
    if (error instanceof UsageError) return { language, problem: error.text };
    // What `parseArgs` says of an option that it doesn't know.
    if (error instanceof TypeError && 'code' in error) {
      return { language, problem: { es: error.message, en: error.message } };
    }
    throw error;
  }
}

function readCommand(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const { lang, json, junit, seed, help } = values;
  if (lang !== undefined && !languages.some((one) => one === lang)) {
    throw new UsageError(say((words) => words.unknownLanguage(lang)));
  }
  const [name = 'help', exercise, folder, ...more] = positionals;
  if (help || name === 'help') return { name: 'help' };
  if (more.length > 0) throw new UsageError(say((words) => words.tooMany(more.join(' '))));
  switch (name) {
    case 'list':
      return { name, json };
    case 'check': {
      if (exercise === undefined) throw new UsageError(say((words) => words.noExercise));
      const output = { json, junit, seed: readSeed(seed) };
      return { name, exercise, folder: folder ?? '.', output };
    }
    case 'new':
      if (exercise === undefined) throw new UsageError(say((words) => words.noExercise));
      if (folder === undefined) throw new UsageError(say((words) => words.noFolder));
      return { name, exercise, folder };
    default:
      throw new UsageError(say((words) => words.unknownCommand(name)));
  }
}

function readSeed(seed: string | undefined): number | undefined {
  if (seed === undefined) return undefined;
  if (!/^\d{1,15}$/.test(seed)) throw new UsageError(say((words) => words.badSeed(seed)));
  return Number(seed);
}

function say(pick: (words: (typeof texts)[Language]) => string): Text {
  return { es: pick(texts.es), en: pick(texts.en) };
}
