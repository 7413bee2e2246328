import type { Files } from '../work/saved-work.ts';

/** How long the reader must not type, in milliseconds. */
const pauseMs = 800;

/** Runs again when the reader pauses and the code is well-formed; edits before a run ends the wait anew. */
export class AutoRun {
  readonly #run: () => void;
  readonly #isWellFormed: (files: Files) => Promise<boolean>;
  #files: Files | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `run` is called after each pause; `isWellFormed` tells whether the files are worth a run. */
  constructor(run: () => void, isWellFormed: (files: Files) => Promise<boolean> = areWellFormed) {
    this.#run = run;
    this.#isWellFormed = isWellFormed;
  }

  /** Takes the files as they are without running them: only edits from here on count. */
  watch(files: Files): void {
    this.stop();
    this.#files = files;
  }

  /** The files were edited, or perhaps not; does nothing unless watching. */
  edited(files: Files): void {
    if (this.#files === undefined || this.#files === files) return;
    this.#files = files;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#tryOut(files), pauseMs);
  }

  /** Gives up: nothing runs by itself any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#files = undefined;
  }

  async #tryOut(files: Files): Promise<void> {
    const isWorthIt = await this.#isWellFormed(files);
    if (isWorthIt && this.#files === files) this.#run();
  }
}

/** Tells whether every TypeScript file can be read as such; the reader of syntax comes when it is first wanted. */
export async function areWellFormed(files: Files): Promise<boolean> {
  const { transform } = await import('sucrase');
  try {
    for (const [path, text] of Object.entries(files)) {
      if (path.endsWith('.ts')) transform(text, { transforms: ['typescript'] });
    }
    return true;
  } catch {
    return false;
  }
}
