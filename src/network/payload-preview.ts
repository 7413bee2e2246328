import type { ClosePayload } from './close-codes.ts';
import type { Frame } from './frame.ts';
import type { HttpHead } from './handshake-decoder.ts';

const textLimit = 160;
const byteLimit = 24;

/** A short printable form of a frame's payload; `∅` when it is empty. */
export function previewFrame(frame: Frame, close: ClosePayload | null): string {
  if (frame.payloadLength === 0) return '∅';
  if (close?.type === 'code') {
    return close.reason === ''
      ? String(close.code)
      : `${close.code} · ${previewText(close.reason)}`;
  }
  const isText = frame.message.part !== 'control' && hasTextKind(frame);
  return isText && !frame.compressed
    ? previewText(decodeStart(frame.payload))
    : previewBytes(frame.payload);
}

/** The start line of a head and what it asks for, without the version. */
export function previewHead(head: HttpHead, isUpgrade: boolean): string {
  const line = head.startLine;
  if (line.type === 'response') return `${line.status} ${line.reason}`.trim();
  return previewText(`${line.method} ${line.target}${isUpgrade ? ' · Upgrade' : ''}`);
}

/** The first bytes as text on one line: control characters are shown as symbols. */
export function previewText(text: string): string {
  const start = text.length > textLimit ? `${text.slice(0, textLimit)}…` : text;
  return start.replace(/[\u0000-\u001f\u007f]/g, (character) =>
    character === '\u007f' ? '␡' : String.fromCharCode(0x2400 + character.charCodeAt(0)),
  );
}

/** The first bytes in hexadecimal. */
export function previewBytes(bytes: Uint8Array): string {
  const shown = [...bytes.subarray(0, byteLimit)].map((byte) => byte.toString(16).padStart(2, '0'));
  return shown.join(' ') + (bytes.length > byteLimit ? ' …' : '');
}

/** The first bytes of an HTTP body or of unreadable bytes: text if it is text, else hexadecimal. */
export function previewUnknown(bytes: Uint8Array): string {
  const text = decodeStart(bytes);
  return /[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text) ? previewBytes(bytes) : previewText(text);
}

function hasTextKind(frame: Frame): boolean {
  return 'kind' in frame.message && frame.message.kind === 'text';
}

// A preview of a large payload must not decode all of it; 4 bytes are the longest character.
function decodeStart(bytes: Uint8Array): string {
  const start = bytes.subarray(0, (textLimit + 1) * 4);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return decoder.decode(start, { stream: start.length < bytes.length });
}
