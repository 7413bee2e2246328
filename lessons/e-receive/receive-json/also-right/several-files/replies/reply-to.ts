import type { RawData } from 'ws';
import { parseMessage } from './parse-message';

export function replyTo(data: RawData, isBinary: boolean): string {
  const bytes = data as Buffer;
  if (isBinary) return `bytes:${bytes.length}`;
  const text = bytes.toString();
  if (!text.startsWith('{')) return `text:${text.length}`;
  const message = parseMessage(text);
  switch (message.type) {
    case 'sum':
      return JSON.stringify({ ok: true, r: message.a + message.b });
    case 'broken':
      return JSON.stringify({ ok: false, error: message.error });
  }
}
