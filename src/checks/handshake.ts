import { createHash } from 'node:crypto';
import { headerValue, type HttpHead } from '../network/handshake-decoder.ts';
import { sayInChecks } from '../translations/checks.ts';
import type { Text } from '../translations/text.ts';

/** What a client asks for when it opens a WebSocket. */
export type UpgradeOptions = {
  protocols?: readonly string[];
  headers?: Readonly<Record<string, string>>;
  origin?: string;
};

/** The bytes of an opening handshake, and the key that its answer must prove to know. */
export type UpgradeRequest = { key: string; text: string };

/** Writes the opening handshake of RFC 6455 §4.1; headers of `options` replace the usual ones. */
export function writeUpgradeRequest(
  path: string,
  port: number,
  keyBytes: Uint8Array,
  options: UpgradeOptions,
): UpgradeRequest {
  const key = btoa(String.fromCharCode(...keyBytes));
  const headers: Record<string, string> = {
    Host: `localhost:${port}`,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': key,
    'Sec-WebSocket-Version': '13',
    ...(options.protocols ? { 'Sec-WebSocket-Protocol': options.protocols.join(', ') } : {}),
    ...(options.origin === undefined ? {} : { Origin: options.origin }),
    ...options.headers,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return { key, text: [`GET ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n') };
}

/** What is wrong with the answer to a handshake, or undefined when it opens the connection. */
export function findHandshakeProblem(
  head: HttpHead,
  key: string,
  protocols: readonly string[] = [],
): Text | undefined {
  const { startLine } = head;
  if (startLine.type !== 'response' || startLine.status !== 101) return describeAnswer(head);
  const wrong = (header: string) =>
    sayInChecks((texts) => texts.badHandshake(header, headerValue(head, header) ?? '—'));
  if (headerValue(head, 'upgrade')?.toLowerCase() !== 'websocket') return wrong('Upgrade');
  const connection =
    headerValue(head, 'connection')
      ?.toLowerCase()
      .split(/\s*,\s*/) ?? [];
  if (!connection.includes('upgrade')) return wrong('Connection');
  if (headerValue(head, 'sec-websocket-accept') !== acceptValue(key)) {
    return wrong('Sec-WebSocket-Accept');
  }
  const protocol = headerValue(head, 'sec-websocket-protocol');
  const isOffered = protocol === undefined || protocols.includes(protocol);
  return isOffered ? undefined : wrong('Sec-WebSocket-Protocol');
}

/** Names the status of an HTTP answer in a sentence. */
export function describeAnswer(head: HttpHead): Text {
  const { startLine } = head;
  if (startLine.type !== 'response') return sayInChecks((texts) => texts.notHttp);
  return sayInChecks((texts) => texts.httpAnswer(startLine.status, startLine.reason));
}

/** The 101 that opens the connection that was asked for; it chooses no subprotocol (RFC 6455 §4.2.2). */
export function writeUpgradeAnswer(request: HttpHead): Uint8Array {
  const key = headerValue(request, 'sec-websocket-key') ?? '';
  const lines = [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${acceptValue(key)}`,
  ];
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n\r\n`);
}

/** The proof of RFC 6455 §4.2.2 that the server read this very handshake. */
function acceptValue(key: string): string {
  return createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
}
