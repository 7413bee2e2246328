import type { Engine } from '../../engine/engine.ts';

type WireEvent = Parameters<Parameters<Engine['onWire']>[0]>[0];

/** How much was sent in each direction of a connection, from its beginning; an end counts as one byte. */
export type SentSoFar = { readonly toServer: number; readonly toClient: number };

type Live = {
  program: string;
  isOpen: boolean;
  toServer: number;
  toClient: number;
  ended: Set<string>;
};

/** Which connections of one network are open, who dialled them, and how much was sent on each so far. */
export class LiveConnections {
  readonly #network: string;
  readonly #onOpened: (connection: number, program: string) => void;
  readonly #connections = new Map<number, Live>();

  /** `onOpened` hears of each new connection, with the id of the program that dialled. */
  constructor(network: string, onOpened: (connection: number, program: string) => void) {
    this.#network = network;
    this.#onOpened = onOpened;
  }

  /** Takes the next event of the engine's wire. */
  push(event: WireEvent): void {
    if (event.type === 'opened') {
      if (event.network !== this.#network) return;
      const { program } = event.client;
      this.#connections.set(event.connection, {
        ...{ program, isOpen: true, toServer: 0, toClient: 0 },
        ended: new Set(),
      });
      this.#onOpened(event.connection, program);
      return;
    }
    const live = this.#connections.get(event.connection);
    if (!live) return;
    if (event.type === 'bytes') live[way(event.direction)] += event.bytes.byteLength;
    else if (event.type === 'half-closed') endOnce(live, way(event.direction));
    else if (event.type === 'reset' || event.type === 'closed') {
      live.isOpen = false;
      if (event.type === 'reset' && event.by !== 'network') {
        endOnce(live, event.by === 'client' ? 'toServer' : 'toClient');
      }
    }
  }

  /** Every open connection. */
  get all(): readonly number[] {
    return [...this.#connections].flatMap(([connection, { isOpen }]) =>
      isOpen ? [connection] : [],
    );
  }

  /** The open connections that a program dialled. */
  of(program: string): readonly number[] {
    return this.all.filter((connection) => this.#connections.get(connection)?.program === program);
  }

  /** How much was sent on a connection until now. */
  sent(connection: number): SentSoFar {
    const { toServer = 0, toClient = 0 } = this.#connections.get(connection) ?? {};
    return { toServer, toClient };
  }

  /** Forgets everything: another engine counts from 1 again. */
  clear(): void {
    this.#connections.clear();
  }
}

/** The name of a direction by where it leads. */
export function way(direction: 'client-to-server' | 'server-to-client'): 'toServer' | 'toClient' {
  return direction === 'client-to-server' ? 'toServer' : 'toClient';
}

function endOnce(live: Live, direction: 'toServer' | 'toClient'): void {
  if (live.ended.has(direction)) return;
  live.ended.add(direction);
  live[direction] += 1;
}
