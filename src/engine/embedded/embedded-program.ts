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
import type { ProgramAnswer } from './frame-messages.ts';
import type { QuestionToProgram } from './program-messages.ts';

/** What a program's handle in the page asks of the frame. */
type ProgramDoor = {
  send(value: JsonValue): void;
  stop(manner: StopManner): void;
  ask(question: QuestionToProgram): void;
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
  readonly #turns = new Map<number, () => void>();
  #lastRequest = 0;
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
    const request = ++this.#lastRequest;
    return new Promise((resolve) => {
      this.#advances.set(request, resolve);
      this.#door.ask({ type: 'advance', request, milliseconds });
    });
  }

  turn(): Promise<void> {
    if (this.#hasEnded) return Promise.resolve();
    const request = ++this.#lastRequest;
    return new Promise((resolve) => {
      this.#turns.set(request, resolve);
      this.#door.ask({ type: 'turn', request });
    });
  }

  async stop(manner: StopManner = 'orderly'): Promise<ProgramEnd> {
    if (!this.#hasEnded) this.#door.stop(manner);
    return this.ended;
  }

  /** Takes what the program did. */
  take(event: ProgramEvent | ProgramAnswer): void {
    if (this.#hasEnded) return;
    if (event.type === 'advanced') {
      const { request, elapsed, timers } = event;
      this.#advances.get(request)?.({ status: 'advanced', elapsed, timers });
      this.#advances.delete(request);
      return;
    }
    if (event.type === 'turned') {
      this.#turns.get(event.request)?.();
      this.#turns.delete(event.request);
      return;
    }
    if (event.type === 'ended') this.#hasEnded = true;
    this.#record.add(event);
    if (event.type !== 'ended') return;
    this.#resolveEnded(event.end);
    for (const resolve of this.#advances.values()) resolve({ status: 'ended' });
    this.#advances.clear();
    for (const resolve of this.#turns.values()) resolve();
    this.#turns.clear();
  }

  /** Ends the program from outside. */
  end(end: ProgramEnd, time: number): void {
    this.take({ type: 'ended', time, end });
  }
}
