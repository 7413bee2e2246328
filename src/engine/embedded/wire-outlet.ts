import type { WireEvent } from '../../network/wire-event.ts';
import { weightOf } from './wire-weight.ts';

/** Where wire events leave, and who slows down while they can't. */
export type WireOutletDoor = {
  send(event: WireEvent): void;
  /** The page is behind: who writes on the wire should wait; or it has caught up. */
  onFull(isFull: boolean): void;
};

/** Sends wire events to the page, but never more than a fixed amount ahead of it: the rest waits here in its order. */
export class WireOutlet {
  readonly #door: WireOutletDoor;
  #held: WireEvent[] = [];
  #unread = 0;
  #isFull = false;

  constructor(door: WireOutletDoor) {
    this.#door = door;
  }

  /** Whether the page is behind. */
  get isFull(): boolean {
    return this.#isFull;
  }

  add(event: WireEvent): void {
    if (this.#held.length > 0 || this.#unread >= MOST_UNREAD) this.#held.push(event);
    else this.#send(event);
    this.#tell();
  }

  /** Notes that something else of this weight was sent to the page, which has to read that too. */
  count(weight: number): void {
    this.#unread += weight;
    this.#tell();
  }

  /** Notes that the page has read events of this weight. */
  read(weight: number): void {
    this.#unread -= weight;
    let sent = 0;
    while (this.#unread < MOST_UNREAD) {
      const event = this.#held[sent];
      if (!event) break;
      sent++;
      this.#send(event);
    }
    if (sent > 0) this.#held.splice(0, sent);
    this.#tell();
  }

  /** Forgets what waits: nobody wants to read it any more. */
  clear(): void {
    this.#held = [];
    this.#tell();
  }

  #send(event: WireEvent): void {
    this.#unread += weightOf(event);
    this.#door.send(event);
  }

  #tell(): void {
    const isFull =
      this.#held.length > 0 || this.#unread >= (this.#isFull ? FEW_UNREAD : MANY_UNREAD);
    if (isFull === this.#isFull) return;
    this.#isFull = isFull;
    this.#door.onFull(isFull);
  }
}

const FEW_UNREAD = 262_144;
const MANY_UNREAD = 1_048_576;
const MOST_UNREAD = 4_194_304;
