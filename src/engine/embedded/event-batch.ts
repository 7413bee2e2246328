import type { FrameEvent } from './frame-messages.ts';
import { outputWeight } from './output-budget.ts';

/** How much of a program's output a batch carries. */
export type OutputShare = { lines: number; characters: number };

/** Sends a batch; where it carries output, `takeHandled` wants to hear when the page has handled it. */
export type SendBatch = (batch: number, events: FrameEvent[], hasOutput: boolean) => void;

/** Collects events for the page in their order, and remembers until the page has handled them whose output they are. */
export class EventBatch {
  readonly #send: SendBatch;
  readonly #shares = new Map<number, Map<string, OutputShare>>();
  #events: FrameEvent[] = [];
  #lastBatch = 0;
  #lastFlush = 0;
  #urgentSince = 0;
  #sentUrgently = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: SendBatch) {
    this.#send = send;
  }

  /** Adds what can wait for others of its kind, like bytes and output; what comes after a pause goes at once. */
  add(event: FrameEvent): void {
    this.#events.push(event);
    if (this.#events.length >= FULL_BATCH || this.#hasPaused()) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), WAIT_MS);
  }

  /** Adds what somebody waits for, and sends all that came before it too; where much is urgent, it goes together. */
  addUrgent(event: FrameEvent): void {
    const now = performance.now();
    if (now - this.#urgentSince > WAIT_MS) {
      this.#urgentSince = now;
      this.#sentUrgently = 0;
    }
    if (++this.#sentUrgently > MOST_URGENT) {
      this.add(event);
      return;
    }
    this.#events.push(event);
    this.flush();
  }

  /** Sends what has been collected. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#lastFlush = performance.now();
    if (this.#events.length === 0) return;
    const events = this.#events;
    this.#events = [];
    const batch = ++this.#lastBatch;
    const shares = outputShares(events);
    if (shares.size > 0) this.#shares.set(batch, shares);
    this.#send(batch, events, shares.size > 0);
  }

  /** The output, by program, that the page has now handled. */
  takeHandled(batch: number): ReadonlyMap<string, OutputShare> {
    const shares = this.#shares.get(batch) ?? new Map<string, OutputShare>();
    this.#shares.delete(batch);
    return shares;
  }

  #hasPaused(): boolean {
    return this.#timer === undefined && performance.now() - this.#lastFlush > WAIT_MS;
  }
}

function outputShares(events: readonly FrameEvent[]): Map<string, OutputShare> {
  const shares = new Map<string, OutputShare>();
  for (const { program, event } of events) {
    if (program === undefined || event.type !== 'output') continue;
    const share = shares.get(program) ?? { lines: 0, characters: 0 };
    share.lines++;
    share.characters += outputWeight(event);
    shares.set(program, share);
  }
  return shares;
}

const FULL_BATCH = 512;
const WAIT_MS = 8;
/** So many go at once in the time that others wait. */
const MOST_URGENT = 64;
