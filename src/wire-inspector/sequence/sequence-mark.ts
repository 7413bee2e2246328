import { isControlOpcode } from '../../network/frame.ts';
import type { WireEntry } from '../../network/wire-entry.ts';
import type { Direction } from '../../network/wire-event.ts';
import { EntryFollower } from '../entry-follower.ts';
import { mannerOf } from '../entry-words.ts';

/** How an arrow's line is drawn, which tells what kind of thing travels. */
export type Stroke = 'solid' | 'dashed' | 'double';

/** How an arrow ends: data full, control open, a close against a bar, what is wrong in a cross, what is lost half-way. */
export type ArrowHead = 'full' | 'open' | 'bar' | 'cross' | 'lost';

/** What a row of the sequence draws: an arrow between two lanes, or a sign where nothing travelled. */
export type SequenceMark =
  | { type: 'arrow'; direction: Direction; stroke: Stroke; head: ArrowHead }
  | { type: 'sign'; sign: 'end' | 'failure' | 'recovery'; at: 'client' | 'server' | 'cable' };

/** What an entry looks like in the sequence; `isLost` when what was sent did not arrive. */
export function markOf(entry: WireEntry, isLost: boolean): SequenceMark {
  switch (entry.type) {
    case 'request':
    case 'response':
    case 'http-body':
      return arrow(entry.direction, 'double', isLost ? 'lost' : 'full');
    case 'frame': {
      const { frame, direction, close } = entry;
      const stroke = isControlOpcode(frame.opcode) ? 'dashed' : 'solid';
      if (isLost) return arrow(direction, stroke, 'lost');
      if (frame.problems.length > 0) return arrow(direction, stroke, 'cross');
      if (close !== null) return arrow(direction, stroke, 'bar');
      return arrow(direction, stroke, stroke === 'dashed' ? 'open' : 'full');
    }
    case 'unreadable':
    case 'frame-error':
    case 'head-error':
      return arrow(entry.direction, 'solid', 'cross');
    case 'half-closed':
      return arrow(entry.direction, 'dashed', 'bar');
    case 'reset':
      return {
        type: 'sign',
        sign: 'failure',
        at: entry.by === 'network' ? 'cable' : entry.by,
      };
    case 'closed': {
      const isAbrupt = mannerOf(entry.end) === 'abrupt';
      return { type: 'sign', sign: isAbrupt ? 'failure' : 'end', at: 'cable' };
    }
    case 'fault': {
      const isRecovery = entry.fault.type === 'restore';
      return { type: 'sign', sign: isRecovery ? 'recovery' : 'failure', at: 'cable' };
    }
  }
}

/** The ids of what was sent into a silent cable and has not come out; a restored cable delivers what it held. */
export class Undelivered {
  readonly #follower = new EntryFollower();
  readonly #held = new Map<number, string[]>();
  #lost: string[] = [];
  #ids: ReadonlySet<string> = new Set();

  /** The same set as before until it changes. */
  of(entries: readonly WireEntry[]): ReadonlySet<string> {
    const { isAnother, added } = this.#follower.follow(entries);
    let hasChanged = isAnother;
    if (isAnother) {
      this.#held.clear();
      this.#lost = [];
    }
    for (const entry of added) hasChanged = this.#read(entry) || hasChanged;
    if (hasChanged) this.#ids = new Set([...this.#lost, ...[...this.#held.values()].flat()]);
    return this.#ids;
  }

  #read(entry: WireEntry): boolean {
    const held = this.#held.get(entry.connection);
    if (entry.type === 'fault') {
      if (entry.fault.type === 'silence' && !held) this.#held.set(entry.connection, []);
      if (entry.fault.type === 'restore') this.#held.delete(entry.connection);
    } else if (!held) {
      return false;
    } else if ('bytes' in entry) {
      held.push(entry.id);
    } else if (entry.type === 'closed' || entry.type === 'reset') {
      this.#lost.push(...held);
      this.#held.delete(entry.connection);
    }
    return true;
  }
}

function arrow(direction: Direction, stroke: Stroke, head: ArrowHead): SequenceMark {
  return { type: 'arrow', direction, stroke, head };
}
