import { isSent } from '../../network/wire-entry.ts';
import type { SourcePosition } from '../../network/wire-event.ts';
import type { WireTrace, WrittenBy } from '../wire-trace.svelte.ts';
import type { RecordedTrace, RecordingOrigin } from './recorded-trace.svelte.ts';
import type { Recording, RecordingReading } from './recording-file.ts';

/** What the reader is told of the last thing that was done with recordings. */
export type RecordNotice =
  | { type: 'saved'; leftOut: number }
  | { type: 'copied'; leftOut: number }
  /** The browser doesn't let the page copy: the link is shown. */
  | { type: 'copy-by-hand'; href: string }
  | { type: 'too-big-for-link'; length: number; limit: number }
  | { type: 'refused'; reason: Exclude<RecordingReading['status'], 'read'>; place: string };

/** Knows whether the live wire is shown or a recording, and which. */
export class WireRecords {
  /** The recording that is shown, undefined while the live wire is. */
  shown = $state.raw<RecordedTrace>();
  /** The recording that was shown last. */
  left = $state.raw<RecordedTrace>();
  notice = $state.raw<RecordNotice>();
  readonly live: WireTrace;
  /** What a recording of the live wire is called. */
  readonly title: string;

  constructor(live: WireTrace, title: string) {
    this.live = live;
    this.title = title;
  }

  /** The line that wrote the selected entry of what is shown. */
  get selectedSource(): WrittenBy | null {
    return (this.shown ?? this.live).selectedSource;
  }

  /** Selects what a line of this page's program wrote last, unless the selected entry is of that line already. */
  selectWrittenAt(file: string, line: number): void {
    if (this.shown && this.shown.origin.type !== 'check') return;
    const trace = this.shown ?? this.live;
    const isOfLine = (position: SourcePosition | null | undefined): boolean =>
      position?.file === file && position.line === line;
    if (isOfLine(trace.selectedSource?.position)) return;
    const written = trace.entries.findLast((entry) => isSent(entry) && isOfLine(entry.source));
    if (written) trace.selectedId = written.id;
  }

  /** Shows the recording of an address; false where the address has none. */
  async openAddress(fragment: string): Promise<boolean> {
    // The same words as in `recording-link.ts`, which is not loaded for every page.
    if (!fragment.startsWith('#wire=')) return false;
    const { readRecordingFragment } = await import('./recording-link.ts');
    await this.take(await readRecordingFragment(fragment), { type: 'link' });
    return true;
  }

  /** Shows a recording in place of the live wire, which goes on meanwhile. */
  async show(recording: Recording, origin: RecordingOrigin): Promise<RecordedTrace> {
    const { RecordedTrace } = await import('./recorded-trace.svelte.ts');
    const trace = new RecordedTrace(recording, origin);
    this.showAgain(trace);
    return trace;
  }

  /** Shows a recording that was read before. */
  showAgain(trace: RecordedTrace): void {
    this.notice = undefined;
    this.shown = trace;
  }

  /** Shows the live wire; the recording can be had back as long as the page lives. */
  backToLive(): void {
    this.notice = undefined;
    if (!this.shown) return;
    this.left = this.shown;
    this.shown = undefined;
    // Else a reload would bring it back.
    if (this.left.origin.type === 'link') dropFragment();
  }

  /** Shows what was read; what can't be read changes nothing but the notice. */
  async take(reading: RecordingReading, origin: RecordingOrigin): Promise<void> {
    if (reading.status === 'read') {
      await this.show(reading.recording, origin);
      return;
    }
    const place = reading.status === 'damaged' ? reading.place : '';
    this.notice = { type: 'refused', reason: reading.status, place };
  }
}

function dropFragment(): void {
  if (location.hash === '') return;
  history.replaceState(history.state, '', location.pathname + location.search);
}
