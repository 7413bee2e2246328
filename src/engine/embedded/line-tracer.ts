import type { SourcePosition } from '../../network/wire-event.ts';
import type { SourcePositions } from './source-positions.ts';

/** Finds the line that runs now, but not so often that a program which writes in bulk loses its pace. */
export class LineTracer {
  readonly #positions: SourcePositions;
  #since = 0;
  #traced = 0;

  constructor(positions: SourcePositions) {
    this.#positions = positions;
  }

  /** The learner's line that runs now; undefined when none is on the stack, or too many were asked for. */
  current(): SourcePosition | undefined {
    const now = nativeNow();
    if (now - this.#since > 1000) {
      this.#since = now;
      this.#traced = 0;
    }
    return this.#traced++ < TRACES_PER_SECOND ? this.#positions.current() : undefined;
  }
}

/** Finding a line costs more than a write does. */
const TRACES_PER_SECOND = 5000;

// Taken before a virtual clock, or the program, can put its own in its place.
const nativeNow = performance.now.bind(performance);
