import type { ProgramEvent } from '../engine.ts';

/** Everything that a program did, for listeners that come late; of much output, many ports or many messages, only the latest part. */
export class EventRecord {
  readonly #listeners = new Set<(event: ProgramEvent) => void>();
  #events: ProgramEvent[] = [];
  #outputs = 0;
  #portEvents = 0;
  #messages = 0;

  /** Keeps the event and tells every listener; a listener that throws disturbs nobody else. */
  add(event: ProgramEvent): void {
    this.#events.push(event);
    if (event.type === 'output' && ++this.#outputs >= MOST_OUTPUTS * 2) this.#forgetOldest();
    if (isPortEvent(event) && ++this.#portEvents >= MOST_PORT_EVENTS * 2) {
      this.#portEvents = this.#keepLatest(isPortEvent, this.#portEvents, MOST_PORT_EVENTS);
    }
    // A judge that stays says more about each program that it checks than anybody wants to hear later.
    if (isMessage(event) && ++this.#messages >= MOST_MESSAGES * 2) {
      this.#messages = this.#keepLatest(isMessage, this.#messages, MOST_MESSAGES);
    }
    for (const listener of [...this.#listeners]) call(listener, event);
  }

  /** Calls the listener with every event so far, then with each new one. */
  subscribe(listener: (event: ProgramEvent) => void): () => void {
    // An own function: the same listener may subscribe twice.
    const own = (event: ProgramEvent): void => {
      listener(event);
    };
    for (const event of [...this.#events]) call(own, event);
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  #keepLatest(isOne: (event: ProgramEvent) => boolean, all: number, most: number): number {
    let excess = all - most;
    this.#events = this.#events.filter((event) => !isOne(event) || --excess < 0);
    return most;
  }

  #forgetOldest(): void {
    let excess = this.#outputs - MOST_OUTPUTS;
    let forgotten = 0;
    let time = 0;
    this.#outputs = MOST_OUTPUTS;
    const kept = this.#events.filter((event) => {
      if (event.type === 'output-dropped' && excess > 0) {
        forgotten += event.lines;
        return false;
      }
      if (event.type !== 'output' || excess === 0) return true;
      excess--;
      forgotten++;
      time = event.time;
      return false;
    });
    const place = kept.findIndex((event) => event.time > time);
    kept.splice(place < 0 ? kept.length : place, 0, {
      type: 'output-dropped',
      time,
      lines: forgotten,
    });
    this.#events = kept;
  }
}

function isPortEvent({ type }: ProgramEvent): boolean {
  return type === 'listening' || type === 'stopped-listening';
}

function isMessage({ type }: ProgramEvent): boolean {
  return type === 'message';
}

function call(listener: (event: ProgramEvent) => void, event: ProgramEvent): void {
  try {
    listener(event);
  } catch (error) {
    reportError(error);
  }
}

const MOST_OUTPUTS = 5000;
const MOST_PORT_EVENTS = 2000;
const MOST_MESSAGES = 100;
