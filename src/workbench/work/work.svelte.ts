import type { CheckReport } from '../../checks/check-report.ts';
import { type Files, type SavedReport, type SavedWork, type WorkStore } from './saved-work.ts';

/** Whether what was typed is safe: `unsafe` when this browser keeps nothing. */
export type SaveState = 'untouched' | 'saving' | 'saved' | 'unsafe';

const saveDelay = 250;

/** The learner's files of one lesson: edited here, kept in the store as they are typed. */
export class Work {
  files = $state.raw<Files>({});
  openFile = $state('');
  replaced = $state.raw<Files>();
  lastCheck = $state.raw<SavedReport>();
  saveState = $state<SaveState>('untouched');
  /** False until what was saved is back: nothing may be typed or run before. */
  isReady = $state(false);

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
    const saved = await store.load();
    if (saved) this.#take(saved);
    this.isReady = true;
  }

  /** Replaces the text of one file, as its editor shows it. */
  edit(path: string, text: string): void {
    if (this.files[path] === text) return;
    this.files = { ...this.files, [path]: text };
    this.#changed();
  }

  /** Shows another file in the editor. */
  open(path: string): void {
    if (this.openFile === path || !(path in this.files)) return;
    this.openFile = path;
    this.#changed();
  }

  /** Keeps the outcome of Check with the files that it was about. */
  keepReport(report: CheckReport, files: Files): void {
    this.lastCheck = { report, files };
    this.#changed('files-and-report');
  }

  /** Brings the first files back; what they replace can be had back by `undo`. */
  startOver(): void {
    if (!sameFiles(this.files, this.starter)) this.replaced = this.files;
    this.files = this.starter;
    this.#changed();
  }

  /** Takes Start over back. */
  undo(): void {
    if (!this.replaced) return;
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
    this.lastCheck = saved.lastCheck;
    this.saveState = 'saved';
  }

  #changed(what: 'files' | 'files-and-report' = 'files'): void {
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
    } catch {
      state = store.journal(work, 'files-and-report') ? 'saved' : 'unsafe';
    }
    if (work.revision === this.#revision) this.saveState = state;
  }

  #snapshot(): SavedWork {
    return {
      revision: this.#revision,
      files: this.files,
      openFile: this.openFile,
      ...(this.replaced && { replaced: this.replaced }),
      ...(this.lastCheck && { lastCheck: this.lastCheck }),
    };
  }
}

/** Tells whether two sets of files are the same text for text. */
export function sameFiles(a: Files, b: Files): boolean {
  const paths = Object.keys(a);
  return paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path]);
}
