import type {
  ClockAdvance,
  JsonValue,
  Program,
  ProgramEnd,
  ProgramEvent,
  ProgramSpec,
  StopManner,
} from '../engine.ts';
import { EventRecord } from './event-record.ts';
import type { ClockAdvanced } from './frame-messages.ts';

/** What a program's handle in the page asks of the frame. */
type ProgramDoor = {
  send(value: JsonValue): void;
  stop(manner: StopManner): void;
  advance(request: number, milliseconds: number): void;
};

/** The page's side of a program: what it did so far, and a door to the frame where it runs. */
export class EmbeddedProgram implements Program {
  readonly id: string;
  readonly name: string;
  readonly ended: Promise<ProgramEnd>;
  readonly #record = new EventRecord();
  readonly #door: ProgramDoor;
  readonly #hasVirtualClock: boolean;
  readonly #advances = new Map<number, (advance: ClockAdvance) => void>();
  #lastAdvance = 0;
  #resolveEnded!: (end: ProgramEnd) => void;
  #hasEnded = false;

  constructor(id: string, { name, clock }: ProgramSpec, door: ProgramDoor) {
    this.id = id;
    this.name = name;
    this.#door = door;
    this.#hasVirtualClock = clock?.type === 'virtual';
    this.ended = new Promise((resolve) => {
      this.#resolveEnded = resolve;
    });
  }

  /** Whether the program is over. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  subscribe(listener: (event: ProgramEvent) => void): () => void {
    return this.#record.subscribe(listener);
  }

  send(value: JsonValue): void {
    if (!this.#hasEnded) this.#door.send(value);
  }

  advanceClock(milliseconds: number): Promise<ClockAdvance> {
    if (!this.#hasVirtualClock) return Promise.resolve({ status: 'no-virtual-clock' });
    if (this.#hasEnded) return Promise.resolve({ status: 'ended' });
    const request = ++this.#lastAdvance;
    return new Promise((resolve) => {
      this.#advances.set(request, resolve);
      this.#door.advance(request, milliseconds);
    });
  }

  async stop(manner: StopManner = 'orderly'): Promise<ProgramEnd> {
    if (!this.#hasEnded) this.#door.stop(manner);
    return this.ended;
  }

  /** Takes what the program did. */
  take(event: ProgramEvent | ClockAdvanced): void {
    if (this.#hasEnded) return;
    if (event.type === 'advanced') {
      const { request, elapsed, timers } = event;
      this.#advances.get(request)?.({ status: 'advanced', elapsed, timers });
      this.#advances.delete(request);
      return;
    }
    if (event.type === 'ended') this.#hasEnded = true;
    this.#record.add(event);
    if (event.type !== 'ended') return;
    this.#resolveEnded(event.end);
    for (const resolve of this.#advances.values()) resolve({ status: 'ended' });
    this.#advances.clear();
  }

  /** Ends the program from outside. */
  end(end: ProgramEnd, time: number): void {
    this.take({ type: 'ended', time, end });
  }
}
