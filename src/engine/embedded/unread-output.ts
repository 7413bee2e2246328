import { CHARACTERS_IN_FLIGHT, LINES_IN_FLIGHT, outputWeight } from './output-budget.ts';
import type { OutputEntry } from './program-messages.ts';

/** Where a program's output goes, and where the count of lost lines goes. */
export type OutputReader = {
  read(entry: OutputEntry): void;
  readDropped(lines: number): void;
};

/** What a program wrote and nobody has read yet. Its own budget keeps this in bounds, unless it was tampered with. */
export class UnreadOutput {
  readonly #reader: OutputReader;
  #lines = 0;
  #characters = 0;
  #dropped = 0;

  constructor(reader: OutputReader) {
    this.#reader = reader;
  }

  /** Gives a line to the reader, or counts it where too much is unread. */
  add(entry: OutputEntry): void {
    if (this.#lines >= LINES_IN_FLIGHT * 2 || this.#characters >= CHARACTERS_IN_FLIGHT * 2) {
      this.#dropped++;
      return;
    }
    this.tellDropped();
    this.#lines++;
    this.#characters += outputWeight(entry);
    this.#reader.read(entry);
  }

  /** Notes that so much was read. */
  noteRead(lines: number, characters: number): void {
    this.#lines -= lines;
    this.#characters -= characters;
  }

  /** Tells how much was lost since it was last told. */
  tellDropped(): void {
    if (this.#dropped === 0) return;
    this.#reader.readDropped(this.#dropped);
    this.#dropped = 0;
  }
}
