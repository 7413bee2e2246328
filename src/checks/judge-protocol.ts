import type { JsonValue } from '../engine/engine.ts';
import type { Direction } from '../network/wire-event.ts';
import type { Text } from '../translations/text.ts';
import type { CheckSentence, TranscriptEntry } from './check-report.ts';

/** What the one who checks asks of the judge's program. */
export type JudgeRequest =
  | { type: 'list' }
  /** Nothing but a sign of life. */
  | { type: 'beat' }
  /** The program that was checked is over: forget it. */
  | { type: 'rest' }
  | {
      type: 'run';
      check: string;
      port: number;
      seed: number;
      waitTicks: number;
      flow: ClockFlow;
    };

/** What the judge's program asks while it checks. */
export type JudgeQuestion =
  | { type: 'advance'; request: number; milliseconds: number }
  /** Tell me when the learner's program had its turn. */
  | { type: 'turn'; request: number }
  /** The judge listens on this port for the learner's client: it may be started. */
  | { type: 'receive'; port: number; clock: 'real' | 'virtual' };

/** What it is told then, in whatever it is busy with. */
export type JudgeNotice =
  | { type: 'advanced'; request: number; timers: number }
  | { type: 'turned'; request: number }
  /** The learner's client that was started for this port is over. */
  | { type: 'client-ended'; port: number };

/**
 * How the learner's program looked right after a check: a server answers a new connection, refuses it, or keeps
 * silent; a client answers on its connection, keeps silent, or has left it.
 */
export type SubjectSign = 'answers' | 'refuses' | 'silent' | 'left';

/**
 * When the clock of the learner's program moves on by itself: whenever the judge waits, only once the check's own steps
 * are over, or never.
 */
export type ClockFlow = 'always' | 'afterwards' | 'never';

/** The clock that a check wants for the learner's program. */
export type CheckClock = 'real' | 'virtual' | 'flowing';

/** A check as it is known before it runs. */
export type CheckFacts = CheckSentence & {
  hints: readonly Text[];
  clock: CheckClock;
  /** What the learner's program is in this check. */
  subject: 'server' | 'client';
};

/** A hint that was given for a crash at the place where the check was. */
export type Outcome =
  | { status: 'passed'; crashHints: readonly Text[] }
  | {
      status: 'failed' | 'timed-out';
      expected: Text;
      received: Text;
      hints: readonly Text[];
      crashHints: readonly Text[];
      transcript: readonly TranscriptEntry[];
      /** Another message than the expected one came: what the program did after the judge hung up is no cause of that. */
      isAboutMessage: boolean;
    }
  /** The check itself is wrong: it threw something else than a broken expectation. */
  | { status: 'broken'; message: string };

/**
 * What the judge's connections of one check were: their names, and their numbers among all that its program had, in
 * the order in which they opened; whether the judge still had to end them, which is not the check's doing any more;
 * `spot` is the place that the check looked at last.
 */
export type JudgeTrace = {
  lines: readonly { name: string; number: number; isOpen: boolean }[];
  spot: { line: number; direction: Direction; offset: number } | null;
};

/** What the judge's program answers. */
export type JudgeAnswer =
  | { type: 'beat' }
  /** `isFree`: nothing of the judge's still waits for the program that was checked. */
  | { type: 'rests'; isFree: boolean }
  | { type: 'checks'; checks: readonly CheckFacts[] }
  | { type: 'outcome'; check: string; outcome: Outcome; sign: SubjectSign; trace: JudgeTrace };

const questionTypes = ['advance', 'turn', 'receive'] as const satisfies JudgeQuestion['type'][];

/** Reads a question of the judge; what isn't one is undefined. */
export function readJudgeQuestion(value: JsonValue): JudgeQuestion | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const isQuestion = questionTypes.some((type) => type === value['type']);
  return isQuestion ? (value as unknown as JudgeQuestion) : undefined;
}

const answerTypes = ['beat', 'rests', 'checks', 'outcome'] as const satisfies JudgeAnswer['type'][];

/** Reads an answer of the judge; what isn't one is undefined. */
export function readJudgeAnswer(value: JsonValue): JudgeAnswer | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const isAnswer = answerTypes.some((type) => type === value['type']);
  // The judge is our own program: only it has the channel that this came through.
  return isAnswer ? (value as unknown as JudgeAnswer) : undefined;
}
