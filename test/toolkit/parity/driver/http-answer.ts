import { Buffer } from 'node:buffer';
import type { ClientEvent } from '../scenario.ts';

type HttpEvent = Extract<ClientEvent, { ev: 'http' }>;

/** An answer and the bytes behind it, or why there is none yet. */
export type HttpAnswer =
  | { status: 'whole'; event: HttpEvent; accept: string | undefined; rest: Buffer }
  | { status: 'unfinished' };

/** Headers of one connection only, and those that say when and by whom; what is left is the answer's own. */
const unrecorded: ReadonlySet<string> = new Set([
  'date',
  'server',
  'upgrade',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'sec-websocket-accept',
]);

/** Reads an HTTP/1.1 answer from its first byte; `ended` says that no more bytes will come. */
export function readHttpAnswer(bytes: Buffer, ended: boolean): HttpAnswer {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return { status: 'unfinished' };
  const [statusLine = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1]);
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  const valueOf = (name: string): string | undefined =>
    headers.find(([other]) => other === name)?.[1];
  const event: HttpEvent = {
    ev: 'http',
    status,
    headers: headers
      .filter(([name]) => !unrecorded.has(name))
      .sort((one, other) => compare(one[0], other[0]) || compare(one[1], other[1])),
  };
  const rest = bytes.subarray(end + 4);
  const accept = valueOf('sec-websocket-accept');
  if (status === 101) return { status: 'whole', event, accept, rest };
  const body = readBody(rest, valueOf('content-length'), valueOf('transfer-encoding'), ended);
  if (body === undefined) return { status: 'unfinished' };
  return { status: 'whole', event: { ...event, body }, accept, rest: Buffer.alloc(0) };
}

function readBody(
  bytes: Buffer,
  length: string | undefined,
  encoding: string | undefined,
  ended: boolean,
): string | undefined {
  if (length !== undefined) {
    if (bytes.length < Number(length) && !ended) return undefined;
    return bytes.subarray(0, Number(length)).toString('utf8');
  }
  if (encoding === 'chunked') return readChunks(bytes);
  return ended ? bytes.toString('utf8') : undefined;
}

function readChunks(bytes: Buffer): string | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(bytes.subarray(at, lineEnd).toString('latin1'), 16);
    if (size === 0) return Buffer.concat(chunks).toString('utf8');
    chunks.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
    if (at > bytes.length) return undefined;
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
