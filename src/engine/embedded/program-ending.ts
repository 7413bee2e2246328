import type { ProgramError } from '../engine.ts';
import type { ProgramHost } from './program-host.ts';
import { type ErrorPlace, ProgramLife } from './program-life.ts';
import type { OwnEnd } from './program-messages.ts';

/** What the end of a program needs of its surroundings. */
export type EndingSurroundings = {
  isOver(): boolean;
  warn(text: string): void;
  /** Writes an error to the program's console, and describes it. */
  printUncaught(thrown: unknown, place?: ErrorPlace): ProgramError;
  end(end: OwnEnd): void;
};

/** Decides when a program ends by itself: it has nothing left to do, asks to end, or lets an error escape. */
export class ProgramEnding {
  readonly #surroundings: EndingSurroundings;
  readonly #life: ProgramLife;
  #isLoaded = false;
  #uncaught: Parameters<ProgramHost['onUncaught']>[0] = () => false;
  #rejectionHandled: (promise: Promise<unknown>) => void = () => undefined;
  #beforeExit: () => void = () => undefined;
  #exit: (code: number) => number = (code) => code;

  constructor(surroundings: EndingSurroundings) {
    this.#surroundings = surroundings;
    this.#life = new ProgramLife({
      onIdle: () => {
        this.#becomeIdle();
      },
      onUncaught: (error, origin, details) => {
        this.takeUncaught(error, origin, details);
      },
      onRejectionHandled: (promise) => {
        this.#rejectionHandled(promise);
      },
    });
  }

  keepAlive(): () => void {
    return this.#life.keepAlive();
  }

  onUncaught(handler: Parameters<ProgramHost['onUncaught']>[0]): void {
    this.#uncaught = handler;
  }

  onRejectionHandled(handler: (promise: Promise<unknown>) => void): void {
    this.#rejectionHandled = handler;
  }

  onBeforeExit(handler: () => void): void {
    this.#beforeExit = handler;
  }

  onExit(handler: (code: number) => number): void {
    this.#exit = handler;
  }

  exit(code: number): never {
    if (!this.#surroundings.isOver()) {
      this.#surroundings.end({ status: 'ended', exitCode: this.#askExitCode(code) });
    }
    throw new ProgramExit();
  }

  /** Says that the program's modules have run to their end. */
  loaded(): void {
    this.#isLoaded = true;
    this.#life.checkSoon();
  }

  /** From now on nothing that happens counts. */
  close(): void {
    this.#life.end();
  }

  /** Gives an error that nobody caught to the learner's listeners, and ends the program when there are none. */
  takeUncaught(
    thrown: unknown,
    origin: 'uncaughtException' | 'unhandledRejection',
    details: { promise?: Promise<unknown>; place?: ErrorPlace } = {},
  ): void {
    if (thrown instanceof ProgramExit) return;
    const taken = this.#uncaught(thrown, origin, details.promise);
    if (taken === true) return;
    const uncaught = taken === false ? thrown : taken.error;
    if (uncaught instanceof ProgramExit) return;
    const error = this.#surroundings.printUncaught(uncaught, details.place);
    this.#askExitCode(1);
    this.#surroundings.end({ status: 'threw', error });
  }

  #becomeIdle(): void {
    this.#beforeExit();
    if (this.#surroundings.isOver() || this.#life.isHeld) return;
    if (!this.#isLoaded) {
      this.#surroundings.warn('Warning: Detected unsettled top-level await');
    }
    // Node's code for a top-level await that nothing can end any more.
    const exitCode = this.#askExitCode(this.#isLoaded ? 0 : 13);
    this.#surroundings.end({ status: 'ended', exitCode });
  }

  #askExitCode(code: number): number {
    try {
      const asked = this.#exit(code);
      return Number.isInteger(asked) ? asked & 255 : code;
    } catch {
      return code;
    }
  }
}

/** What `process.exit` throws so that it doesn't return. */
class ProgramExit extends Error {}
