import type { ClockMove } from './engine.ts';

/** A timer that waits for the clock; the clock gives it out and takes it back. */
export type VirtualTimer = {
  readonly due: number;
  readonly order: number;
  stage: 'waiting' | 'fired' | 'stopped';
  fire(): void;
  /** Whether it has been cleared without the clock being told. */
  isCleared(): boolean;
};

/** What the clock does between two timers. */
export type BetweenTimers = {
  /** Lets one turn of the program's loop pass, with everything that is ready in it. */
  turn(): Promise<void>;
  /** Lets the programs of the network say what they have to say to each other. */
  settle(): Promise<void>;
};

/** A clock that stands still until it is moved, with the timers that wait for it. */
export class VirtualClock {
  readonly startsAt: number;
  #elapsed = 0;
  #lastOrder = 0;
  /** A binary heap: the timer that is due first is at its top. */
  readonly #heap: VirtualTimer[] = [];
  #stopped = 0;
  #ran = 0;
  #work: Promise<unknown> = Promise.resolve();

  constructor(startsAt: number) {
    this.startsAt = startsAt;
  }

  /** Milliseconds since the program began. */
  get elapsed(): number {
    return this.#elapsed;
  }

  /** Milliseconds since 1970. */
  get now(): number {
    return this.startsAt + this.#elapsed;
  }

  /** How many timers it keeps, with those that were stopped and not yet forgotten. */
  get waiting(): number {
    return this.#heap.length;
  }

  /** Lets a timer wait so many milliseconds. */
  start(milliseconds: number, fire: () => void, isCleared = () => false): VirtualTimer {
    const due = this.#elapsed + milliseconds;
    const order = ++this.#lastOrder;
    const timer: VirtualTimer = { due, order, stage: 'waiting', fire, isCleared };
    this.#heap.push(timer);
    this.#rise(this.#heap.length - 1);
    return timer;
  }

  /** Takes back a timer that hasn't fired; one that has is ignored. */
  stop(timer: VirtualTimer): void {
    if (timer.stage !== 'waiting') return;
    timer.stage = 'stopped';
    this.#stopped += 1;
    // Timers that are set and cleared all day must not pile up until their time comes.
    if (this.#stopped > 64 && this.#stopped * 2 > this.#heap.length) this.#dropStopped();
  }

  /** Moves on, timer by timer; one move after the other. */
  advance(milliseconds: number, between: BetweenTimers): Promise<ClockMove> {
    const move = this.#move(this.#work, milliseconds, between);
    this.#work = move;
    return move;
  }

  async #move(
    before: Promise<unknown>,
    milliseconds: number,
    between: BetweenTimers,
  ): Promise<ClockMove> {
    await before;
    const ranBefore = this.#ran;
    const target = this.#elapsed + (milliseconds > 0 && milliseconds < Infinity ? milliseconds : 0);
    await between.turn();
    await between.settle();
    for (;;) {
      if (this.#nextStop(target) > this.#elapsed) {
        await between.settle();
        // What arrived meanwhile may have cleared a timer, or have set an earlier one.
        this.#elapsed = this.#nextStop(target);
      }
      const next = this.#top();
      if (!next || next.due > this.#elapsed) break;
      this.#takeTop();
      next.stage = 'fired';
      if (!next.isCleared()) {
        this.#ran += 1;
        next.fire();
      }
      await between.turn();
    }
    await between.settle();
    return { elapsed: this.#elapsed, timers: this.#ran - ranBefore };
  }

  /** Where the clock stops next on its way: at the first timer, or where it is to go. */
  #nextStop(target: number): number {
    return Math.max(this.#elapsed, Math.min(target, this.#top()?.due ?? target));
  }

  #top(): VirtualTimer | undefined {
    while (this.#heap[0]?.stage === 'stopped') {
      this.#takeTop();
      this.#stopped -= 1;
    }
    return this.#heap[0];
  }

  #takeTop(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #dropStopped(): void {
    const kept = this.#heap.filter(({ stage }) => stage === 'waiting').sort(compare);
    this.#stopped = 0;
    this.#heap.splice(0, this.#heap.length, ...kept);
  }

  #rise(index: number): void {
    for (let at = index; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!this.#swapIfEarlier(at, parent)) return;
      at = parent;
    }
  }

  #sink(index: number): void {
    for (let at = index; ;) {
      const left = at * 2 + 1;
      const right = left + 1;
      const child = this.#isEarlier(right, left) ? right : left;
      if (!this.#swapIfEarlier(child, at)) return;
      at = child;
    }
  }

  #isEarlier(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    return a !== undefined && b !== undefined && compare(a, b) < 0;
  }

  #swapIfEarlier(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    if (!a || !b || compare(a, b) >= 0) return false;
    this.#heap[one] = b;
    this.#heap[other] = a;
    return true;
  }
}

function compare(one: VirtualTimer, other: VirtualTimer): number {
  return one.due - other.due || one.order - other.order;
}
