import type { createWireEntries } from '../network/wire-entries.ts';
import { isSent, type WireEntry } from '../network/wire-entry.ts';
import type { SourcePosition, WireEvent } from '../network/wire-event.ts';
import { WireRecorder } from '../network/wire-recorder.ts';
import { indexOfEntry } from './entry-search.ts';

/** A line that wrote an entry, with the entry's number where it is a frame. */
export type WrittenBy = { position: SourcePosition; frame: number | null };

/** The entries of one network's wire as they come, for a view: redrawn at most once a frame. */
export class WireTrace {
  entries = $state.raw<readonly WireEntry[]>([]);
  dropped = $state(0);
  selectedId = $state<string | null>(null);
  /** Hears of entries as soon as they are read, before they are shown. */
  onEntries: ((entries: readonly WireEntry[]) => void) | undefined;
  /** The events themselves, to be saved. */
  readonly recorder = new WireRecorder();
  readonly #network: string;
  #begin: typeof createWireEntries | undefined;
  #collected: ReturnType<typeof createWireEntries> | undefined;
  /** Connections of the network since it was last cleared; what older ones still say is not shown. */
  #connections: number[] = [];
  #isScheduled = false;

  constructor(network: string) {
    this.#network = network;
  }

  /** The line that wrote the selected entry, with the entry's number where it is a frame. */
  get selectedSource(): WrittenBy | null {
    return writtenBy(this.entries, this.selectedId);
  }

  /** Loads what reads the wire; to be waited for before the first event. */
  async prepare(): Promise<void> {
    const { createWireEntries } = await import('../network/wire-entries.ts');
    this.#begin = createWireEntries;
    this.#collected ??= createWireEntries({ maxEntries });
  }

  /** Takes the next event of the engine's wire. */
  push(event: WireEvent): void {
    if (event.type === 'opened' && event.network === this.#network) {
      this.#connections.push(event.connection);
    }
    if (!this.#connections.includes(event.connection)) return;
    this.recorder.push(event);
    const added = this.#collected?.push(event) ?? [];
    if (added.length > 0) this.onEntries?.(added);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    const show = () => {
      this.#show();
    };
    // A hidden page gets no animation frames.
    if (document.visibilityState === 'visible') requestAnimationFrame(show);
    else setTimeout(show, 50);
  }

  /** Forgets everything, for a new run. */
  clear(): void {
    this.recorder.clear();
    this.#collected = this.#begin?.({ maxEntries });
    this.#connections = [];
    this.selectedId = null;
    this.#show();
  }

  #show(): void {
    this.#isScheduled = false;
    this.entries = this.#collected?.list() ?? [];
    this.dropped = this.#collected?.dropped ?? 0;
  }
}

const maxEntries = 50_000;

/** The line that wrote an entry of a list, null where that is not known. */
export function writtenBy(entries: readonly WireEntry[], id: string | null): WrittenBy | null {
  const entry = entries[indexOfEntry(entries, id)];
  if (!entry || !isSent(entry) || !entry.source) return null;
  return { position: entry.source, frame: entry.type === 'frame' ? entry.number : null };
}
