import type { Text } from '../translations/text.ts';
import type { Client } from './connect.ts';
import type { RawPeer } from './dial.ts';
import type { FailureKind } from './expectation-error.ts';
import type { Expectations } from './expectations/expectations.ts';
import type { UpgradeOptions } from './handshake.ts';
import { registerCheck } from './judge.ts';
import type { CheckClock } from './judge-protocol.ts';
import type { ServerClock } from './judge-clock.ts';
import type { Random } from './random.ts';
import type { Speaker } from './speaker.ts';
import type { Visitor } from './visitors.ts';

export type { Client, FailureKind, RawPeer, Random, ServerClock, Speaker, Visitor };

/** When a hint is the right one: at any failure from there on, or only at one kind. */
export type HintFor = 'any' | FailureKind | 'crashed';

/** What a check of a server works with. */
export type CheckTools = {
  /** An ordinary client; it is closed when the check is over. */
  connect: (path?: string, options?: UpgradeOptions) => Promise<Client>;
  /** A peer that does only what it is told. */
  dial: () => RawPeer;
  /** Names and payloads that nobody can guess; the report's seed repeats them. */
  random: Random;
  expect: Expectations;
  /** The server's clock, for a check with `clock: 'virtual'`. */
  clock: ServerClock;
  /** From here on, a failure shows this hint before the check's own. */
  hint: (text: Text, on?: HintFor) => void;
};

/** What a check of a client works with: the judge is the server that it visits. */
export type ClientCheckTools = Pick<CheckTools, 'random' | 'expect' | 'clock' | 'hint'> & {
  /** The next connection that the client opens; the check decides when and how it is answered. */
  nextVisitor: () => Promise<Visitor>;
  /** How many connections came that `nextVisitor` hasn't given. */
  countWaiting: () => number;
};

/** What the judge has for checks of every kind. */
export type AllCheckTools = CheckTools & ClientCheckTools;

/** What a lesson says of a check: its name, what it asks in the reader's words, and hints from vague to plain. */
export type CheckDescription = Text & {
  id: string;
  hints: readonly Text[];
  /**
   * `virtual`: the learner's program gets a clock that stands still until the check moves it. `flowing`, the default of
   * a check of a server: a virtual clock that also moves while the check waits, so that nobody waits in earnest where
   * the engine has one. `real`, the default of a check of a client: the machine's.
   */
  clock?: CheckClock;
};

/** Adds a check of a server to the judge that this file becomes; checks run in the order in which they are added. */
export function check(
  description: CheckDescription,
  body: (tools: CheckTools) => Promise<void>,
): void {
  const { id, es, en, hints, clock = 'flowing' } = description;
  const subject = 'server';
  registerCheck({ facts: { id, title: { es, en }, hints, clock, subject }, body });
}

/**
 * Adds a check of a client to the judge that this file becomes. The learner's program is started for it with the
 * judge's address in `SERVER_URL`; it may end whenever it likes, but not with an error.
 */
export function checkClient(
  description: CheckDescription,
  body: (tools: ClientCheckTools) => Promise<void>,
): void {
  const { id, es, en, hints, clock = 'real' } = description;
  const subject = 'client';
  registerCheck({ facts: { id, title: { es, en }, hints, clock, subject }, body });
}
