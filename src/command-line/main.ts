import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Exercise } from '../course/course.ts';
import { loadLessonFiles } from '../course/load-lesson-files.ts';
import { readCourse } from '../course/read-course.ts';
import { commandLineTexts } from '../translations/command-line.ts';
import type { Language } from '../translations/text.ts';
import type { CheckedExercise } from './check-program.ts';
import { exitCodes, type ExitCode } from './exit-codes.ts';
import { exercisesOf, findExercise } from './find-exercise.ts';
import { makeFolder } from './make-folder.ts';
import { readArguments, type Command } from './read-arguments.ts';
import { readLearnerFolder } from './read-learner-folder.ts';
import { checkAndTell } from './tell-outcome.ts';
import { UsageError } from './usage-error.ts';

const lessons = fileURLToPath(new URL('../../lessons/', import.meta.url));

/** Does what the arguments of `enchufe` ask for, and resolves with the exit code. */
export async function runCommandLine(args: readonly string[]): Promise<ExitCode> {
  const reading = readArguments(args, process.env);
  const { language } = reading;
  const words = commandLineTexts[language];
  try {
    if ('problem' in reading) throw new UsageError(reading.problem);
    return await run(reading.command, language);
  } catch (error) {
    const message = error instanceof UsageError ? error.text[language] : describe(error);
    console.error(`enchufe: ${message}`);
    if ('problem' in reading) console.error(`\n${words.usage}`);
    return exitCodes.notDone;
  }
}

async function run(command: Command, language: Language): Promise<ExitCode> {
  const words = commandLineTexts[language];
  if (command.name === 'help') {
    console.log(words.usage);
    return exitCodes.passed;
  }
  const course = readCourse(await loadLessonFiles(lessons));
  switch (command.name) {
    case 'list': {
      const exercises = exercisesOf(course);
      if (command.json) {
        console.log(JSON.stringify(exercises.map((one) => nameOf(one, language))));
        return exitCodes.passed;
      }
      const width = Math.max(...exercises.map(({ key }) => key.length));
      for (const { letter, key, title } of exercises) {
        console.log(`${letter}  ${key.padEnd(width)}  ${title[language]}`);
      }
      return exitCodes.passed;
    }
    case 'new': {
      const exercise = findExercise(course, command.exercise);
      await makeFolder(fromHere(command.folder), exercise, language);
      console.log(words.made(command.folder, exercise.letter));
      return exitCodes.passed;
    }
    case 'check': {
      const exercise = findExercise(course, command.exercise);
      const { json, junit, seed } = command.output;
      const checked = checkedExercise(exercise);
      const files = await readLearnerFolder(fromHere(command.folder), checked.entry);
      // The bundler takes a while to load, and only this command needs it.
      const { bundleProgram } = await import('../bundles/bundle-program.ts');
      const judge = await bundleProgram(`${lessons}${exercise.key}/checks.ts`);
      return checkAndTell(
        { exercise: checked, files, judge, seed },
        { language, json, junit: junit === undefined ? undefined : fromHere(junit) },
      );
    }
  }
}

function checkedExercise({ key, letter, title, entry, client }: Exercise): CheckedExercise {
  return client === undefined
    ? { key, letter, title, entry, subject: 'server' }
    : { key, letter, title, entry: client, subject: 'client' };
}

function nameOf({ letter, key, kind, title }: Exercise, language: Language): unknown {
  return { letter, key, kind, title: title[language] };
}

/** A path as the caller meant it: `npm run` changes to the project's folder before it runs anything. */
function fromHere(path: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: begunIn } = process.env;
  const base = script === 'check:exercise' && begunIn !== undefined ? begunIn : process.cwd();
  return resolve(base, path);
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
