import type { Text } from '../translations/text.ts';

/** The files of a learner's program by path, for example `server.ts`. */
export type CodeFiles = Readonly<Record<string, string>>;

/** How an exercise asks: with the toolkit, by hand, or further than the section. */
export type ExerciseKind = 'use-it' | 'build-it' | 'stretch';

/** An exercise of the course: what it asks, what the learner begins with, and one right answer. */
export type Exercise = {
  /** The folder's name and the last part of its address: `receive-json`. */
  id: string;
  /** Names the exercise in saved work and progress: `e-receive/receive-json`. */
  key: string;
  /** Its place in the course: `E2`. */
  letter: string;
  kind: ExerciseKind;
  title: Text;
  summary: Text;
  /** The file that is run. */
  entry: string;
  /** The learner's file where it is a client: run beside the entry, which is given, and checked in its place. */
  client?: string | undefined;
  /** Where the hand-driven clients go first, with `{name}` for theirs; `/` where it isn't said. */
  visit?: string | undefined;
  /** Markdown. */
  task: Text;
  starter: CodeFiles;
  solution: CodeFiles;
};

/** A section's live example: a program to run, break and mend. */
export type Example = {
  /** Names the example in saved work: `e-receive/example`. */
  key: string;
  title: Text;
  entry: string;
  /** The file of the program that talks to the entry; `null` where the learner does it by hand. */
  clientEntry: string | null;
  /** Where the hand-driven clients go first, with `{name}` for theirs; `/` where it isn't said. */
  visit?: string | undefined;
  /** Markdown: what to try. */
  about: Text;
  files: CodeFiles;
};

/** What every section has, written or not. */
export type SectionOutline = {
  /** The folder's name and the address: `e-receive`. */
  id: string;
  letter: string;
  title: Text;
  summary: Text;
  /** What the section is called in FastAPI. */
  fastapi: string;
};

/** A section whose concept page exists. */
export type WrittenSection = SectionOutline & {
  status: 'written';
  /** Markdown. */
  concept: Text;
  example: Example | null;
  /** In the order of their letters. */
  exercises: readonly Exercise[];
};

/** A section of the course; the map shows one that is not written yet as coming. */
export type Section = WrittenSection | (SectionOutline & { status: 'coming' });

/** The whole course, sections in the order of their letters. */
export type Course = { sections: readonly Section[] };
