import type { Engine } from '../../engine/engine.ts';

/** Opens the engine once, when it is first needed, and again after it was lost. */
export class EngineAccess {
  readonly #open: () => Promise<Engine>;
  #engine: Promise<Engine> | undefined;

  constructor(open: () => Promise<Engine>) {
    this.#open = open;
  }

  /** The open engine; rejects when it cannot be opened, and tries again the next time. */
  get(): Promise<Engine> {
    this.#engine ??= this.#open().catch((error: unknown) => {
      this.#engine = undefined;
      throw error;
    });
    return this.#engine;
  }

  /** Opens the engine ahead of time; a failure is told when somebody needs it. */
  warm(): void {
    this.get().catch(() => undefined);
  }

  /** Gives up a lost engine, so that the next use opens a new one. */
  async forget(): Promise<void> {
    const engine = this.#engine;
    this.#engine = undefined;
    try {
      await (await engine)?.close();
    } catch {
      // A lost engine may no longer be able to close; nothing of it is used again.
    }
  }
}
