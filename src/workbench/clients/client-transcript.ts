import type { ClientNews } from './client-messages.ts';
import { FramePace } from './frame-pace.svelte.ts';

/** News as the page knows it better: a refusal that the learner's own fault made is told apart. */
export type TranscriptNews = ClientNews | { type: 'refused-by-fault'; dial: number };

/** One thing that happened to a client that had dialled `target`; `time` is in milliseconds since Run. */
export type ClientEntry = { number: number; time: number; target: string; news: TranscriptNews };

/** The most entries that are kept; the oldest go first. */
export const shownEntries = 300;

/** What happened to one client, as its transcript shows it. */
export class ClientTranscript {
  readonly #pace = new FramePace();
  #entries: ClientEntry[] = [];
  #added = 0;

  /** What is kept, the oldest first. */
  get entries(): readonly ClientEntry[] {
    this.#pace.follow();
    return this.#entries;
  }

  /** How many were dropped because there were too many. */
  get dropped(): number {
    this.#pace.follow();
    return this.#added - this.#entries.length;
  }

  /** Adds what happened. */
  add(time: number, target: string, news: TranscriptNews): void {
    this.#added += 1;
    this.#entries = [
      ...this.#entries.slice(1 - shownEntries),
      { number: this.#added, time, target, news },
    ];
    this.#pace.change();
  }

  /** Forgets everything. */
  clear(): void {
    this.#entries = [];
    this.#added = 0;
    this.#pace.change();
  }
}
