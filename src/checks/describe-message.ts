import { sayInChecks } from '../translations/checks.ts';
import type { Text } from '../translations/text.ts';

/** A whole message as it arrived; `bytes` is what travelled, for text in UTF-8. */
export type Message =
  { kind: 'text'; text: string; bytes: Uint8Array } | { kind: 'binary'; bytes: Uint8Array };

const longestText = 80;
const longestHex = 16;
/** So much of what is the same is shown before what differs. */
const shownBefore = 4;

/** Names a message in a sentence: `text "echo: hola"`, `binary (4 bytes)`. */
export function describeMessage(message: Message): Text {
  if (message.kind === 'text') {
    const payload = shortText(message.text);
    return sayInChecks((texts) => texts.textMessage(payload));
  }
  return sayInChecks((texts) => texts.binaryMessage(message.bytes.length));
}

/** A text that fits in a sentence, line ends made visible; `from` is where it is shown from. */
export function shortText(text: string, from = 0): string {
  const shown = text.slice(from, from + longestText).toWellFormed();
  const cut = `${from > 0 ? '…' : ''}${shown}${from + longestText < text.length ? '…' : ''}`;
  return cut.replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

/** Some bytes in hexadecimal, the first ones unless `from` says otherwise: `ff 00 80 …`. */
export function shortHex(bytes: Uint8Array, from = 0): string {
  const end = from + longestHex;
  const shown = [...bytes.subarray(from, end)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `${from > 0 ? '… ' : ''}${shown.join(' ')}${end < bytes.length ? ' …' : ''}`;
}

/** From where two texts, or two rows of bytes, are to be shown so that a sentence about each shows the difference. */
export function whereTheyDiffer<Items extends string | Uint8Array>(
  one: Items,
  other: Items,
): number {
  const length = Math.min(one.length, other.length);
  let same = 0;
  while (same < length && one[same] === other[same]) same += 1;
  const longest = typeof one === 'string' ? longestText : longestHex;
  return same < longest - shownBefore ? 0 : same - shownBefore;
}

/** The text that bytes are in UTF-8, or undefined where they aren't. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
