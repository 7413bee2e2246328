import {
  codeSeenByReceiver,
  decodeClosePayload,
  encodeClosePayload,
} from '../network/close-codes.ts';
import type { FrameSpec } from '../network/frame-encoder.ts';
import type { Frame, Role } from '../network/frame.ts';
import { sayInChecks } from '../translations/checks.ts';
import type { Text } from '../translations/text.ts';
import { withinTurns } from './subject-turn.ts';
import { decodeText, type Message } from './describe-message.ts';
import { endedInstead, type ConnectionEnd } from './end-of-connection.ts';
import { createInbox } from './inbox.ts';
import type { LinePlace } from './judge-line.ts';
import type { CheckSurroundings } from './surroundings.ts';
import { timedOut } from './timed-out.ts';
import { mostUnread, writeFrame, type WirePeer } from './wire-peer.ts';

/** The judge's end of an open WebSocket: it answers pings and closes, joins fragments, and masks as a client. */
export type Speaker = {
  readonly name: string;
  /** What the judge's side is of the two. */
  readonly role: Role;
  /** The subprotocol of the connection, or the empty string. */
  readonly protocol: string;
  sendText(text: string): void;
  sendBinary(bytes: Uint8Array): void;
  /** Sends one message in several frames, with a ping between each two. */
  sendFragments(kind: 'text' | 'binary', pieces: readonly (string | Uint8Array)[]): void;
  /** Sends any frame, masked as its role asks unless `maskingKey` says otherwise. */
  sendFrame(spec: FrameSpec): void;
  /** The next message; the end of the connection and the deadline are failures that name `expected`. */
  nextMessage(expected?: Text): Promise<Message>;
  /** The last message is the next again: for who looked at it and leaves the sentence to an expectation. */
  putBack(): void;
  /** Resolves when the other side answered a ping: whatever it did at once has arrived by then. */
  pong(): Promise<void>;
  /** The message that was taken before the last one. */
  readonly previousMessage: Message | undefined;
  /** How many messages arrived and weren't taken. */
  readonly unread: number;
  close(code?: number, reason?: string): Promise<ConnectionEnd>;
  /** How the connection ended, once it has. */
  readonly closed: Promise<ConnectionEnd>;
  /** The same; the deadline is a failure that names `expected`. */
  untilClosed(expected: Text): Promise<ConnectionEnd>;
  readonly isOver: boolean;
  /** Whether the other side ended a connection that this side had not begun to end, and no check has asked how. */
  readonly isLost: boolean;
  /** Cuts the connection without a close frame. */
  reset(): void;
  /** Whether it went silent and wasn't restored. */
  readonly isSilent: boolean;
  destroy(): void;
} & Pick<WirePeer, 'goSilent' | 'readSlowly' | 'restore'>;

/** Speaks WebSocket on a connection whose handshake is over. */
export function speak(
  peer: WirePeer,
  { random, waitTicks, focus }: CheckSurroundings,
  name: string,
  protocol: string,
): Speaker {
  const { role } = peer;
  type End = { end: ConnectionEnd; place: LinePlace | undefined };
  type Received = { message: Message; place: LinePlace | undefined };
  const inbox = createInbox<Received | End>();
  const { promise: closed, resolve: resolveClosed } = Promise.withResolvers<End>();
  const placeOf = ({ place }: { place: LinePlace | undefined }) => place;
  const untilClosed = async (expected: Text): Promise<ConnectionEnd> => {
    const over = withinTurns(closed, waitTicks, () => timedOut(expected, waitTicks));
    const { end: how } = await focus.wait(peer.line, over, placeOf);
    mayEnd = true;
    return how;
  };
  const pongs = createInbox<void>();
  let end: ConnectionEnd | undefined;
  let hasSentClose = false;
  let mayEnd = false;
  let isSilent = false;
  let last: Received | undefined;
  let previousMessage: Message | undefined;
  let awaitedPing: string | undefined;

  const send = (spec: FrameSpec) =>
    writeFrame(peer, role === 'client' ? { maskingKey: random.bytes(4), ...spec } : spec);
  const sendClose = (payload: Uint8Array) => {
    if (!hasSentClose) send({ opcode: 'close', payload });
    hasSentClose = true;
  };

  const pump = async () => {
    let pieces: Frame[] = [];
    let begun: LinePlace | undefined;
    let closing: End | undefined;
    for (;;) {
      const item = await peer.take();
      const { place } = item;
      if (item.type === 'end') return closing ?? { end: item.end, place };
      if (item.type !== 'frame') continue;
      const { frame } = item;
      if (frame.opcodeName === 'ping') send({ opcode: 'pong', payload: frame.payload });
      if (frame.opcodeName === 'pong' && decodeText(frame.payload) === awaitedPing) {
        awaitedPing = undefined;
        pongs.put();
      }
      if (frame.opcodeName === 'close') {
        const payload = decodeClosePayload(frame.payload);
        const reason = payload.type === 'code' ? payload.reason : '';
        const code = codeSeenByReceiver(payload);
        closing ??= { end: { type: 'closed', code, reason }, place };
        // The reply repeats the code (RFC 6455 §5.5.1); then closing TCP is the server's part.
        sendClose(frame.payload.subarray(0, 2));
        if (role === 'server') return closing;
      }
      if (frame.message.part === 'control') continue;
      if (pieces.length === 0) begun = place;
      pieces.push(frame);
      if (pieces.length > mostUnread || inbox.size > mostUnread) {
        peer.destroy();
        return { end: { type: 'flood' }, place } as const;
      }
      if (!frame.fin) continue;
      inbox.put({ message: joinMessage(pieces), place: begun });
      pieces = [];
    }
  };
  void pump().then((how) => {
    end = how.end;
    peer.end();
    resolveClosed(how);
    inbox.put(how);
  });

  return {
    name,
    role,
    protocol,
    closed: closed.then(({ end: how }) => how),
    untilClosed,
    sendText: (text) => send({ opcode: 'text', payload: text }),
    sendBinary: (bytes) => send({ opcode: 'binary', payload: bytes }),
    sendFragments(kind, pieces) {
      pieces.forEach((payload, index) => {
        if (index > 0) send({ opcode: 'ping', payload: 'between' });
        const opcode = index === 0 ? kind : 'continuation';
        send({ opcode, payload, fin: index === pieces.length - 1 });
      });
    },
    sendFrame(spec) {
      mayEnd ||= spec.opcode === 'close' || spec.opcode === 8;
      send(spec);
    },
    async nextMessage(expected = sayInChecks((texts) => texts.anyMessage)) {
      const next = withinTurns(inbox.take(), waitTicks, () => timedOut(expected, waitTicks));
      const item = await focus.wait(peer.line, next, placeOf);
      if ('message' in item) {
        previousMessage = last?.message;
        last = item;
        return item.message;
      }
      inbox.put(item);
      throw endedInstead(expected, item.end);
    },
    putBack() {
      if (last) inbox.putBack(last);
      last = undefined;
    },
    async pong() {
      awaitedPing = random.word();
      send({ opcode: 'ping', payload: awaitedPing });
      const expected = sayInChecks((texts) => texts.anyFrame);
      const answered = Promise.race([pongs.take(), closed]);
      await focus.wait(
        peer.line,
        withinTurns(answered, waitTicks, () => timedOut(expected, waitTicks)),
      );
    },
    get previousMessage() {
      return previousMessage;
    },
    get unread() {
      return end ? inbox.size - 1 : inbox.size;
    },
    async close(code, reason) {
      mayEnd = true;
      sendClose(code === undefined ? new Uint8Array() : encodeClosePayload(code, reason));
      const expected = sayInChecks((texts) =>
        role === 'client' ? texts.anyClose : texts.clientCloses,
      );
      return untilClosed(expected);
    },
    get isOver() {
      return end !== undefined || peer.isOver;
    },
    get isLost() {
      return !mayEnd && (end !== undefined || peer.isOver);
    },
    reset: () => peer.reset(),
    get isSilent() {
      return isSilent;
    },
    goSilent() {
      isSilent = true;
      mayEnd = true;
      peer.goSilent();
    },
    readSlowly: (bytesPerSecond) => peer.readSlowly(bytesPerSecond),
    restore() {
      isSilent = false;
      peer.restore();
    },
    destroy: () => peer.destroy(),
  };
}

/** The decoder vouches for the order of the frames and for their UTF-8. */
function joinMessage(frames: readonly Frame[]): Message {
  const bytes = new Uint8Array(frames.reduce((sum, frame) => sum + frame.payload.length, 0));
  let filled = 0;
  for (const { payload } of frames) {
    bytes.set(payload, filled);
    filled += payload.length;
  }
  if (frames[0]?.opcodeName !== 'text') return { kind: 'binary', bytes };
  return { kind: 'text', text: decodeText(bytes) ?? '', bytes };
}
