import { isControlOpcode, nameOpcode, type FrameProblem } from '../network/frame.ts';
import type { HeadProblem } from '../network/handshake-decoder.ts';
import type { ConnectionEnd, WireEntry } from '../network/wire-entry.ts';
import type { Direction, SourcePosition } from '../network/wire-event.ts';
import { formatNumber } from '../translations/format-number.ts';
import type { Language } from '../translations/text.ts';
import type { WireInspectorWords } from '../translations/wire-inspector.ts';

/** What an entry is about, which decides its colour, its sign and how loud it is. */
export type EntryTone = 'client' | 'server' | 'control' | 'failed' | 'quiet';

/** How a connection's end came about. */
export type EndManner = 'http' | 'clean' | 'oneSided' | 'abrupt';

/** Sorts an entry by tone. */
export function toneOf(entry: WireEntry): EntryTone {
  switch (entry.type) {
    case 'frame':
      if (entry.frame.problems.length > 0) return 'failed';
      return isControlOpcode(entry.frame.opcode) ? 'control' : sideOf(entry.direction);
    case 'request':
    case 'response':
    case 'http-body':
      return sideOf(entry.direction);
    case 'frame-error':
    case 'head-error':
    case 'unreadable':
    case 'reset':
      return 'failed';
    case 'fault':
      return entry.fault.type === 'restore' ? 'quiet' : 'failed';
    case 'closed':
      return mannerOf(entry.end) === 'abrupt' ? 'failed' : 'quiet';
    case 'half-closed':
      return 'quiet';
  }
}

/** The sign in front of an entry: an arrow where bytes travelled, a cross for a failure, a stop for an end. */
export function signOf(entry: WireEntry): string {
  if (entry.type === 'frame-error' || entry.type === 'head-error') return '✕';
  if ('direction' in entry) return entry.direction === 'client-to-server' ? '→' : '←';
  return toneOf(entry) === 'failed' ? '✕' : '■';
}

/** What an entry is, in a word or two. */
export function kindWords(entry: WireEntry, words: WireInspectorWords): string {
  const { kinds } = words;
  switch (entry.type) {
    case 'request':
      return entry.isUpgrade ? kinds.handshake : kinds.http;
    case 'response': {
      const isAnswerToUpgrade = hasUpgrade(entry.request?.headers ?? []);
      return entry.isUpgrade || isAnswerToUpgrade ? kinds.handshake : kinds.http;
    }
    case 'frame': {
      const name = kinds[entry.frame.opcodeName];
      return entry.close?.type === 'code' ? `${name} ${entry.close.code}` : name;
    }
    case 'frame-error':
    case 'head-error':
      return kinds.error;
    case 'reset':
      return `${kinds.reset}${worstCode(entry.end)}`;
    case 'closed':
      return kinds.closed;
    default:
      return kinds[entry.type];
  }
}

/** The small words beside a frame's kind: its place in the message, compression, an error. */
export function tagWords(entry: WireEntry, words: WireInspectorWords): string[] {
  if (entry.type !== 'frame') return [];
  const { message, compressed, problems } = entry.frame;
  const tags: string[] = [];
  if (message.part === 'first') tags.push(words.tags.start);
  if (message.part === 'last') tags.push(words.tags.end);
  if (compressed) tags.push(words.tags.compressed);
  if (problems.length > 0) tags.push(words.tags.problem);
  return tags;
}

/** What the content column shows. */
export function previewWords(entry: WireEntry, words: WireInspectorWords): string {
  switch (entry.type) {
    case 'frame-error':
    case 'head-error':
      return problemSentence(entry.error.problem, words);
    case 'half-closed':
      return words.endPreviews['half-closed'];
    case 'fault':
      return words.faultPreviews[entry.fault.type];
    case 'closed':
    case 'reset':
      return words.endPreviews[mannerOf(entry.end)];
    default:
      return entry.preview;
  }
}

/** Who sends to whom: `Ana → servidor`, always with the sender first. */
export function routeWords(
  direction: Direction,
  client: string,
  words: WireInspectorWords,
): string {
  return direction === 'client-to-server'
    ? `${client} → ${words.server}`
    : `${words.server} → ${client}`;
}

/** One sentence about a violation. */
export function problemSentence(
  problem: FrameProblem | HeadProblem,
  words: WireInspectorWords,
): string {
  return words.problems[problem.type].replace('{found}', () => foundWords(problem, words));
}

/** Tells clean from abrupt ends by the codes that the two sides see: 1006 is the lack of a close frame. */
export function mannerOf(end: ConnectionEnd): EndManner {
  if (end.type === 'http') return 'http';
  const without = [end.codeSeenByClient, end.codeSeenByServer].filter((code) => code === 1006);
  if (without.length === 2) return 'abrupt';
  return without.length === 1 ? 'oneSided' : 'clean';
}

/** A place as people write it: `server.ts:11:7`. */
export function placeWords(position: SourcePosition): string {
  const column = position.column === undefined ? '' : `:${position.column}`;
  return `${position.file}:${position.line}${column}`;
}

// Making a number format is slow; each row needs two.

/** A time since the first entry: `8,4 ms`, from a second on `12,35 s`. */
export function formatElapsed(milliseconds: number, language: Language): string {
  if (milliseconds < 1_000) return `${formatNumber(milliseconds, language, 1)} ms`;
  return `${formatNumber(milliseconds / 1_000, language, 2)} s`;
}

function sideOf(direction: Direction): 'client' | 'server' {
  return direction === 'client-to-server' ? 'client' : 'server';
}

function hasUpgrade(headers: readonly { name: string }[]): boolean {
  return headers.some(({ name }) => name.toLowerCase() === 'upgrade');
}

function worstCode(end: ConnectionEnd): string {
  if (end.type === 'http') return '';
  return mannerOf(end) === 'clean' ? '' : ' 1006';
}

function foundWords(problem: FrameProblem | HeadProblem, words: WireInspectorWords): string {
  switch (problem.type) {
    case 'reserved-bits':
      return problem.bits.join(', ');
    case 'reserved-opcode':
      return `0x${problem.opcode.toString(16)}`;
    case 'control-too-long':
      return String(problem.length);
    case 'message-not-finished':
    case 'data-after-close':
      return words.kinds[nameOpcode(problem.opcode)];
    case 'bad-utf8':
      return problem.found === 'end' ? words.problems.endInside : byteWords(problem.found, words);
    case 'control-character':
      return byteWords(problem.found, words);
    case 'close-code-not-allowed':
      return String(problem.code);
    case 'truncated':
    case 'head-truncated':
      return String(problem.received);
    case 'bad-start-line':
    case 'bad-header-line':
      return JSON.stringify(problem.line.slice(0, 80));
    case 'head-too-long':
      return String(problem.limit);
    default:
      return '';
  }
}

function byteWords(byte: number, words: WireInspectorWords): string {
  const hex = `0x${byte.toString(16).padStart(2, '0')}`;
  return words.problems.byte.replace('{found}', hex);
}
