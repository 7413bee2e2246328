import type { CheckReport } from '../../checks/check-report.ts';
import type { CheckConsole } from '../checking/check-console.ts';
import {
  countFailures,
  noteAnswer,
  readStreaks,
  type FailureStreaks,
  type PredictionAnswer,
} from '../checking/failure-streaks.ts';
import type { Files, ReplaceCause, SavedReport, SavedWork, WorkStore } from './saved-work.ts';
import { sameFiles, type VersionCause } from './versions.ts';
import type { WorkAccess } from './work-claim.ts';
import { WorkHistory } from './work-history.svelte.ts';

export { sameFiles };

/** Whether what was typed is safe: `full` when the browser has no room left, `unsafe` when it keeps nothing. */
export type SaveState = 'untouched' | 'saving' | 'saved' | 'full' | 'unsafe';

const saveDelay = 250;

/** The learner's files of one lesson: edited here, kept in the store as they are typed. */
export class Work {
  files = $state.raw<Files>({});
  openFile = $state('');
  replaced = $state.raw<Files>();
  replacedBy = $state<ReplaceCause>('start-over');
  lastCheck = $state.raw<SavedReport>();
  /** The checks that keep failing. */
  streaks = $state.raw<FailureStreaks>({});
  saveState = $state<SaveState>('untouched');
  /** False until what was saved is back: nothing may be typed or run before. */
  isReady = $state(false);
  /** Only the tab that has the work may change it; the others look. */
  access = $state<WorkAccess>('mine');
  /** Told after each save, for the tabs that look. */
  onSaved: (() => void) | undefined;

  readonly history = new WorkHistory();
  readonly starter: Files;
  #revision = 0;
  #store: WorkStore | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(starter: Files, entry: string) {
    this.starter = starter;
    this.files = starter;
    this.openFile = entry;
  }

  /** Brings back what was saved and keeps every change from now on. */
  async restore(store: WorkStore): Promise<void> {
    this.#store = store;
    await this.reload();
    this.isReady = true;
  }

  /** Takes what the store holds for the truth, as when another tab or an import wrote it. */
  async reload(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const saved = await this.#store?.load();
    if (saved) this.#take(saved);
  }

  /** Tells whether the files may be changed here and now. */
  get isEditable(): boolean {
    return this.isReady && this.access === 'mine';
  }

  /** Replaces the text of one file, as its editor shows it. */
  edit(path: string, text: string): void {
    if (this.access !== 'mine' || this.files[path] === text) return;
    this.files = { ...this.files, [path]: text };
    this.#changed();
  }

  /** Shows another file in the editor. */
  open(path: string): void {
    if (this.openFile === path || !(path in this.files)) return;
    this.openFile = path;
    this.#changed();
  }

  /** Keeps the outcome of Check with the files that it was about and what they wrote, and counts what failed. */
  keepReport(report: CheckReport, files: Files, consoles: readonly CheckConsole[] = []): void {
    this.lastCheck = { report, files, consoles };
    this.streaks = countFailures(this.streaks, report);
    if (report.status === 'checked') {
      const passed = report.results.filter(({ status }) => status === 'passed').length;
      if (this.access === 'mine') this.history.note(files, { passed, all: report.results.length });
    }
    this.#changed('files-and-report');
  }

  /** Keeps what the learner predicted before a hint of a check. */
  predict(check: string, answer: PredictionAnswer): void {
    this.streaks = noteAnswer(this.streaks, check, answer);
    this.#changed('files-and-report');
  }

  /** Keeps the files as they are as a version. */
  keepVersion(cause: VersionCause): void {
    if (this.access === 'mine') this.history.keep(cause, this.files);
  }

  /** Brings the first files back. */
  startOver(): void {
    this.replace(this.starter, 'start-over');
  }

  /** Replaces all files; what was there can be had back by `undo`, and stays in the history. */
  replace(files: Files, cause: ReplaceCause): void {
    if (this.access !== 'mine' || sameFiles(this.files, files)) return;
    if (!sameFiles(this.files, this.starter)) this.history.keep(cause, this.files);
    this.replaced = this.files;
    this.replacedBy = cause;
    this.files = files;
    if (!(this.openFile in files)) this.openFile = Object.keys(files)[0] ?? '';
    this.#changed();
  }

  /** Takes the last replacement back. */
  undo(): void {
    if (!this.replaced || this.access !== 'mine') return;
    this.files = this.replaced;
    this.replaced = undefined;
    this.#changed();
  }

  /** Gives up the right to undo. */
  forgetReplaced(): void {
    this.replaced = undefined;
    this.#changed();
  }

  /** Writes what is not written yet; the page calls it when it is about to go away. */
  async flush(): Promise<void> {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#save();
  }

  #take(saved: SavedWork): void {
    this.#revision = saved.revision;
    // A file that the lesson got since then comes from the starter.
    this.files = { ...this.starter, ...saved.files };
    if (saved.openFile in this.files) this.openFile = saved.openFile;
    this.replaced = saved.replaced;
    this.replacedBy = saved.replacedBy ?? 'start-over';
    this.lastCheck = saved.lastCheck;
    this.streaks = readStreaks(saved.streaks);
    this.saveState = 'saved';
  }

  #changed(what: 'files' | 'files-and-report' = 'files'): void {
    if (this.access !== 'mine') return;
    this.#revision += 1;
    this.saveState = 'saving';
    this.#store?.journal(this.#snapshot(), what);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#save();
    }, saveDelay);
  }

  async #save(): Promise<void> {
    const work = this.#snapshot();
    const store = this.#store;
    if (!store) return;
    let state: SaveState = 'saved';
    try {
      await store.save(work);
      this.onSaved?.();
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
      state = isFull ? 'full' : 'unsafe';
      if (store.journal(work, 'files-and-report')) state = 'saved';
    }
    if (work.revision === this.#revision) this.saveState = state;
  }

  #snapshot(): SavedWork {
    return {
      revision: this.#revision,
      files: this.files,
      openFile: this.openFile,
      ...(this.replaced && { replaced: this.replaced, replacedBy: this.replacedBy }),
      ...(this.lastCheck && { lastCheck: this.lastCheck }),
      streaks: this.streaks,
    };
  }
}
