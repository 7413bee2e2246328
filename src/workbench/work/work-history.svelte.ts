import type { Files } from './saved-work.ts';
import { addVersion, noteChecks, type Version, type VersionCause } from './versions.ts';

/** Where the versions of one lesson are kept. */
export interface VersionStore {
  load(): Promise<readonly Version[]>;
  save(versions: readonly Version[]): Promise<void>;
}

/** The versions of one lesson's files, oldest first. */
export class WorkHistory {
  versions = $state.raw<readonly Version[]>([]);
  /** False when the browser could not keep them: they last as long as the page. */
  isKept = $state(true);
  #store: VersionStore | undefined;

  /** Brings the kept versions back and keeps every change from now on. */
  async restore(store: VersionStore): Promise<void> {
    this.#store = store;
    try {
      this.versions = await store.load();
      this.isKept = true;
    } catch {
      this.isKept = false;
    }
  }

  /** Keeps the files as a version. */
  keep(cause: VersionCause, files: Files): void {
    // A page's first files are a proxy, which a database refuses.
    this.#change(addVersion(this.versions, { time: Date.now(), cause, files: { ...files } }));
  }

  /** Notes at the version of these files what Check said of it. */
  note(files: Files, checks: { passed: number; all: number }): void {
    this.#change(noteChecks(this.versions, files, checks));
  }

  #change(versions: readonly Version[]): void {
    this.versions = versions;
    this.#store?.save(versions).then(
      () => (this.isKept = true),
      () => (this.isKept = false),
    );
  }
}
