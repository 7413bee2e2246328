import { classifyCloseCode } from '../network/close-codes.ts';
import type { WireInspectorWords } from '../translations/wire-inspector.ts';

/** What a close code means, or the range that it belongs to. */
export function closeCodeSentence(code: number, words: WireInspectorWords): string {
  const sentences: Readonly<Record<string, string>> = words.closeCodes;
  const own = sentences[code];
  if (own !== undefined) return own;
  return sentences[classifyCloseCode(code)] ?? words.closeCodes.invalid;
}
