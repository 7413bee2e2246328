import type { FrameSpec } from '../network/frame-encoder.ts';
import type { Frame, OpcodeName } from '../network/frame.ts';
import type { HttpHead } from '../network/handshake-decoder.ts';
import { sayInChecks } from '../translations/checks.ts';
import type { Text } from '../translations/text.ts';
import { withinTurns } from './subject-turn.ts';
import { endedInstead } from './end-of-connection.ts';
import { ExpectationError } from './expectation-error.ts';
import { describeAnswer, writeUpgradeRequest, type UpgradeOptions } from './handshake.ts';
import { JudgeLine } from './judge-line.ts';
import { timedOut } from './timed-out.ts';
import type { CheckSurroundings } from './surroundings.ts';
import { openWirePeer, writeFrame, type PeerEnd, type WirePeer } from './wire-peer.ts';

/** A peer that does only what the check tells it: no pong, no close reply, and wrong frames on demand. */
export type RawPeer = {
  /** Sends an upgrade request and resolves with the head of whatever answers. */
  upgrade(path?: string, options?: UpgradeOptions): Promise<HttpHead>;
  /** Sends a plain GET, as a browser's address bar does, and resolves with the head of the answer. */
  get(path?: string): Promise<HttpHead>;
  write(bytes: Uint8Array | string): void;
  /** Sends a frame, masked unless `maskingKey` says otherwise. */
  sendFrame(spec: FrameSpec): void;
  nextFrame(): Promise<Frame>;
  /** The kind of the frame that arrived first and wasn't taken. */
  readonly unread: OpcodeName | undefined;
  /** The next piece of the body of an HTTP answer; undefined once the connection is over. */
  nextBody(): Promise<string | undefined>;
  /** Reads on until the connection is over; resolves with how, and how many bytes of data came before. */
  untilEnd(): Promise<{ end: PeerEnd; bytes: number }>;
  end(): void;
  /** Cuts the connection, so that the server sees ECONNRESET. */
  reset(): void;
  destroy(): void;
} & Pick<WirePeer, 'goSilent' | 'readSlowly' | 'restore'>;

/** Opens a raw connection to the learner's server. */
export function dial(surroundings: CheckSurroundings, name: string): RawPeer {
  const { port, random, waitTicks, transcript, focus } = surroundings;
  const line = focus.add(new JudgeLine(name));
  const peer = openWirePeer(port, line, (direction, kind, payload, size) =>
    transcript.record({ client: name, direction, kind, payload, size }),
  );
  const take = (expected: Text) => {
    const item = withinTurns(peer.take(), waitTicks, () => timedOut(expected, waitTicks));
    return focus.wait(line, item, ({ place }) => place);
  };
  const takeHead = async (expected: Text) => {
    const item = await take(expected);
    if (item.type === 'head') return item.head;
    throw unexpected(expected, item);
  };
  return {
    upgrade(path = '/', options = {}) {
      const { text } = writeUpgradeRequest(path, port, random.bytes(16), options);
      peer.write(new TextEncoder().encode(text), `GET ${path}`, '');
      return takeHead(sayInChecks((texts) => texts.accepted));
    },
    get(path = '/') {
      const lines = [`GET ${path} HTTP/1.1`, `Host: localhost:${port}`, 'Connection: close'];
      peer.write(new TextEncoder().encode(`${lines.join('\r\n')}\r\n\r\n`), `GET ${path}`, '');
      return takeHead(sayInChecks((texts) => texts.anyHttpAnswer));
    },
    write(bytes) {
      const raw = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
      peer.write(raw, 'bytes', '');
    },
    sendFrame(spec) {
      writeFrame(peer, { maskingKey: random.bytes(4), ...spec });
    },
    async nextFrame() {
      const expected = sayInChecks((texts) => texts.anyFrame);
      const item = await take(expected);
      if (item.type === 'frame') return item.frame;
      throw unexpected(expected, item);
    },
    async nextBody() {
      const expected = sayInChecks((texts) => texts.anyClose);
      const item = await take(expected);
      if (item.type === 'body') return new TextDecoder('latin1').decode(item.bytes);
      if (item.type === 'end') return undefined;
      throw unexpected(expected, item);
    },
    async untilEnd() {
      const expected = sayInChecks((texts) => texts.anyClose);
      for (let bytes = 0; ;) {
        const item = await take(expected);
        if (item.type === 'end') return { end: item.end, bytes };
        if (item.type === 'frame') bytes += item.frame.size;
        if (item.type === 'body') bytes += item.bytes.length;
      }
    },
    get unread() {
      return peer.unread?.type === 'frame' ? peer.unread.frame.opcodeName : undefined;
    },
    goSilent: () => peer.goSilent(),
    readSlowly: (bytesPerSecond) => peer.readSlowly(bytesPerSecond),
    restore: () => peer.restore(),
    end: () => peer.end(),
    reset: () => peer.reset(),
    destroy: () => peer.destroy(),
  };
}

function unexpected(expected: Text, item: Awaited<ReturnType<WirePeer['take']>>): ExpectationError {
  if (item.type === 'end') return endedInstead(expected, item.end);
  if (item.type === 'head') return new ExpectationError(expected, describeAnswer(item.head));
  return new ExpectationError(
    expected,
    sayInChecks((texts) => texts.anyFrame),
  );
}
