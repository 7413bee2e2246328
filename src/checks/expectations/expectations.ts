import type { JsonValue } from '../../engine/engine.ts';
import type { Client } from '../connect.ts';
import type { OpcodeName } from '../../network/frame.ts';
import type { Text } from '../../translations/text.ts';
import type { RawPeer } from '../dial.ts';
import { ExpectationError } from '../expectation-error.ts';
import { expectBytes } from './expect-bytes.ts';
import { expectClose } from './expect-close.ts';
import { expectFrame, expectNoFrame } from './expect-frame.ts';
import { expectJson } from './expect-json.ts';
import { expectNoOtherVisitor } from './expect-no-other-visitor.ts';
import { expectOpen } from './expect-open.ts';
import { expectNothingMore, expectRefusal, type RefusedHandshake } from './expect-refusal.ts';
import { expectReply } from './expect-reply.ts';
import { expectSilence } from './expect-silence.ts';
import { expectTextFrame } from './expect-text-frame.ts';
import { expectText } from './expect-text.ts';

/** What a check can expect of a client's next message or end; each throws an `ExpectationError` that names both sides. */
export type Expectations = {
  /** A text frame with exactly this text. */
  text: (client: Client, text: string) => Promise<void>;
  /** A binary message of exactly these bytes. */
  bytes: (client: Client, bytes: Uint8Array) => Promise<void>;
  /** Exactly this text, in a frame of either kind. */
  reply: (client: Client, text: string) => Promise<void>;
  /** A text frame, whatever it says. */
  textFrame: (client: Client) => Promise<void>;
  /** This JSON, whatever its key order, white space and frame kind. */
  json: (client: Client, value: JsonValue) => Promise<void>;
  /** Nothing more: a ping sent now is answered before any message, and the server has not ended the connection unasked. */
  silence: (client: Client) => Promise<void>;
  /** The connection is still there: the server answers a ping. */
  open: (client: Client) => Promise<void>;
  /** A frame of this kind, at a raw peer. */
  frame: (peer: RawPeer, opcode: OpcodeName) => Promise<void>;
  /** No frame so far that wasn't taken, at a raw peer. */
  noFrame: (peer: RawPeer) => void;
  /** An HTTP error in place of the 101: this status, or any 4xx. */
  refusal: (peer: RawPeer, handshake?: RefusedHandshake) => Promise<void>;
  /** The end of a refused connection, and no second answer before it. */
  nothingMore: (peer: RawPeer) => Promise<void>;
  /** Fails in the check's own words, for what no other expectation says. */
  fails: (sides: { expected: Text; received: Text }) => never;
  /** The end of the connection with this code; 1005 is a close without one, 1006 no close at all. */
  close: (client: Client, code: number, reason?: string) => Promise<void>;
  /** No other connection of the learner's client so far. */
  noOtherVisitor: (waiting: number) => void;
};

/** The expectations of one check. */
export function createExpectations(): Expectations {
  return {
    text: expectText,
    bytes: expectBytes,
    reply: expectReply,
    textFrame: expectTextFrame,
    json: expectJson,
    silence: expectSilence,
    open: expectOpen,
    frame: expectFrame,
    noFrame: expectNoFrame,
    refusal: (peer, handshake = {}) => expectRefusal(peer, handshake),
    nothingMore: expectNothingMore,
    fails({ expected, received }) {
      throw new ExpectationError(expected, received);
    },
    close: expectClose,
    noOtherVisitor: expectNoOtherVisitor,
  };
}
