import type { ClientsTexts } from '../../translations/clients.ts';
import type { MessageContent } from './client-messages.ts';
import type { ClientEntry, TranscriptNews } from './client-transcript.ts';
import type { ClientOutcome } from './hand-client.svelte.ts';
import { writeHex } from './hex.ts';

/** How a line of a transcript looks: which way something went, what kind of line it is, and its words. */
export type TranscriptLine = {
  direction: 'out' | 'in' | 'none';
  kind: 'message' | 'control' | 'notice' | 'failure';
  text: string;
  /** What is said of it in small: its size, its frames. */
  note: string;
};

/** Says what happened in the words of a transcript. */
export function transcriptLine(
  news: TranscriptNews,
  target: string,
  words: ClientsTexts,
): TranscriptLine {
  switch (news.type) {
    case 'open':
      return notice(words.opened(target, news.protocol));
    case 'sent': {
      const pieces = news.pieces > 1 ? ` · ${words.inPieces(news.pieces)}` : '';
      return {
        ...message('out', news),
        note: `${kindWord(news, words)} · ${words.bytesOf(news.size)}${pieces}`,
      };
    }
    case 'received':
      return {
        ...message('in', news),
        note: `${kindWord(news, words)} · ${words.bytesOf(news.size)}`,
      };
    case 'raw-sent':
      return {
        ...message('out', { ...news, kind: 'bytes' }),
        note: `${words.rawSent} · ${words.bytesOf(news.size)}`,
      };
    case 'ping-sent':
      return control('out', words.pingSent, news.bytes);
    case 'ping':
    case 'pong':
      return control('in', words[news.type], news.bytes);
    case 'not-sent':
      return { direction: 'none', kind: 'failure', text: words.notSent, note: '' };
    default:
      return {
        direction: 'none',
        kind: news.type === 'closed' && news.isClean ? 'notice' : 'failure',
        text: outcomeWords(news, words),
        note: '',
      };
  }
}

/** Says how a connection ended, or why there was none. */
export function outcomeWords(outcome: ClientOutcome, words: ClientsTexts): string {
  switch (outcome.type) {
    case 'closed': {
      const reason = outcome.reason ? words.reasonIs(outcome.reason) : words.noReason;
      const clean = outcome.isClean ? words.clean : words.unclean;
      return `${words.closed(outcome.code)}, ${reason} · ${clean} · ${words.closedBy[outcome.by]}`;
    }
    case 'rejected':
      return words.rejected(`${outcome.status} ${outcome.statusText}`.trim());
    case 'refused':
      return words.refused;
    case 'refused-by-fault':
      return words.refusedByFault;
    case 'failed':
      return words.failed(outcome.message);
  }
}

/** Writes a transcript as text, a line an entry. */
export function transcriptText(entries: readonly ClientEntry[], words: ClientsTexts): string {
  const arrows = { out: '→ ', in: '← ', none: '' };
  return entries
    .map(({ time, target, news }) => {
      const { direction, text, note } = transcriptLine(news, target, words);
      return `${words.after(time.toFixed(1))}\t${arrows[direction]}${text}${note && ` (${note})`}`;
    })
    .join('\n');
}

/** Shows the beginning of a message: text as it is, bytes in hexadecimal. */
export function contentText(content: MessageContent): string {
  return content.kind === 'text' ? content.text : writeHex(content.bytes);
}

/** Writes a number of bytes short: bytes, KiB, MiB. */
export function sizeText(bytes: number, words: ClientsTexts): string {
  if (bytes < 1024) return words.bytesOf(bytes);
  const [unit, divisor] = bytes < 1024 * 1024 ? ['KiB', 1024] : ['MiB', 1024 * 1024];
  return `${(bytes / Number(divisor)).toFixed(1).replace('.0', '')} ${unit}`;
}

function message(direction: 'out' | 'in', content: MessageContent): TranscriptLine {
  return { direction, kind: 'message', text: contentText(content), note: '' };
}

function control(direction: 'out' | 'in', text: string, bytes: readonly number[]): TranscriptLine {
  return { direction, kind: 'control', text, note: bytes.length > 0 ? writeHex(bytes) : '' };
}

function notice(text: string): TranscriptLine {
  return { direction: 'none', kind: 'notice', text, note: '' };
}

function kindWord(content: MessageContent, words: ClientsTexts): string {
  return content.kind === 'text' ? words.formats.text.toLowerCase() : 'bytes';
}
