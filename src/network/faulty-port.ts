import { perfectLink, type EndFault, type LinkFaults } from './faults.ts';
import { seededChance } from './seeded-chance.ts';
import type { WireListener, WireMessage, WirePort } from './wire-port.ts';

/** The port as it is on a link with these faults; the port itself where there are none. */
export function spoiled(port: WirePort, link: LinkFaults | undefined): WirePort {
  return link ? new FaultyPort(port, link) : port;
}

/** The clock and the timers of a faulty port; a test gives its own. */
export type FaultTimers = {
  now(): number;
  setTimeout(task: () => void, milliseconds: number): number;
  clearTimeout(timer: number): void;
};

type OnItsWay = { message: WireMessage | 'lost'; due: number };

/**
 * Stands between one end of a connection and what carries it, and does to what arrives what a bad network does.
 * Nothing overtakes what was sent before it, as on TCP. What this end sends is the other end's to spoil.
 */
export class FaultyPort implements WirePort {
  readonly #port: WirePort;
  readonly #timers: FaultTimers;
  readonly #chance: () => number;
  #link: LinkFaults;
  #listener: WireListener | undefined;
  #queue: OnItsWay[] = [];
  #lastDue = 0;
  /** When the bytes that were let through have all been given out, at the link's pace. */
  #busyUntil = 0;
  #timer: number | undefined;
  /** How much of the stream was let through, its end as one. */
  #given: number;
  #hasGivenEnd = false;
  #isOver = false;

  /** `given` is how many bytes this end was given before. */
  constructor(port: WirePort, link: LinkFaults, timers: FaultTimers = realTimers, given = 0) {
    this.#port = port;
    this.#link = link;
    this.#timers = timers;
    this.#given = given;
    this.#chance = seededChance(link.seed);
  }

  post(message: Uint8Array | Exclude<WireMessage, Uint8Array>, following?: number): void {
    this.#port.post(message, following);
  }

  listen(listener: WireListener): void {
    this.#listener = listener;
    this.#port.listen({
      message: (message) => {
        this.#arrive(message);
      },
      lost: () => {
        this.lose();
      },
    });
  }

  close(): void {
    this.#isOver = true;
    this.#queue = [];
    this.#stopTimer();
    this.#port.close();
  }

  /** The other end is gone, with its program: heard after what is on its way. */
  lose(): void {
    this.#arrive('lost');
  }

  /** Lets something happen to the running connection. */
  inflict(fault: EndFault): void {
    switch (fault.type) {
      case 'cut':
        // What is on its way is lost with the connection.
        this.#queue = [];
        this.#stopTimer();
        this.#listener?.message('reset');
        return;
      case 'silence':
        this.#link = { ...this.#link, isSilent: true };
        this.#stopTimer();
        return;
      case 'slow':
        this.#link = { ...this.#link, bytesPerSecond: Math.max(1, fault.bytesPerSecond) };
        this.#busyUntil = this.#timers.now();
        break;
      case 'delay':
        this.#delay(fault.latencyMs, fault.jitterMs);
        break;
      case 'hold':
        this.#link = { ...this.#link, heldAt: fault.heldAt };
        break;
      case 'release':
        this.#link = { ...this.#link, heldAt: Infinity };
        break;
      case 'restore':
        this.#link = { ...perfectLink, heldAt: this.#link.heldAt };
        this.#busyUntil = 0;
        for (const item of this.#queue) item.due = 0;
    }
    this.#stopTimer();
    this.#deliver();
  }

  // What is on its way is no later than what is sent now, as nothing may overtake it.
  #delay(latencyMs: number, jitterMs: number): void {
    this.#link = { ...this.#link, latencyMs, jitterMs };
    const latest = this.#timers.now() + Math.max(0, latencyMs) + Math.max(0, jitterMs);
    for (const item of this.#queue) item.due = Math.min(item.due, latest);
    this.#lastDue = Math.min(this.#lastDue, latest);
  }

  #arrive(message: WireMessage | 'lost'): void {
    if (this.#isOver) return;
    const { latencyMs, jitterMs } = this.#link;
    const late = Math.max(0, latencyMs) + Math.max(0, jitterMs) * this.#chance();
    this.#lastDue = Math.max(this.#lastDue, this.#timers.now() + late);
    this.#queue.push({ message, due: this.#lastDue });
    if (this.#timer === undefined) this.#deliver();
  }

  #deliver(): void {
    this.#timer = undefined;
    while (!this.#link.isSilent && !this.#isOver) {
      const first = this.#queue[0];
      if (!first || this.#isHeld(first)) return;
      const now = this.#timers.now();
      const wait = Math.max(first.due, this.#busyUntil) - now;
      if (wait > 0) {
        this.#timer = this.#timers.setTimeout(() => {
          this.#deliver();
        }, Math.ceil(wait));
        return;
      }
      this.#give(first, now);
    }
  }

  #give(first: OnItsWay, now: number): void {
    const { message } = first;
    const { bytesPerSecond } = this.#link;
    const isPaced = bytesPerSecond !== Infinity;
    // In small pieces, so that the writer gets its room back little by little.
    const pace = isPaced ? Math.max(1, Math.floor((bytesPerSecond * PIECE_MS) / 1000)) : Infinity;
    const most = Math.min(pace, this.#link.heldAt - this.#given);
    if (typeof message === 'object') {
      const size = Math.min(message.byteLength, most);
      if (isPaced) this.#pace(size, now);
      this.#given += size;
      if (size < message.byteLength) {
        first.message = message.subarray(size);
        this.#listener?.message(message.slice(0, size));
        return;
      }
    } else if (typeof message === 'string' && !this.#hasGivenEnd) {
      this.#hasGivenEnd = true;
      this.#given += 1;
    }
    this.#queue.shift();
    if (message === 'lost') this.#listener?.lost();
    else this.#listener?.message(message);
  }

  /** Credit may pass: it is no part of the stream. */
  #isHeld({ message }: OnItsWay): boolean {
    if (typeof message === 'number' || (typeof message === 'string' && this.#hasGivenEnd)) {
      return false;
    }
    return this.#given >= this.#link.heldAt;
  }

  #pace(byteLength: number, now: number): void {
    const { bytesPerSecond } = this.#link;
    // Timers are a little late; what that loses is made up for.
    const from = this.#busyUntil > now - PIECE_MS ? this.#busyUntil : now;
    this.#busyUntil = from + (byteLength * 1000) / bytesPerSecond;
  }

  #stopTimer(): void {
    if (this.#timer !== undefined) this.#timers.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

const PIECE_MS = 50;

// Taken before a program can put its own in their place.
const realTimers: FaultTimers = {
  now: performance.now.bind(performance),
  setTimeout: globalThis.setTimeout.bind(globalThis),
  clearTimeout: globalThis.clearTimeout.bind(globalThis),
};
