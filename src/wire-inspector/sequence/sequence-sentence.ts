import { isSent, type WireEntry } from '../../network/wire-entry.ts';
import type { Language } from '../../translations/text.ts';
import { wireInspectorWords } from '../../translations/wire-inspector.ts';
import { wireSequenceWords } from '../../translations/wire-sequence.ts';
import { formatNumber } from '../../translations/format-number.ts';
import { formatElapsed, kindWords } from '../entry-words.ts';
import { previewWords, routeWords, tagWords } from '../entry-words.ts';

/** A row of the sequence in one sentence: `12,0 ms: Ana → servidor, texto «hola», 4 bytes`. */
export function sequenceSentence(entry: WireEntry, isLost: boolean, language: Language): string {
  const words = wireInspectorWords[language];
  const sequence = wireSequenceWords[language];
  const kind = kindWords(entry, words);
  const preview = previewWords(entry, words);
  const tags = tagWords(entry, words);
  if (!isSent(entry)) {
    const who = sequence.both(entry.client, words.server);
    const between = 'direction' in entry ? routeWords(entry.direction, entry.client, words) : who;
    return `${formatElapsed(entry.elapsed, language)}: ${between}, ${kind}, ${preview}`;
  }
  // The size of a frame's payload is what people wrote, not what travelled with it.
  const size = entry.type === 'frame' ? entry.frame.payloadLength : entry.size;
  return [
    `${formatElapsed(entry.elapsed, language)}: ${routeWords(entry.direction, entry.client, words)}`,
    size === 0 ? kind : `${kind} ${sequence.quote(preview)}`,
    ...tags,
    words.bytes(formatNumber(size, language), size === 1),
    ...(isLost ? [sequence.lost] : []),
  ].join(', ');
}
