import type { Direction } from '../network/wire-event.ts';

/** Where something begins on a line: `offset` counts the bytes of its direction. */
export type LinePlace = { direction: Direction; offset: number };

/** Numbers the connections of the judge's program in the order in which they open, as the wire tells of them. */
let opened = 0;

/** Numbers them anew, for another program. */
export function forgetLines(): void {
  opened = 0;
}

/** One of the judge's connections as it is known afterwards: its number among all, and how far each direction came. */
export class JudgeLine {
  readonly name: string;
  /** Undefined as long as nobody answered. */
  number: number | undefined;
  /** Nobody has ended it, nor has the check. */
  isOpen = false;
  /** What crossed last. */
  last: LinePlace | undefined;
  readonly #crossed: Record<Direction, number> = { 'client-to-server': 0, 'server-to-client': 0 };

  constructor(name: string) {
    this.name = name;
  }

  /** The connection is there. */
  open(): void {
    this.number = opened;
    this.isOpen = true;
    opened += 1;
  }

  /** One of the two sides ended it. */
  close(): void {
    this.isOpen = false;
  }

  /** Notes that so many bytes crossed in one piece, and tells where it begins. */
  note(direction: Direction, size: number): LinePlace {
    const place = { direction, offset: this.#crossed[direction] };
    this.#crossed[direction] += size;
    this.last = place;
    return place;
  }
}
