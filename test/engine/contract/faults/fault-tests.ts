import { test } from 'vitest';
import type { Engine, EngineFaults } from '../../../../src/engine/engine.ts';
import type { WireEvent } from '../../../../src/network/wire-event.ts';
import { freshNetwork, run, type WatchedProgram } from '../../watched-program.ts';

/** A server and a client that are connected, their number in the wire log, and what the log says of them. */
export type ConnectedPair = {
  server: WatchedProgram;
  client: WatchedProgram;
  connection: number;
  wire: () => WireEvent[];
  end: () => Promise<void>;
};

/** How a part of the contract tests what the network does when it is told to. */
export type FaultTests = {
  /** Makes a test that is skipped where the engine has no faults. */
  line: (name: string, body: (faults: EngineFaults) => Promise<void>) => void;
  /** Connects a server that says `accepted` with a client that says `connected`. */
  connect: (serverText: string, clientText: string, network?: string) => Promise<ConnectedPair>;
};

/** Tests of the faults that an engine's network can have. */
export function faultTests(engine: () => Engine): FaultTests {
  return {
    line: (name, body) => {
      test(name, { timeout: 30_000 }, async ({ skip }) => {
        const { faults, capabilities } = engine();
        skip(!capabilities.faults || !faults);
        if (faults) await body(faults);
      });
    },
    connect: async (serverText, clientText, network = freshNetwork()) => {
      const events: WireEvent[] = [];
      const stop = engine().onWire((event) => events.push(event));
      const server = run(engine(), serverText, { network, name: 'server' });
      await server.event('listening');
      const client = run(engine(), clientText, { network, name: 'client', role: 'trusted' });
      await client.line('connected');
      await server.line('accepted');
      const connection = await connectionOn(network, events);
      return {
        server,
        client,
        connection,
        wire: () => events.filter((event) => event.connection === connection),
        end: async () => {
          stop();
          await Promise.all([server.program.stop(), client.program.stop()]);
        },
      };
    },
  };
}

/** Waits until the log tells of a network's first connection; gives its number. */
export function connectionOn(network: string, events: readonly WireEvent[]): Promise<number> {
  return poll(
    () => events.find((event) => event.type === 'opened' && event.network === network)?.connection,
  );
}

/** Waits long enough for what must not happen to have happened. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 250));
}

/** Asks until there is an answer; the test's own limit ends it. */
export async function poll<Answer>(ask: () => Answer | undefined): Promise<Answer> {
  for (;;) {
    const answer = ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
