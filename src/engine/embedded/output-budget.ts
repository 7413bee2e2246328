import type { OutputEntry } from './program-messages.ts';

/** Where output goes when there is room for it, and where the count of lost lines goes. */
export type OutputDoor = {
  send(entries: OutputEntry[]): void;
  sendDropped(lines: number): void;
  now(): number;
};

/** How many lines, and how many characters, may be on their way to the reader. */
export const LINES_IN_FLIGHT = 2000;
export const CHARACTERS_IN_FLIGHT = 524_288;
/** What is longer is cut. */
export const LONGEST_TEXT = 65_536;
const LINES_SENT_ALONE = 100;
const BATCH = 100;
const DROP_REPORT_MS = 250;

/**
 * Collects what a program writes and sends it once per turn, but never more than a fixed amount
 * ahead of the reader: what comes on top is counted and dropped, so that a flood costs no memory.
 */
export class OutputBudget {
  readonly #door: OutputDoor;
  #collected: OutputEntry[] = [];
  #linesThisTurn = 0;
  #isFlushQueued = false;
  #lines = 0;
  #characters = 0;
  #dropped = 0;
  #lastDropReport = 0;

  constructor(door: OutputDoor) {
    this.#door = door;
  }

  /** Whether a line of this length would still be sent. */
  hasRoom(characters: number): boolean {
    return (
      this.#lines < LINES_IN_FLIGHT &&
      this.#characters + Math.min(characters, LONGEST_TEXT) <= CHARACTERS_IN_FLIGHT
    );
  }

  /** Whether what objects a line has may come along; they give way before any text does. */
  get hasRoomForObjects(): boolean {
    return this.#lines < LINES_IN_FLIGHT / 4 && this.#characters < CHARACTERS_IN_FLIGHT / 4;
  }

  /** Counts a line that there was no room for. */
  drop(): void {
    this.#dropped++;
    // Asking the clock for every line of a flood would cost more than the line.
    if (this.#dropped % 256 === 1 && this.#door.now() - this.#lastDropReport > DROP_REPORT_MS) {
      this.flush();
    }
  }

  /** Takes a line; the first ones of a turn leave at once, so that they are seen even if the turn never ends. */
  add(entry: OutputEntry): void {
    const text = shorten(entry.text);
    this.#lines++;
    const shortened = text === entry.text ? entry : { ...entry, text };
    this.#characters += outputWeight(shortened);
    this.#collected.push(shortened);
    this.#linesThisTurn++;
    if (this.#linesThisTurn <= LINES_SENT_ALONE || this.#collected.length >= BATCH) this.flush();
    this.#queueFlush();
  }

  /** Notes that somebody read so much; whoever reads on learns first what was lost in between. */
  read(lines: number, characters: number): void {
    this.#lines -= lines;
    this.#characters -= characters;
    if (this.#dropped > 0) this.flush();
  }

  /** Sends what was collected, and the count of what was lost. */
  flush(): void {
    this.#sendCollected();
    if (this.#dropped > 0) {
      const lines = this.#dropped;
      this.#dropped = 0;
      this.#lastDropReport = this.#door.now();
      this.#door.sendDropped(lines);
    }
  }

  #sendCollected(): void {
    if (this.#collected.length === 0) return;
    const entries = this.#collected;
    this.#collected = [];
    this.#door.send(entries);
  }

  #queueFlush(): void {
    if (this.#isFlushQueued) return;
    this.#isFlushQueued = true;
    nativeQueueMicrotask(() => {
      this.#isFlushQueued = false;
      this.#linesThisTurn = 0;
      this.#sendCollected();
    });
  }
}

// Taken before a program can put its own in its place.
const nativeQueueMicrotask = globalThis.queueMicrotask.bind(globalThis);

/** How many characters a line takes on its way. */
export function outputWeight({ text, objects = '' }: { text: string; objects?: string }): number {
  return text.length + objects.length;
}

function shorten(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  return `${text.slice(0, LONGEST_TEXT - 40)}… (${String(text.length)} characters)`;
}
