import { host } from './host.ts';

/** Keeps the program alive for the sake of one thing, unless its owner said that it isn't worth it. */
export class ProgramHold {
  #release: (() => void) | undefined;
  #isRef = true;

  hold(): void {
    if (this.#isRef) this.#release ??= host().keepAlive();
  }

  release(): void {
    this.#release?.();
    this.#release = undefined;
  }

  /** Makes it worth it, from now on where it is active. */
  ref(isActive: boolean): void {
    this.#isRef = true;
    if (isActive) this.hold();
  }

  unref(): void {
    this.#isRef = false;
    this.release();
  }
}
