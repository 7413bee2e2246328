import type { ProgramHost } from '../program-host.ts';
import type { EventEmitter } from './events.ts';
import { nodeError } from './node-error.ts';
import { runTurn } from './next-tick.ts';

type Origin = 'uncaughtException' | 'unhandledRejection';
type Emitter = InstanceType<typeof EventEmitter>;

/** The numbers of the signals that a program can hear of. */
export const signalNumbers: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGKILL: 9,
  SIGUSR1: 10,
  SIGUSR2: 12,
  SIGTERM: 15,
};

/** What `process` does when an error escapes or somebody wants the program to end. */
export class ProcessEnds {
  readonly #process: Emitter;
  #capture: ((error: unknown) => void) | null = null;

  constructor(process: Emitter) {
    this.#process = process;
  }

  /** Joins `process` to the program's surroundings. */
  begin(surroundings: ProgramHost): void {
    surroundings.onUncaught((error, origin, promise) => this.#take(error, origin, promise));
    surroundings.onRejectionHandled((promise) => {
      runTurn(() => this.#process.emit('rejectionHandled', promise));
    });
    surroundings.onSignal((signal) => {
      this.signal(signal);
    });
    // The system ends a program that doesn't listen; one that does ends by itself.
    const tell = (): void => {
      surroundings.setSignalHandling(this.#process.listenerCount('SIGTERM') > 0);
    };
    this.#process.on('newListener', (event) => {
      if (event === 'SIGTERM') surroundings.setSignalHandling(true);
    });
    this.#process.on('removeListener', (event) => {
      if (event === 'SIGTERM') tell();
    });
  }

  /** Tells the program of a signal; false when it doesn't listen for it. */
  signal(name: string): boolean {
    if (this.#process.listenerCount(name) === 0) return false;
    runTurn(() => this.#process.emit(name, name, signalNumbers[name]));
    return true;
  }

  setCapture(capture: unknown): void {
    if (capture !== null && typeof capture !== 'function') {
      throw nodeError(
        'ERR_INVALID_ARG_TYPE',
        `The "fn" argument must be of type function or null. Received type ${typeof capture}`,
        TypeError,
      );
    }
    if (capture !== null && this.#capture) {
      throw nodeError(
        'ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET',
        '`process.setupUncaughtExceptionCapture()` was called while a capture callback was already active',
      );
    }
    this.#capture = capture as ((error: unknown) => void) | null;
  }

  hasCapture(): boolean {
    return this.#capture !== null;
  }

  #take(
    thrown: unknown,
    origin: Origin,
    promise: Promise<unknown> | undefined,
  ): boolean | { error: unknown } {
    let isTaken = false;
    let error = thrown;
    // An error in a listener ends the program, and isn't given to the listeners again.
    let second: { error: unknown } | undefined;
    runTurn(() => {
      try {
        if (origin === 'unhandledRejection') {
          isTaken = this.#process.emit('unhandledRejection', thrown, promise);
          if (isTaken) return;
          if (!(thrown instanceof Error)) error = unhandledRejection(thrown);
        }
        this.#process.emit('uncaughtExceptionMonitor', error, origin);
        if (this.#capture) {
          isTaken = true;
          this.#capture(error);
          return;
        }
        isTaken = this.#process.emit('uncaughtException', error, origin);
      } catch (failed) {
        second = { error: failed };
      }
    });
    return second ?? (isTaken || (error === thrown ? false : { error }));
  }
}

function unhandledRejection(reason: unknown): Error {
  const error = nodeError(
    'ERR_UNHANDLED_REJECTION',
    'This error originated either by throwing inside of an async function without a catch block, ' +
      'or by rejecting a promise which was not handled with .catch(). ' +
      `The promise rejected with the reason "${nameReason(reason)}".`,
  );
  error.stack = error.stack?.replace(/^Error \[\w+\]/, 'UnhandledPromiseRejection') ?? '';
  return Object.defineProperty(error, 'name', {
    value: 'UnhandledPromiseRejection',
    configurable: true,
    writable: true,
    enumerable: false,
  });
}

function nameReason(reason: unknown): string {
  if (typeof reason === 'function') return String(reason);
  if (typeof reason !== 'object' || reason === null) return String(reason);
  const { constructor } = reason;
  return `#<${typeof constructor === 'function' ? constructor.name : 'Object'}>`;
}
