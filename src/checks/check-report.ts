import type { ProgramEnd } from '../engine/engine.ts';
import type { Direction } from '../network/wire-event.ts';
import type { Text } from '../translations/text.ts';

/** A frame or handshake that a check concerns, as the judge's own side of the wire saw it. */
export type TranscriptEntry = {
  /** Milliseconds since the check began. */
  time: number;
  /** The judge's name for the connection, for example `client 1`. */
  client: string;
  direction: Direction;
  /** What it is in the field's words: `GET /ws`, `101`, `text`, `binary`, `close 1000`, `ping`, `end`, `reset`. */
  kind: string;
  /** A short, printable form of the payload. */
  payload: string;
  /** The whole size on the wire, in bytes. */
  size: number;
};

/** What every result tells of its check. */
export type CheckSentence = { id: string; title: Text };

/** What came of one check. */
export type CheckResult =
  | (CheckSentence & { status: 'passed' })
  | (CheckSentence & {
      status: 'failed' | 'timed-out';
      expected: Text;
      received: Text;
      hints: readonly Text[];
      transcript: readonly TranscriptEntry[];
    })
  /** The learner's program died while this check ran. */
  | (CheckSentence & {
      status: 'crashed';
      end: ProgramEnd;
      expected: Text;
      received: Text;
      hints: readonly Text[];
      transcript: readonly TranscriptEntry[];
    });

/** Why nothing could be checked: one of the ways in which a program doesn't become a server. */
export type NotCheckable =
  | { reason: 'ended-at-start'; end: ProgramEnd }
  | { reason: 'never-listened'; expectedPort: number; waitedMs: number }
  | { reason: 'wrong-port'; expectedPort: number; port: number }
  | { reason: 'judge-failed'; message: string };

/** The outcome of one press of Check. `seed` reproduces the random names and payloads. */
export type CheckReport =
  | {
      status: 'checked';
      seed: number;
      results: readonly CheckResult[];
      /** How many checks were left out, where not all were wanted. */
      leftOut?: number;
    }
  | { status: 'not-checkable'; seed: number; problem: NotCheckable; explanation: Text }
  | { status: 'stopped'; seed: number };
