import type { Text } from '../translations/text.ts';
import type { Client } from './connect.ts';
import type { RawPeer } from './dial.ts';
import type { FailureKind } from './expectation-error.ts';
import type { Expectations } from './expectations/expectations.ts';
import type { UpgradeOptions } from './handshake.ts';
import { registerCheck } from './judge.ts';
import type { ServerClock } from './judge-clock.ts';
import type { Random } from './random.ts';

export type { Client, FailureKind, RawPeer, Random, ServerClock };

/** When a hint is the right one: at any failure from there on, or only at one kind. */
export type HintFor = 'any' | FailureKind | 'crashed';

/** What a check works with. */
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

/** What a lesson says of a check: its name, what it asks in the reader's words, and hints from vague to plain. */
export type CheckDescription = Text & {
  id: string;
  hints: readonly Text[];
  /** `virtual`: the server gets a clock that stands still until the check moves it; default `real`. */
  clock?: 'real' | 'virtual';
};

/** Adds a check to the judge that this file becomes; checks run in the order in which they are added. */
export function check(
  description: CheckDescription,
  body: (tools: CheckTools) => Promise<void>,
): void {
  const { id, es, en, hints, clock = 'real' } = description;
  registerCheck({ facts: { id, title: { es, en }, hints, clock }, body });
}
