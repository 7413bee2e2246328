import type { CheckReport, CheckResult } from '../../checks/check-report.ts';
import type { CheckTrace } from '../../checks/check-traces.ts';
import type { ProgramEvent } from '../../engine/engine.ts';
import type { EngineAccess } from '../run/engine-access.ts';
import type { Files } from '../work/saved-work.ts';
import type { Work } from '../work/work.svelte.ts';
import type { CheckConsole } from './check-console.ts';
import { isAllPassed, isInPart } from './all-passed.ts';
import { readAssignmentTerms, type AssignmentTerms } from './assignment-terms.ts';
import { markDone } from './progress.ts';

/** What is going on with the checks; the last report itself is part of the saved work. */
export type CheckingState =
  | { state: 'resting' }
  | {
      state: 'checking';
      results: readonly CheckResult[];
      /** What the learner's program wrote, a part for each result. */
      consoles: readonly CheckConsole[];
    }
  /** Something of ours failed: no engine, no judge. */
  | { state: 'failed'; reason: string };

/** What a check run is made of; `runChecks` of the checks room, given by the workbench. */
export type CheckRunner = (options: {
  files: Files;
  /** How many of the checks, from the first; null: all of them. */
  shownChecks: number | null;
  signal: AbortSignal;
  onProgress: (result: CheckResult) => void;
  onServerEvent: (event: ProgramEvent) => void;
  onTrace: (trace: CheckTrace) => void;
}) => Promise<CheckReport>;

/** One press of Check after the other. */
export class CheckSession {
  current = $state.raw<CheckingState>({ state: 'resting' });
  /** What the wire showed of the checks that failed, as long as the page lives. */
  traces = $state.raw<readonly CheckTrace[]>([]);
  /** What the open assignment says of this exercise, where it is done for one. */
  terms = $state.raw<AssignmentTerms>();
  readonly #work: Work;
  readonly #lessonKey: string;
  readonly #access: EngineAccess;
  readonly #runner: CheckRunner;
  #abort: AbortController | undefined;

  constructor(work: Work, lessonKey: string, access: EngineAccess, runner: CheckRunner) {
    this.#work = work;
    this.#lessonKey = lessonKey;
    this.#access = access;
    this.#runner = runner;
  }

  /** Reads for which assignment the exercise is done: another tab may have opened or left one. */
  readTerms(): void {
    this.terms = readAssignmentTerms(this.#lessonKey);
  }

  /** Tells whether checks are running now. */
  get isChecking(): boolean {
    return this.current.state === 'checking';
  }

  /** Checks the learner's files as they are now; a check under way is given up. */
  async check(): Promise<void> {
    this.stop();
    const abort = new AbortController();
    this.#abort = abort;
    const { files } = this.#work;
    let results: readonly CheckResult[] = [];
    this.current = { state: 'checking', results, consoles: [] };
    this.traces = [];
    try {
      const { CheckConsoles } = await import('./check-console.ts');
      const consoles = new CheckConsoles();
      const report = await this.#runner({
        files,
        shownChecks: this.terms?.shownChecks ?? null,
        signal: abort.signal,
        onProgress: (result) => {
          if (this.#abort !== abort) return;
          results = [...results, result];
          this.current = { state: 'checking', results, consoles: consoles.parts };
        },
        onServerEvent: (event) => {
          consoles.take(event, results.length);
        },
        onTrace: (trace) => {
          if (this.#abort === abort) this.traces = [...this.traces, trace];
        },
      });
      if (this.#abort !== abort) return;
      this.#finish(report, files, consoles.parts);
    } catch (error) {
      if (this.#abort !== abort) return;
      this.#fail(error);
    }
  }

  /** Gives the check under way up. */
  stop(): void {
    if (!this.#abort) return;
    this.#abort.abort();
    this.#abort = undefined;
    if (this.isChecking) this.current = { state: 'resting' };
  }

  #finish(report: CheckReport, files: Files, consoles: readonly CheckConsole[]): void {
    this.#abort = undefined;
    this.current = { state: 'resting' };
    this.#work.keepReport(report, files, consoles);
    if (isAllPassed(report) && !isInPart(report)) markDone(this.#lessonKey, 'passed');
  }

  #fail(error: unknown): void {
    this.#abort = undefined;
    this.current = {
      state: 'failed',
      reason: error instanceof Error ? error.message : String(error),
    };
    // A frame that died takes every later press of Check with it; a new one is cheap.
    void this.#access.forget();
  }
}
