import type { Engine } from '../../../src/engine/engine.ts';
import type { Direction, WireEvent } from '../../../src/network/wire-event.ts';

/** What the log told so far of one network, and a way to wait for more. */
export type WatchedWire = {
  events: WireEvent[];
  /** All that went one way. */
  bytes(direction: Direction): number[];
  until(isDone: (events: WireEvent[]) => boolean): Promise<void>;
  stop(): void;
};

/** Collects the wire events of the connections of one network. */
export function watchWire(engine: Engine, network: string): WatchedWire {
  const events: WireEvent[] = [];
  const connections = new Set<number>();
  const waiting = new Set<() => void>();
  const stop = engine.onWire((event) => {
    if (event.type === 'opened' && event.network === network) connections.add(event.connection);
    if (!connections.has(event.connection)) return;
    events.push(event);
    for (const check of [...waiting]) check();
  });
  return {
    events,
    stop,
    bytes: (direction) =>
      events.flatMap((event) =>
        event.type === 'bytes' && event.direction === direction ? [...event.bytes] : [],
      ),
    until: (isDone) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!isDone(events)) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };
}
