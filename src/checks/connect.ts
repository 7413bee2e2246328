import {
  codeSeenByReceiver,
  decodeClosePayload,
  encodeClosePayload,
} from '../network/close-codes.ts';
import type { FrameSpec } from '../network/frame-encoder.ts';
import type { Frame } from '../network/frame.ts';
import { sayInChecks } from '../translations/checks.ts';
import type { Text } from '../translations/text.ts';
import { withinTicks } from './deadline.ts';
import { decodeText, type Message } from './describe-message.ts';
import { describeEnd, type ConnectionEnd } from './end-of-connection.ts';
import { ExpectationError } from './expectation-error.ts';
import { findHandshakeProblem, writeUpgradeRequest, type UpgradeOptions } from './handshake.ts';
import { createInbox } from './inbox.ts';
import type { CheckSurroundings } from './surroundings.ts';
import { timedOut } from './timed-out.ts';
import { mostUnread, openWirePeer, writeFrame, type WirePeer } from './wire-peer.ts';

/** An ordinary WebSocket client: it masks, answers pings and closes, and joins fragments. */
export type Client = {
  readonly name: string;
  /** The subprotocol that the server chose, or the empty string. */
  readonly protocol: string;
  sendText(text: string): void;
  sendBinary(bytes: Uint8Array): void;
  /** Sends one message in several frames, with a ping between each two. */
  sendFragments(kind: 'text' | 'binary', pieces: readonly (string | Uint8Array)[]): void;
  /** Sends any frame, masked unless `maskingKey` says otherwise. */
  sendFrame(spec: FrameSpec): void;
  /** The next message; the end of the connection and the deadline are failures that name `expected`. */
  nextMessage(expected?: Text): Promise<Message>;
  /** Resolves when the server answered a ping: whatever it did at once has arrived by then. */
  pong(): Promise<void>;
  /** The message that was taken before the last one. */
  readonly previousMessage: Message | undefined;
  /** How many messages arrived and weren't taken. */
  readonly unread: number;
  close(code?: number, reason?: string): Promise<ConnectionEnd>;
  /** How the connection ended, once it has. */
  readonly closed: Promise<ConnectionEnd>;
  readonly isOver: boolean;
  /** Cuts the connection without a close frame. */
  reset(): void;
  /** Whether it went silent and wasn't restored. */
  readonly isSilent: boolean;
  destroy(): void;
} & Pick<WirePeer, 'goSilent' | 'readSlowly' | 'restore'>;

/** Opens a WebSocket to the learner's server, or fails saying what came instead of 101. */
export async function connect(
  surroundings: CheckSurroundings,
  name: string,
  path: string,
  options: UpgradeOptions,
): Promise<Client> {
  const { port, random, waitTicks, transcript } = surroundings;
  const peer = openWirePeer(port, (direction, kind, payload, size) =>
    transcript.record({ client: name, direction, kind, payload, size }),
  );
  const protocol = await openHandshake(peer, surroundings, path, options);

  const inbox = createInbox<{ message: Message } | { end: ConnectionEnd }>();
  const { promise: closed, resolve: resolveClosed } = Promise.withResolvers<ConnectionEnd>();
  const pongs = createInbox<void>();
  let end: ConnectionEnd | undefined;
  let hasSentClose = false;
  let isSilent = false;
  let lastMessage: Message | undefined;
  let previousMessage: Message | undefined;
  let awaitedPing: string | undefined;

  const send = (spec: FrameSpec) => writeFrame(peer, { maskingKey: random.bytes(4), ...spec });
  const sendClose = (payload: Uint8Array) => {
    if (!hasSentClose) send({ opcode: 'close', payload });
    hasSentClose = true;
  };

  const pump = async () => {
    let pieces: Frame[] = [];
    let closing: ConnectionEnd | undefined;
    for (;;) {
      const item = await peer.take();
      if (item.type === 'end') return closing ?? item.end;
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
        closing ??= { type: 'closed', code: codeSeenByReceiver(payload), reason };
        // The reply repeats the code (RFC 6455 §5.5.1); then closing TCP is the server's part.
        sendClose(frame.payload.subarray(0, 2));
      }
      if (frame.message.part === 'control') continue;
      pieces.push(frame);
      if (pieces.length > mostUnread || inbox.size > mostUnread) {
        peer.destroy();
        return { type: 'flood' } as const;
      }
      if (!frame.fin) continue;
      inbox.put({ message: joinMessage(pieces) });
      pieces = [];
    }
  };
  void pump().then((how) => {
    end = how;
    peer.end();
    resolveClosed(how);
    inbox.put({ end: how });
  });

  return {
    name,
    protocol,
    closed,
    sendText: (text) => send({ opcode: 'text', payload: text }),
    sendBinary: (bytes) => send({ opcode: 'binary', payload: bytes }),
    sendFragments(kind, pieces) {
      pieces.forEach((payload, index) => {
        if (index > 0) send({ opcode: 'ping', payload: 'between' });
        const opcode = index === 0 ? kind : 'continuation';
        send({ opcode, payload, fin: index === pieces.length - 1 });
      });
    },
    sendFrame: send,
    async nextMessage(expected = sayInChecks((texts) => texts.anyMessage)) {
      const item = await withinTicks(inbox.take(), waitTicks, () => timedOut(expected, waitTicks));
      if ('message' in item) {
        previousMessage = lastMessage;
        lastMessage = item.message;
        return item.message;
      }
      inbox.put(item);
      throw new ExpectationError(expected, describeEnd(item.end), 'closed');
    },
    async pong() {
      awaitedPing = random.word();
      send({ opcode: 'ping', payload: awaitedPing });
      const expected = sayInChecks((texts) => texts.anyFrame);
      await withinTicks(Promise.race([pongs.take(), closed]), waitTicks, () =>
        timedOut(expected, waitTicks),
      );
    },
    get previousMessage() {
      return previousMessage;
    },
    get unread() {
      return end ? inbox.size - 1 : inbox.size;
    },
    async close(code, reason) {
      sendClose(code === undefined ? new Uint8Array() : encodeClosePayload(code, reason));
      const expected = sayInChecks((texts) => texts.anyClose);
      return withinTicks(closed, waitTicks, () => timedOut(expected, waitTicks));
    },
    get isOver() {
      return end !== undefined || peer.isOver;
    },
    reset: () => peer.reset(),
    get isSilent() {
      return isSilent;
    },
    goSilent() {
      isSilent = true;
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

async function openHandshake(
  peer: WirePeer,
  { port, random, waitTicks }: CheckSurroundings,
  path: string,
  options: UpgradeOptions,
): Promise<string> {
  const { key, text } = writeUpgradeRequest(path, port, random.bytes(16), options);
  peer.write(new TextEncoder().encode(text), `GET ${path}`, '');
  const expected = sayInChecks((texts) => texts.accepted);
  const item = await withinTicks(peer.take(), waitTicks, () => timedOut(expected, waitTicks));
  if (item.type === 'end') throw new ExpectationError(expected, describeEnd(item.end), 'closed');
  if (item.type !== 'head') throw new Error('A frame came before the head.');
  const problem = findHandshakeProblem(item.head, key, options.protocols);
  if (problem) {
    peer.destroy();
    throw new ExpectationError(expected, problem);
  }
  return headerOf(item.head.headers, 'sec-websocket-protocol');
}

function headerOf(headers: readonly { name: string; value: string }[], wanted: string): string {
  return headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? '';
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
