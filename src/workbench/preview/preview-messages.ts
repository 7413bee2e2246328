/** What a page in a preview asks of the network. Ids are the page's own, and bytes travel as base64. */
export type PageOrder =
  | { type: 'open'; id: number; url: string; protocols: string[] }
  | { type: 'send-text'; id: number; text: string }
  | { type: 'send-bytes'; id: number; base64: string }
  /** `null` sends a close frame without a code. */
  | { type: 'close'; id: number; code: number | null; reason: string }
  | {
      type: 'fetch';
      id: number;
      url: string;
      method: string;
      headers: HeaderLine[];
      body: string | null;
    }
  | { type: 'abort'; id: number };

/** A header: name and value. */
export type HeaderLine = [name: string, value: string];

/** What the network answers to the page. */
export type PageNews =
  | { type: 'opened'; id: number; protocol: string; extensions: string }
  | { type: 'text'; id: number; text: string }
  | { type: 'bytes'; id: number; base64: string }
  /** So many bytes of what was sent have left. */
  | { type: 'accepted'; id: number; amount: number }
  | { type: 'failed'; id: number }
  | { type: 'closed'; id: number; code: number; reason: string; wasClean: boolean }
  | {
      type: 'answered';
      id: number;
      status: number;
      statusText: string;
      headers: HeaderLine[];
      body: string;
    }
  | { type: 'not-answered'; id: number };

/** What else a page tells: that it lives, and what it writes to its console. */
export type PageSign = { type: 'pong' } | { type: 'console'; level: ConsoleLevel; text: string };

/** How bad a line of the page's console is. */
export type ConsoleLevel = 'log' | 'info' | 'debug' | 'warn' | 'error';

/** What the workbench says to the page of a preview. */
export type MessageToPage = PageNews | { type: 'ping' };

/** What the program of a preview is told: an order of the page with this number, or that this page is gone. */
export type PreviewOrder = { page: number } & (PageOrder | { type: 'leave' });

/** What the program of a preview tells the page with this number. */
export type PreviewNews = { page: number } & PageNews;

/** Reads what came out of a preview, whose code is the learner's; what is nothing of the above is undefined. */
export function readPageMessage(value: unknown): PageOrder | PageSign | undefined {
  if (!isRecord(value)) return undefined;
  const { type, id } = value;
  if (type === 'pong') return { type };
  if (type === 'console') {
    const { level, text } = value;
    return isLevel(level) && typeof text === 'string' ? { type, level, text } : undefined;
  }
  if (typeof id !== 'number') return undefined;
  switch (type) {
    case 'open': {
      const { url, protocols } = value;
      const isWhole = typeof url === 'string' && isTextList(protocols);
      return isWhole ? { type, id, url, protocols } : undefined;
    }
    case 'send-text':
      return typeof value['text'] === 'string' ? { type, id, text: value['text'] } : undefined;
    case 'send-bytes':
      return typeof value['base64'] === 'string'
        ? { type, id, base64: value['base64'] }
        : undefined;
    case 'close': {
      const { code, reason } = value;
      const isCode = typeof code === 'number' || code === null;
      return isCode && typeof reason === 'string' ? { type, id, code, reason } : undefined;
    }
    case 'fetch':
      return readFetch(value, id);
    case 'abort':
      return { type, id };
    default:
      return undefined;
  }
}

function readFetch(value: Record<string, unknown>, id: number): PageOrder | undefined {
  const { url, method, headers, body } = value;
  if (typeof url !== 'string' || typeof method !== 'string' || !Array.isArray(headers)) {
    return undefined;
  }
  if (body !== null && typeof body !== 'string') return undefined;
  const lines: HeaderLine[] = [];
  for (const line of headers as unknown[]) {
    if (!isTextList(line)) return undefined;
    const [name, content] = line;
    if (name === undefined || content === undefined) return undefined;
    lines.push([name, content]);
  }
  return { type: 'fetch', id, url, method, headers: lines, body };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isLevel(value: unknown): value is ConsoleLevel {
  return ['log', 'info', 'debug', 'warn', 'error'].includes(value as string);
}
