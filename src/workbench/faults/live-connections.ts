import type { Engine } from '../../engine/engine.ts';

type WireEvent = Parameters<Parameters<Engine['onWire']>[0]>[0];

/** Which connections of one network are open, and who dialled them. */
export class LiveConnections {
  readonly #network: string;
  readonly #onOpened: (connection: number, program: string) => void;
  /** By number, the program that dialled. */
  readonly #clients = new Map<number, string>();

  /** `onOpened` hears of each new connection, with the id of the program that dialled. */
  constructor(network: string, onOpened: (connection: number, program: string) => void) {
    this.#network = network;
    this.#onOpened = onOpened;
  }

  /** Takes the next event of the engine's wire. */
  push(event: WireEvent): void {
    if (event.type === 'opened' && event.network === this.#network) {
      this.#clients.set(event.connection, event.client.program);
      this.#onOpened(event.connection, event.client.program);
    } else if (event.type === 'reset' || event.type === 'closed') {
      this.#clients.delete(event.connection);
    }
  }

  /** Every open connection. */
  get all(): readonly number[] {
    return [...this.#clients.keys()];
  }

  /** The open connections that a program dialled. */
  of(program: string): readonly number[] {
    return this.all.filter((connection) => this.#clients.get(connection) === program);
  }

  /** Forgets everything: another engine counts from 1 again. */
  clear(): void {
    this.#clients.clear();
  }
}
