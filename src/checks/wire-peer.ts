import { connect as connectSocket, type Socket } from 'node:net';
import { decodeClosePayload } from '../network/close-codes.ts';
import { createFrameDecoder } from '../network/frame-decoder.ts';
import { encodeFrame, type FrameSpec } from '../network/frame-encoder.ts';
import type { Frame, Role } from '../network/frame.ts';
import {
  createHeadDecoder,
  isUpgradeRequest,
  isUpgradeResponse,
  type HttpHead,
} from '../network/handshake-decoder.ts';
import type { Direction } from '../network/wire-event.ts';
import { decodeText, shortHex, shortText } from './describe-message.ts';
import { createInbox } from './inbox.ts';
import type { JudgeLine, LinePlace } from './judge-line.ts';
import type { ConnectionTranscript } from './transcript.ts';

/** How a connection came to its end, as the judge's side saw it. */
export type PeerEnd =
  | { type: 'refused' }
  | { type: 'ended' }
  | { type: 'reset' }
  | { type: 'not-http' }
  /** More arrived than any check waits for. */
  | { type: 'flood' }
  | { type: 'broken-frame'; problem: string };

/** What arrives on a connection: one head, then frames (or a body), then one end. */
export type PeerItem =
  | { type: 'head'; head: HttpHead; place: LinePlace }
  | { type: 'frame'; frame: Frame; place: LinePlace }
  | { type: 'body'; bytes: Uint8Array; place: LinePlace }
  | { type: 'end'; end: PeerEnd; place: LinePlace };

/** One TCP connection with the learner's program that speaks HTTP and frames, right or wrong. */
export type WirePeer = {
  /** What the judge's side is of the two. */
  readonly role: Role;
  readonly line: JudgeLine;
  write(bytes: Uint8Array, kind: string, payload: string): void;
  take(): Promise<PeerItem>;
  /** What arrived first and wasn't taken. */
  readonly unread: PeerItem | undefined;
  /** Half-closes; the other side still may write. */
  end(): void;
  /** Cuts without a word (RST where the engine can). */
  reset(): void;
  /** From now on reads and writes nothing, without telling anybody: the connection is half-open. */
  goSilent(): void;
  /** From now on reads about so many bytes in a second, so that the server's writes pile up. */
  readSlowly(bytesPerSecond: number): void;
  /** Reads again, and first what came meanwhile; what was written in silence is lost. */
  restore(): void;
  /** Frees the connection; nothing arrives any more. */
  destroy(): void;
  readonly isOver: boolean;
};

/** A server that sends without end must not fill the judge's memory. */
export const mostUnread = 5000;
const longestFrame = 64 * 1024 * 1024;

/** Dials the learner's server; a refused connection arrives as an `end`. */
export function openWirePeer(
  port: number,
  line: JudgeLine,
  record: ConnectionTranscript,
): WirePeer {
  // A frame must not wait for the answer to the one before: what overtakes what is the question.
  const socket = connectSocket({ port, host: 'localhost', noDelay: true });
  return createWirePeer(socket, 'client', line, record);
}

/** Takes a connection that the learner's client dialled; its request is the first that arrives. */
export function takeWirePeer(
  socket: Socket,
  line: JudgeLine,
  record: ConnectionTranscript,
): WirePeer {
  socket.setNoDelay(true);
  line.open();
  return createWirePeer(socket, 'server', line, record);
}

function createWirePeer(
  socket: Socket,
  role: Role,
  line: JudgeLine,
  transcribe: ConnectionTranscript,
): WirePeer {
  const isClient = role === 'client';
  const [outgoing, incoming] = isClient
    ? (['client-to-server', 'server-to-client'] as const)
    : (['server-to-client', 'client-to-server'] as const);
  const inbox = createInbox<PeerItem>();
  const headDecoder = createHeadDecoder(isClient ? 'response' : 'request');
  const frames = createFrameDecoder({ role: isClient ? 'server' : 'client' });
  let phase: 'dialling' | 'head' | 'frames' | 'body' | 'over' = isClient ? 'dialling' : 'head';
  let isSilent = false;
  let pace = Infinity;
  let isCorked = false;

  const uncork = () => {
    if (isCorked) socket.uncork();
    isCorked = false;
  };
  // What is sent in one turn arrives at once: else the other side could do much between two frames, on a slow machine.
  const cork = () => {
    if (isCorked) return;
    isCorked = true;
    socket.cork();
    process.nextTick(uncork);
  };

  const record = (direction: Direction, kind: string, payload: string, size: number) => {
    transcribe(direction, kind, payload, size);
    return line.note(direction, size);
  };

  const finish = (end: PeerEnd) => {
    if (phase === 'over') return;
    phase = 'over';
    line.close();
    const place = record(incoming, end.type === 'ended' ? 'end' : end.type, '', 0);
    inbox.put({ type: 'end', end, place });
    if (end.type !== 'ended') socket.destroy();
  };

  const readHead = (bytes: Uint8Array) => {
    for (const item of headDecoder.push(bytes)) {
      if (item.type === 'error') {
        if (item.error.isFinal) finish({ type: 'not-http' });
        continue;
      }
      const { kind, text } = describeHead(item.head);
      const place = record(incoming, kind, text, item.head.size);
      const isUpgrade = isClient ? isUpgradeResponse(item.head) : isUpgradeRequest(item.head);
      phase = isUpgrade ? 'frames' : 'body';
      inbox.put({ type: 'head', head: item.head, place });
      if (item.rest.length > 0) read(item.rest);
    }
  };

  const readFrames = (bytes: Uint8Array) => {
    for (const item of frames.push(bytes)) {
      if (phase !== 'frames') return;
      if (item.type === 'error') {
        finish({ type: 'broken-frame', problem: item.error.problem.type });
      } else {
        const { kind, text } = describeFrame(item.frame);
        const place = record(incoming, kind, text, item.frame.size);
        inbox.put({ type: 'frame', frame: item.frame, place });
      }
    }
    if (frames.pendingBytes > longestFrame || inbox.size > mostUnread) finish({ type: 'flood' });
  };

  const read = (bytes: Uint8Array) => {
    if (phase === 'head') readHead(bytes);
    else if (phase === 'frames') readFrames(bytes);
    else if (phase === 'body') {
      inbox.put({ type: 'body', bytes, place: line.note(incoming, bytes.length) });
    }
  };

  socket.on('connect', () => {
    if (phase === 'dialling') phase = 'head';
    line.open();
  });
  socket.on('data', (chunk: Buffer) => {
    read(new Uint8Array(chunk));
    if (pace === Infinity || isSilent) return;
    socket.pause();
    setTimeout(
      () => {
        if (!isSilent) socket.resume();
      },
      (chunk.length * 1000) / pace,
    );
  });
  socket.on('end', () => finish({ type: 'ended' }));
  socket.on('error', () => finish({ type: phase === 'dialling' ? 'refused' : 'reset' }));
  socket.on('close', () => finish({ type: phase === 'dialling' ? 'refused' : 'ended' }));

  return {
    role,
    line,
    take: () => inbox.take(),
    get unread() {
      return inbox.first;
    },
    write(bytes, kind, payload) {
      if (phase === 'over' || isSilent || !socket.writable) return;
      record(outgoing, kind, payload, bytes.length);
      cork();
      socket.write(bytes);
    },
    end() {
      line.close();
      uncork();
      if (!isSilent) socket.end();
    },
    goSilent() {
      if (phase === 'over') return;
      record(outgoing, 'silence', '', 0);
      isSilent = true;
      socket.pause();
    },
    readSlowly(bytesPerSecond) {
      pace = bytesPerSecond;
    },
    restore() {
      pace = Infinity;
      isSilent = false;
      socket.resume();
    },
    reset() {
      uncork();
      record(outgoing, 'reset', '', 0);
      line.close();
      phase = 'over';
      socket.resetAndDestroy();
    },
    destroy() {
      uncork();
      line.close();
      phase = 'over';
      socket.destroy();
    },
    get isOver() {
      return phase === 'over';
    },
  };
}

/** Sends one frame and names it for the transcript by what it is meant to be. */
export function writeFrame(peer: WirePeer, spec: FrameSpec): void {
  const payload =
    typeof spec.payload === 'string' ? new TextEncoder().encode(spec.payload) : spec.payload;
  const bytes = encodeFrame(spec);
  const name = typeof spec.opcode === 'number' ? `opcode ${spec.opcode}` : spec.opcode;
  const notes = [...(spec.fin === false ? ['FIN=0'] : []), ...notesOnMask(peer.role, spec)];
  const { kind, text } = describePayload(name, payload ?? new Uint8Array());
  peer.write(bytes, [kind, ...notes].join(', '), text);
}

/** A client masks and a server doesn't (RFC 6455 §5.1); whatever else is worth a word. */
function notesOnMask(role: Role, { maskingKey }: FrameSpec): string[] {
  if (role === 'client') return maskingKey ? [] : ['MASK=0'];
  return maskingKey ? ['MASK=1'] : [];
}

function describeHead({ startLine }: HttpHead): { kind: string; text: string } {
  return startLine.type === 'response'
    ? { kind: String(startLine.status), text: startLine.reason }
    : { kind: `${startLine.method} ${startLine.target}`, text: '' };
}

function describeFrame({ opcodeName, payload, fin }: Frame): { kind: string; text: string } {
  const { kind, text } = describePayload(opcodeName, payload);
  return { kind: fin ? kind : `${kind}, FIN=0`, text };
}

function describePayload(opcode: string, payload: Uint8Array): { kind: string; text: string } {
  if (opcode === 'close') {
    const close = decodeClosePayload(payload);
    return close.type === 'code'
      ? { kind: `close ${close.code}`, text: shortText(close.reason) }
      : { kind: 'close', text: '' };
  }
  const text = opcode === 'binary' ? undefined : decodeText(payload);
  return { kind: opcode, text: text === undefined ? shortHex(payload) : shortText(text) };
}
