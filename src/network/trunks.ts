import { Trunk } from './trunk.ts';
import type { WirePort } from './wire-port.ts';

/** An end of a trunk: its number within the network, and its port when the program gets it for the first time. */
export type TrunkEnd = { trunk: number; port?: MessagePort };

/** The trunk ends that a program holds. */
export class Trunks {
  readonly #trunks = new Map<number, Trunk>();
  /** Those whose other end went away: of a program that outlives many others no more than their numbers stays. */
  readonly #lost = new Set<number>();
  readonly #beforeSend: (() => void) | undefined;

  /** `beforeSend` is called before anything leaves. */
  constructor(beforeSend?: () => void) {
    this.#beforeSend = beforeSend;
  }

  /** The program's end of a connection that travels over this trunk. */
  open({ trunk: number, port }: TrunkEnd, connection: number): WirePort {
    // What the network says of a connection may come after the port of its trunk was closed.
    if (this.#lost.has(number)) return lostPort;
    let trunk = this.#trunks.get(number);
    if (!trunk) {
      if (!port) throw new Error(`Trunk ${String(number)} has no port.`);
      const onLost = (): void => {
        this.#trunks.delete(number);
        this.#lost.add(number);
      };
      this.#trunks.set(number, (trunk = new Trunk(port, this.#beforeSend, onLost)));
    }
    return trunk.open(connection);
  }

  /** Sends now what would leave when the turn is over. */
  flush(): void {
    for (const trunk of this.#trunks.values()) trunk.flush();
  }
}

const lostPort: WirePort = {
  post: () => undefined,
  listen: (listener) => {
    queueMicrotask(() => {
      listener.lost();
    });
  },
  close: () => undefined,
};
