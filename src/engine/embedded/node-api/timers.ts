import { startTimer, type StopTimer } from './clock.ts';
import { host } from './host.ts';
import { runTurn } from './next-tick.ts';
import { invalidArgumentType } from './node-error.ts';

const LONGEST = 2 ** 31 - 1;
const timersById = new Map<number, Timeout>();
let lastId = 0;

/** What `setTimeout` and `setInterval` return in Node. */
export class Timeout {
  readonly #callback: (this: unknown) => void;
  readonly #ms: number;
  readonly #isRepeating: boolean;
  readonly #id = ++lastId;
  #stop: StopTimer | undefined;
  #release: (() => void) | undefined;
  #isRef = true;

  constructor(callback: (this: unknown) => void, ms: unknown, isRepeating: boolean) {
    const asked = Number(ms);
    this.#callback = callback;
    this.#ms = asked >= 1 && asked <= LONGEST ? Math.trunc(asked) : 1;
    this.#isRepeating = isRepeating;
    this.#start();
  }

  ref(): this {
    this.#isRef = true;
    if (this.#stop) this.#release ??= host().keepAlive();
    return this;
  }

  unref(): this {
    this.#isRef = false;
    this.#letGo();
    return this;
  }

  hasRef(): boolean {
    return this.#isRef;
  }

  /** The delay, under the name by which Node's users know it. */
  get _idleTimeout(): number {
    return this.#ms;
  }

  /** Starts to count anew. */
  refresh(): this {
    this.#stop?.();
    this.#start();
    return this;
  }

  close(): this {
    this.#stop?.();
    this.#stop = undefined;
    timersById.delete(this.#id);
    this.#letGo();
    return this;
  }

  [Symbol.toPrimitive](): number {
    return this.#id;
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #start(): void {
    timersById.set(this.#id, this);
    if (this.#isRef) this.#release ??= host().keepAlive();
    this.#stop = startTimer(() => {
      this.#fire();
    }, this.#ms);
  }

  #fire(): void {
    const fired = this.#stop;
    runTurn(() => {
      try {
        this.#callback.call(this);
      } finally {
        // The callback may have cleared the timer, or have started it anew.
        if (this.#stop === fired && fired) {
          if (this.#isRepeating) this.#start();
          else this.close();
        }
      }
    });
  }

  #letGo(): void {
    this.#release?.();
    this.#release = undefined;
  }
}

/** What `setImmediate` returns in Node. */
export class Immediate {
  readonly #callback: () => void;
  #release: (() => void) | undefined;
  #isPending = true;
  #isRef = true;

  constructor(callback: () => void) {
    this.#callback = callback;
    this.#release = host().keepAlive();
    queueTurn(() => {
      if (!this.#isPending) return;
      this.close();
      this.#callback();
    });
  }

  ref(): this {
    this.#isRef = true;
    if (this.#isPending) this.#release ??= host().keepAlive();
    return this;
  }

  unref(): this {
    this.#isRef = false;
    this.#release?.();
    this.#release = undefined;
    return this;
  }

  hasRef(): boolean {
    return this.#isRef;
  }

  close(): void {
    this.#isPending = false;
    this.#release?.();
    this.#release = undefined;
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

/** Node's `setTimeout`. */
export function setTimeout<Args extends unknown[]>(
  callback: (...args: Args) => void,
  ms?: number,
  ...args: Args
): Timeout {
  return new Timeout(bind(callback, args), ms, false);
}

/** Node's `setInterval`. */
export function setInterval<Args extends unknown[]>(
  callback: (...args: Args) => void,
  ms?: number,
  ...args: Args
): Timeout {
  return new Timeout(bind(callback, args), ms, true);
}

/** Node's `setImmediate`. */
export function setImmediate<Args extends unknown[]>(
  callback: (...args: Args) => void,
  ...args: Args
): Immediate {
  return new Immediate(bind(callback, args));
}

/** Node's `clearTimeout`: takes the object, its number, or nothing. */
export function clearTimeout(timer?: unknown): void {
  if (timer instanceof Timeout || timer instanceof Immediate) timer.close();
  else if (typeof timer === 'number' || typeof timer === 'string')
    timersById.get(Number(timer))?.close();
}

/** Node's `clearInterval`. */
export const clearInterval = clearTimeout;

/** Node's `clearImmediate`. */
export const clearImmediate = clearTimeout;

const turns: (() => void)[] = [];
let turnPort: MessagePort | undefined;

/** Runs a task in a turn of its own, as soon as this one is over; browsers delay timers, and messages not. */
export function queueTurn(task: () => void): void {
  if (!turnPort) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const next = turns.shift();
      if (next) runTurn(next);
    };
    turnPort = port2;
  }
  turns.push(task);
  turnPort.postMessage(null);
}

function bind<Args extends unknown[]>(
  callback: (...args: Args) => void,
  args: Args,
): (this: unknown) => void {
  if (typeof callback !== 'function')
    throw invalidArgumentType('callback', 'of type function', callback);
  return function (this: unknown) {
    Reflect.apply(callback, this, args);
  };
}

const timersModule = {
  setTimeout,
  setInterval,
  setImmediate,
  clearTimeout,
  clearInterval,
  clearImmediate,
};
export default timersModule;
export { timersModule as 'module.exports' };
