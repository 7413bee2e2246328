import { isControlOpcode } from '../network/frame.ts';
import type { WireEntry } from '../network/wire-entry.ts';
import type { Direction, SourcePosition } from '../network/wire-event.ts';
import { firstAfter, indexOfEntry } from './entry-search.ts';

/** The kinds that a reader can ask for. */
export const filterKinds = ['handshake', 'text', 'binary', 'ping', 'close', 'broken'] as const;

/** A kind that a reader can ask for: `ping` means pongs too, `close` every end, `broken` every failure. */
export type FilterKind = (typeof filterKinds)[number];

/** What the reader wants to see; null and the empty text let everything through. */
export type WireFilter = {
  client: string | null;
  kind: FilterKind | null;
  direction: Direction | null;
  text: string;
};

/** Lets everything through. */
export const noFilter: WireFilter = { client: null, kind: null, direction: null, text: '' };

/** Tells whether a filter lets everything through. */
export function isOpen(filter: WireFilter): boolean {
  const { client, kind, direction, text } = filter;
  return client === null && kind === null && direction === null && text.trim() === '';
}

/**
 * What tells whether an entry passes, made ready for many of them; the text is looked for in the payload's preview,
 * the client and the source.
 */
export function prepareFilter(filter: WireFilter): (entry: WireEntry) => boolean {
  const { client, kind, direction } = filter;
  const hasText = prepareText(filter.text.trim());
  return (entry) => {
    if (client !== null && entry.client !== client) return false;
    if (direction !== null && !('direction' in entry && entry.direction === direction))
      return false;
    if (kind !== null && !isOfKind(entry, kind)) return false;
    return hasText(entry);
  };
}

/** The entries that pass a filter, looked at once each while the list grows and loses its oldest. */
export class FilteredEntries {
  #filter: WireFilter = noFilter;
  #passes = prepareFilter(noFilter);
  #passed: WireEntry[] = [];
  /** The last entry that was looked at. */
  #last: WireEntry | undefined;

  /** What passes of the list, oldest first; a new array. */
  of(entries: readonly WireEntry[], filter: WireFilter): readonly WireEntry[] {
    if (isOpen(filter)) return entries;
    const isOther = filter !== this.#filter;
    if (isOther) this.#passes = prepareFilter(filter);
    if (!this.#goesOn(entries) || (isOther && !isWithin(filter, this.#filter))) {
      this.#passed = [];
      this.#last = undefined;
    } else if (isOther) {
      this.#passed = this.#passed.filter(this.#passes);
    }
    this.#filter = filter;
    this.#passed = this.#passed.slice(firstAfter(this.#passed, Number(entries[0]?.id ?? 0) - 1));
    for (const entry of entries.slice(firstAfter(entries, Number(this.#last?.id ?? 0)))) {
      if (this.#passes(entry)) this.#passed.push(entry);
    }
    this.#last = entries.at(-1);
    return this.#passed;
  }

  #goesOn(entries: readonly WireEntry[]): boolean {
    return this.#last === entries[indexOfEntry(entries, this.#last?.id ?? null)];
  }
}

/** Tells whether all that passes one filter passes another: a text that was typed on only finds less. */
function isWithin(one: WireFilter, other: WireFilter): boolean {
  const { client, kind, direction, text } = one;
  return (
    client === other.client &&
    kind === other.kind &&
    direction === other.direction &&
    text.trim().includes(other.text.trim())
  );
}

function isOfKind(entry: WireEntry, kind: FilterKind): boolean {
  switch (kind) {
    case 'handshake':
      return entry.type === 'request' || entry.type === 'response';
    case 'text':
    case 'binary':
      return entry.type === 'frame' && messageKind(entry) === kind;
    case 'ping':
      return (
        entry.type === 'frame' &&
        isControlOpcode(entry.frame.opcode) &&
        entry.frame.opcodeName !== 'close'
      );
    case 'close':
      return (
        (entry.type === 'frame' && entry.frame.opcodeName === 'close') ||
        entry.type === 'half-closed' ||
        entry.type === 'closed' ||
        entry.type === 'reset'
      );
    case 'broken':
      return isBroken(entry);
  }
}

function isBroken(entry: WireEntry): boolean {
  if (entry.type === 'frame') return entry.frame.problems.length > 0;
  if (entry.type === 'closed') {
    return entry.end.type === 'websocket' && entry.end.codeSeenByClient === 1006;
  }
  return ['frame-error', 'head-error', 'unreadable', 'reset', 'fault'].includes(entry.type);
}

// A later fragment belongs to the kind of its message, not to its own opcode.
function messageKind(entry: Extract<WireEntry, { type: 'frame' }>): string {
  const { message, opcodeName } = entry.frame;
  return 'kind' in message ? message.kind : opcodeName;
}

function prepareText(wanted: string): (entry: WireEntry) => boolean {
  if (wanted === '') return () => true;
  // Unlike a search in texts made lower-case, it makes no new text of every entry.
  const pattern = new RegExp(wanted.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu');
  const clients = new Map<string, boolean>();
  const places = new Map<string, Map<number, boolean>>();
  const isInClient = (client: string): boolean =>
    remember(clients, client, () => pattern.test(client));
  const isInPlace = ({ file, line }: SourcePosition): boolean =>
    remember(
      remember(places, file, () => new Map<number, boolean>()),
      line,
      () => pattern.test(`${file}:${line}`),
    );
  return (entry) =>
    ('preview' in entry &&
      (pattern.test(entry.preview) || (entry.source !== null && isInPlace(entry.source)))) ||
    isInClient(entry.client);
}

/** The few clients and lines of a log stand in very many entries. */
function remember<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = known.get(key) ?? make();
  if (!known.has(key)) known.set(key, value);
  return value;
}
