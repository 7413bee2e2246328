import type { ClientOrder } from './client-messages.ts';
import { readHex } from './hex.ts';

/** The ways in which a learner can send. */
export const sendFormats = ['text', 'json', 'bytes', 'file', 'ping', 'raw'] as const;

/** A way in which a learner can send. */
export type SendFormat = (typeof sendFormats)[number];

/** A chosen file; `bytes` are undefined where it is over the limit and was not read. */
export type ChosenFile = { name: string; size: number; bytes: Uint8Array | undefined };

/** What a learner is about to send. */
export type MessageDraft = {
  format: SendFormat;
  text: string;
  pieces: number;
  file: ChosenFile | undefined;
};

/** Why it cannot be sent as it is. */
export type MessageProblem =
  | { problem: 'bad-json'; reason: string }
  | { problem: 'bad-hex' | 'no-bytes' | 'no-file' | 'ping-too-big' | 'bad-pieces' }
  | { problem: 'file-too-big'; size: number };

/** The biggest file that a client sends, in bytes. */
export const fileLimit = 1024 * 1024;
/** The most frames that one message is cut into. */
export const mostPieces = 64;
/** What a control frame can carry, in bytes (RFC 6455 §5.5). */
export const controlLimit = 125;

type Reading =
  { status: 'ready'; order: ClientOrder } | { status: 'wrong'; problem: MessageProblem };

/** Turns what was typed into an order for the client, or tells why it cannot be. */
export function readMessageDraft(draft: MessageDraft): Reading {
  const { format, text, pieces, file } = draft;
  if (canBeCut(format) && !(Number.isInteger(pieces) && pieces >= 1 && pieces <= mostPieces)) {
    return wrong({ problem: 'bad-pieces' });
  }
  switch (format) {
    case 'json': {
      const reason = jsonProblem(text);
      if (reason !== undefined) return wrong({ problem: 'bad-json', reason });
      return { status: 'ready', order: { type: 'send-text', text, pieces } };
    }
    case 'text':
      return { status: 'ready', order: { type: 'send-text', text, pieces } };
    case 'file': {
      if (!file) return wrong({ problem: 'no-file' });
      if (!file.bytes) return wrong({ problem: 'file-too-big', size: file.size });
      return {
        status: 'ready',
        order: { type: 'send-bytes', base64: toBase64(file.bytes), pieces },
      };
    }
    case 'ping': {
      const bytes = new TextEncoder().encode(text);
      if (bytes.length > controlLimit) return wrong({ problem: 'ping-too-big' });
      return { status: 'ready', order: { type: 'ping', base64: toBase64(bytes) } };
    }
    case 'bytes':
    case 'raw': {
      const bytes = readHex(text);
      if (!bytes) return wrong({ problem: 'bad-hex' });
      const base64 = toBase64(Uint8Array.from(bytes));
      if (format === 'bytes')
        return { status: 'ready', order: { type: 'send-bytes', base64, pieces } };
      if (bytes.length === 0) return wrong({ problem: 'no-bytes' });
      return { status: 'ready', order: { type: 'write-raw', base64 } };
    }
  }
}

/** Tells whether a message of this format can go in several frames. */
export function canBeCut(format: SendFormat): boolean {
  return format !== 'ping' && format !== 'raw';
}

/** Writes bytes as base64. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  // In slices: one call cannot take a million arguments.
  for (let from = 0; from < bytes.length; from += 8192) {
    binary += String.fromCharCode(...bytes.subarray(from, from + 8192));
  }
  return btoa(binary);
}

function wrong(problem: MessageProblem): Reading {
  return { status: 'wrong', problem };
}

function jsonProblem(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
