import { SvelteMap } from 'svelte/reactivity';
import type { EngineFaults } from '../../engine/engine.ts';
import type { WireTrace } from '../../wire-inspector/wire-trace.svelte.ts';
import { way, type LiveConnections } from './live-connections.ts';

/** A row of the wire, as the inspector reads it. */
export type WireRow = WireTrace['entries'][number];

/** Something that was sent and has not arrived: `upTo` is where it ends in the stream of its direction. */
export type Waiting = { row: WireRow; direction: 'toServer' | 'toClient'; upTo: number };

type Limits = { toServer: number; toClient: number };

type Inflict = (...parameters: Parameters<EngineFaults['inflict']>) => void;

/** Stops everything on the network's cables, and lets one frame after the other cross. */
export class WirePause {
  isPaused = $state(false);
  /** What would cross next, in the order in which it was sent. */
  waiting = $state.raw<readonly Waiting[]>([]);
  readonly #live: LiveConnections;
  readonly #inflict: Inflict;
  readonly #limits = new SvelteMap<number, Limits>();

  constructor(live: LiveConnections, inflict: Inflict) {
    this.#live = live;
    this.#inflict = inflict;
  }

  /** From now on nothing crosses. */
  pause(): void {
    if (this.isPaused) return;
    this.isPaused = true;
    for (const connection of this.#live.all) this.#hold(connection, this.#live.sent(connection));
  }

  /** Lets what has waited longest cross. */
  step(): void {
    const [next] = this.waiting;
    if (next) this.#let(next);
  }

  /** Lets everything go, in its order, and pauses no more. */
  goOn(): void {
    if (!this.isPaused) return;
    while (this.waiting.length > 0) this.step();
    this.isPaused = false;
    for (const connection of this.#limits.keys()) this.#inflict(connection, { type: 'release' });
    this.#limits.clear();
  }

  /** Everybody starts afresh: nothing waits any more. */
  end(): void {
    this.isPaused = false;
    this.waiting = [];
    for (const connection of this.#limits.keys()) this.#inflict(connection, { type: 'release' });
    this.#limits.clear();
  }

  /** A connection was dialled while the network is paused. */
  opened(connection: number): void {
    if (this.isPaused) this.#hold(connection, { toServer: 0, toClient: 0 });
  }

  /** Takes what was read of the wire since. */
  read(rows: readonly WireRow[]): void {
    if (!this.isPaused) return;
    let waiting = [...this.waiting];
    for (const row of rows) {
      const limits = this.#limits.get(row.connection);
      if (!limits) continue;
      const isOver = row.type === 'closed' || (row.type === 'reset' && row.by === 'network');
      if (isOver) waiting = waiting.filter((each) => each.row.connection !== row.connection);
      const sent = this.#sentOf(row);
      if (!sent || sent.upTo <= limits[sent.direction]) continue;
      const isKnown = waiting.some(
        (each) =>
          each.row.connection === row.connection &&
          each.direction === sent.direction &&
          each.upTo === sent.upTo,
      );
      if (!isKnown) waiting.push({ row, ...sent });
    }
    this.waiting = waiting;
  }

  /** Which part of its direction's stream a row stands for; nothing is sent after an end. */
  #sentOf(row: WireRow): Pick<Waiting, 'direction' | 'upTo'> | undefined {
    if ('bytes' in row) return { direction: way(row.direction), upTo: row.offset + row.size };
    const direction = endedBy(row);
    return direction && { direction, upTo: this.#live.sent(row.connection)[direction] };
  }

  #hold(connection: number, limits: Limits): void {
    this.#limits.set(connection, { ...limits });
    this.#inflict(connection, { type: 'hold', ...limits });
  }

  #let({ row: { connection }, direction, upTo }: Waiting): void {
    const limits = this.#limits.get(connection);
    if (limits) this.#hold(connection, { ...limits, [direction]: upTo });
    this.waiting = this.waiting.filter(
      (each) =>
        each.row.connection !== connection || each.direction !== direction || each.upTo > upTo,
    );
  }
}

function endedBy(row: WireRow): 'toServer' | 'toClient' | undefined {
  if (row.type === 'half-closed') return way(row.direction);
  if (row.type !== 'reset' || row.by === 'network') return undefined;
  return row.by === 'client' ? 'toServer' : 'toClient';
}
