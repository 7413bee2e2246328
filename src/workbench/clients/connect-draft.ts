import type { HeaderLine } from './client-messages.ts';

/** What a learner types to connect: the query with or without `?`, subprotocols by commas, a header a line. */
export type ConnectDraft = { path: string; query: string; protocols: string; headers: string };

/** What is wrong with it, at the field where it is. */
export type ConnectProblem =
  | { field: 'path' | 'query'; problem: 'fragment' }
  | { field: 'protocols'; problem: 'not-a-token' | 'twice'; name: string }
  | { field: 'headers'; problem: HeaderProblem; line: string };

type HeaderProblem = 'no-colon' | 'not-a-token' | 'bad-value' | 'taken' | 'twice';

/** Where and how to dial. */
export type ConnectPlan = { target: string; protocols: string[]; headers: HeaderLine[] };

/** A header name or a subprotocol (RFC 9110 §5.6.2). */
const token = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/i;
/** Tab and what can be seen; `ws` writes header values as Latin-1 (RFC 9110 §5.5). */
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Headers that belong to the handshake itself: `ws` writes them (RFC 6455 §4.1). */
const taken = new Set([
  'connection',
  'upgrade',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-protocol',
]);

/** Reads what was typed to connect, or tells the first thing that is wrong with it. */
export function readConnectDraft(
  draft: ConnectDraft,
): { status: 'ready'; plan: ConnectPlan } | { status: 'wrong'; problem: ConnectProblem } {
  const path = draft.path.trim();
  const query = draft.query.trim().replace(/^\?/, '');
  for (const [field, text] of [
    ['path', path],
    ['query', query],
  ] as const) {
    if (text.includes('#')) return { status: 'wrong', problem: { field, problem: 'fragment' } };
  }
  const protocols = draft.protocols
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  for (const [index, name] of protocols.entries()) {
    const field = 'protocols';
    if (!token.test(name))
      return { status: 'wrong', problem: { field, problem: 'not-a-token', name } };
    if (protocols.indexOf(name) !== index)
      return { status: 'wrong', problem: { field, problem: 'twice', name } };
  }
  const headers: HeaderLine[] = [];
  for (const line of draft.headers.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const header = readHeader(line, headers);
    if (typeof header === 'string') {
      return { status: 'wrong', problem: { field: 'headers', problem: header, line } };
    }
    headers.push(header);
  }
  const joint = path.includes('?') ? '&' : '?';
  const target = `${path.startsWith('/') ? '' : '/'}${path}${query && joint + query}`;
  return { status: 'ready', plan: { target, protocols, headers } };
}

function readHeader(line: string, others: readonly HeaderLine[]): HeaderLine | HeaderProblem {
  const colon = line.indexOf(':');
  if (colon < 0) return 'no-colon';
  const name = line.slice(0, colon);
  const value = line.slice(colon + 1).trim();
  if (!token.test(name)) return 'not-a-token';
  if (taken.has(name.toLowerCase())) return 'taken';
  if (others.some(([other]) => other.toLowerCase() === name.toLowerCase())) return 'twice';
  return headerValue.test(value) ? [name, value] : 'bad-value';
}
