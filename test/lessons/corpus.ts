import { languages, type Text } from '../../src/translations/text.ts';
import type { LessonFiles } from '../../src/course/read-course.ts';

/** A program that somebody could hand in. */
export type Submission = { id: string; files: Readonly<Record<string, string>> };

/** A wrong one, with the check that must catch it first and the hint that it must show. */
export type KnownWrong = Submission & { expected: string; hint: Text | undefined };

/** Everything that proves one exercise. */
export type CorpusExercise = {
  section: string;
  id: string;
  /** The file that is checked, and what it is. */
  entry: string;
  subject: 'server' | 'client';
  /** The path of `checks.ts` from `lessons/`. */
  checks: string;
  starter: Submission;
  solution: Submission;
  alsoRight: readonly Submission[];
  knownWrong: readonly KnownWrong[];
};

/** Reads the exercises among the lesson files, in the order of their sections. */
export function readCorpus(files: LessonFiles): CorpusExercise[] {
  return Object.keys(files)
    .filter((path) => /^[^/]+\/[^/]+\/exercise\.json$/.test(path))
    .sort()
    .map((path) => readExercise(files, path.slice(0, -'/exercise.json'.length)));
}

function readExercise(files: LessonFiles, folder: string): CorpusExercise {
  const [section = '', id = ''] = folder.split('/');
  const facts = JSON.parse(files[`${folder}/exercise.json`] ?? '') as {
    entry: string;
    client?: string;
  };
  return {
    ...{ section, id, entry: facts.client ?? facts.entry },
    subject: facts.client === undefined ? 'server' : 'client',
    checks: `${folder}/checks.ts`,
    starter: readSubmission(files, `${folder}/starter`),
    solution: readSubmission(files, `${folder}/solution`),
    alsoRight: subfolders(files, `${folder}/also-right`).map((path) => readSubmission(files, path)),
    knownWrong: subfolders(files, `${folder}/known-wrong`).map((path) =>
      readKnownWrong(files, path),
    ),
  };
}

function readSubmission(files: LessonFiles, folder: string): Submission {
  const code = Object.entries(files)
    .filter(([path]) => path.startsWith(`${folder}/`) && !path.endsWith('/verdict.json'))
    .map(([path, content]) => [path.slice(folder.length + 1), content] as const);
  return { id: folder.split('/').at(-1) ?? folder, files: Object.fromEntries(code) };
}

function readKnownWrong(files: LessonFiles, folder: string): KnownWrong {
  const verdict = files[`${folder}/verdict.json`];
  if (verdict === undefined) throw new Error(`Expected ${folder}/verdict.json, found none.`);
  const { check, hint } = JSON.parse(verdict) as { check?: unknown; hint?: Partial<Text> };
  if (typeof check !== 'string') throw new Error(`${folder}/verdict.json names no check.`);
  if (hint && languages.some((language) => !hint[language])) {
    throw new Error(`${folder}/verdict.json has a hint that lacks a language.`);
  }
  return { ...readSubmission(files, folder), expected: check, hint: hint as Text | undefined };
}

function subfolders(files: LessonFiles, folder: string): string[] {
  const names = Object.keys(files)
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => path.slice(folder.length + 1).split('/')[0] ?? '');
  return [...new Set(names)].sort().map((name) => `${folder}/${name}`);
}
