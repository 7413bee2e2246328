import type { Direction } from '../network/wire-event.ts';
import type { TranscriptEntry } from './check-report.ts';

/** Records what crossed the judge's side of the wire during one check. */
export type Transcript = {
  record(entry: Omit<TranscriptEntry, 'time'>): void;
  /** The first and the last entries; a flood in between is left out. */
  entries(): TranscriptEntry[];
};

const firstKept = 20;
const lastKept = 30;

/** Begins a transcript. */
export function beginTranscript(): Transcript {
  const beganAt = performance.now();
  const first: TranscriptEntry[] = [];
  const last: TranscriptEntry[] = [];
  return {
    record(entry) {
      const timed = { time: Math.round(performance.now() - beganAt), ...entry };
      if (first.length < firstKept) first.push(timed);
      else last.push(timed);
      if (last.length > lastKept) last.shift();
    },
    entries: () => [...first, ...last],
  };
}

/** The transcript of one connection. */
export type ConnectionTranscript = (
  direction: Direction,
  kind: string,
  payload: string,
  size: number,
) => void;
