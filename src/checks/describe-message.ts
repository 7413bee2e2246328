import { sayInChecks } from '../translations/checks.ts';
import type { Text } from '../translations/text.ts';

/** A whole message as it arrived; `bytes` is what travelled, for text in UTF-8. */
export type Message =
  { kind: 'text'; text: string; bytes: Uint8Array } | { kind: 'binary'; bytes: Uint8Array };

const longestText = 80;
const longestHex = 16;

/** Names a message in a sentence: `text "echo: hola"`, `binary (4 bytes)`. */
export function describeMessage(message: Message): Text {
  if (message.kind === 'text') {
    const payload = shortText(message.text);
    return sayInChecks((texts) => texts.textMessage(payload));
  }
  return sayInChecks((texts) => texts.binaryMessage(message.bytes.length));
}

/** A text that fits in a sentence, line ends made visible. */
export function shortText(text: string): string {
  const cut = text.length > longestText ? `${text.slice(0, longestText)}…` : text;
  return cut.replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

/** The first bytes in hexadecimal: `ff 00 80 …`. */
export function shortHex(bytes: Uint8Array): string {
  const shown = [...bytes.subarray(0, longestHex)].map((byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  return shown.join(' ') + (bytes.length > longestHex ? ' …' : '');
}

/** The text that bytes are in UTF-8, or undefined where they aren't. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
