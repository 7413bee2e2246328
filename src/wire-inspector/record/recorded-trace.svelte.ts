import { createWireEntries } from '../../network/wire-entries.ts';
import type { WireEntry } from '../../network/wire-entry.ts';
import type { WirePlace } from '../../network/wire-event.ts';
import { writtenBy, type WrittenBy } from '../wire-trace.svelte.ts';
import { findSpot } from './find-spot.ts';
import type { Recording } from './recording-file.ts';

/** Where a recording came from: somebody's file, a link, or a check of these very programs. */
export type RecordingOrigin =
  | { type: 'file'; name: string }
  | { type: 'link' }
  /** `spot`: where the check looked when it failed. */
  | { type: 'check'; title: string; spot: WirePlace | null };

/** A recording as the inspector shows it: its entries don't change any more. */
export class RecordedTrace {
  selectedId = $state<string | null>(null);
  readonly dropped = 0;
  readonly entries: readonly WireEntry[];
  readonly recording: Recording;
  readonly origin: RecordingOrigin;

  constructor(recording: Recording, origin: RecordingOrigin) {
    this.recording = recording;
    this.origin = origin;
    const entries = createWireEntries({ maxEntries: Infinity });
    for (const event of recording.events) entries.push(event);
    this.entries = entries.list();
    if (origin.type === 'check' && origin.spot) {
      this.selectedId = findSpot(this.entries, origin.spot)?.id ?? null;
    }
  }

  /** The line of this page's program that wrote the selected entry. */
  get selectedSource(): WrittenBy | null {
    // Lines of somebody else's program are not on this page.
    return this.origin.type === 'check' ? writtenBy(this.entries, this.selectedId) : null;
  }
}
