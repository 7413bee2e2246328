/** How one test of the suite went. */
export type TestResult = {
  /** Its place in its file, counted from 0. */
  index: number;
  /** The titles of its groups and its own. */
  title: string;
} & (
  | { status: 'passed' | 'skipped' }
  | { status: 'failed'; message: string }
  | { status: 'not-applicable'; reason: string }
);

/** What the program of a test file says while it runs. */
export type SuiteMessage =
  | { type: 'began'; index: number; title: string }
  | { type: 'ran'; result: TestResult }
  | { type: 'finished' };

/** What the program of a test file is told by its environment. */
export type SuiteSettings = {
  /** Tests before this one ran in an earlier program. */
  from: number;
  /** Only tests whose title has these words. */
  words: string;
  timeoutMs: number;
  /** Whether there are files, TLS and local sockets. */
  hasWholeNode: boolean;
};

/** The name of the environment variable that holds the settings as JSON. */
export const settingsVariable = 'SUITE_SETTINGS';

/** Runs one bundled test file as a program, says what the program says, and resolves with how it ended. */
export type RunSuiteProgram = (
  code: string,
  settings: SuiteSettings,
  onMessage: (message: SuiteMessage) => void,
) => Promise<string>;
