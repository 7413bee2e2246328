import type { Engine, EngineFaults } from '../../engine/engine.ts';
import { runNetwork, serverPort } from '../run/surroundings.ts';
import { DialTurns } from './dial-turns.ts';
import { dialFaultsOf, FaultSettings, type LastingFault } from './fault-settings.svelte.ts';
import { LiveConnections } from './live-connections.ts';

/** Somebody whose connections are spoiled: a client, by the id of its program. */
export interface FaultyClient {
  readonly programId: string | undefined;
  readonly faults: FaultSettings;
  /** Its dial has reached the server. */
  onOpened(): void;
}

/** Does to connections what the learner asked for, of one client or of all, as far as the engine can. */
export class FaultControl {
  readonly all = new FaultSettings();
  /** Undefined until an engine is there. */
  isAvailable = $state<boolean>();
  readonly #clients: () => readonly FaultyClient[];
  readonly #turns = new DialTurns();
  readonly #live: LiveConnections;
  #engine: Engine | undefined;
  #faults: EngineFaults | undefined;
  #stopWatching: (() => void) | undefined;
  #undoForAll: (() => void) | undefined;

  /** `clients` tells who there is now. */
  constructor(clients: () => readonly FaultyClient[]) {
    this.#clients = clients;
    this.#live = new LiveConnections(runNetwork, (connection, program) => {
      this.#opened(connection, program);
    });
  }

  /** From now on the connections are those of this engine. */
  use(engine: Engine): void {
    if (this.#engine === engine) return;
    this.#engine = engine;
    this.#faults = engine.faults;
    this.isAvailable = engine.capabilities.faults;
    this.#stopWatching?.();
    this.#live.clear();
    this.#undoForAll = undefined;
    this.#stopWatching = engine.onWire((event) => {
      this.#live.push(event);
    });
    this.#ruleForAll();
  }

  /** Dials for a client with its faults; call what it returns as soon as the dial has an answer. */
  dial(client: FaultyClient, dial: () => void): () => void {
    const engineFaults = this.#faults;
    if (!engineFaults || !client.faults.isForDial) return this.#turns.take(dial);
    const place = { network: runNetwork, port: serverPort };
    return this.#turns.take(dial, () =>
      engineFaults.onDial(place, dialFaultsOf(client.faults, this.all)),
    );
  }

  /** Cuts a client's connection, or everybody's; tells whether the engine could. */
  cut(client?: FaultyClient): boolean {
    if (!this.#faults) return false;
    for (const connection of this.#connections(client)) {
      this.#faults.inflict(connection, { type: 'cut' });
    }
    return true;
  }

  /** Makes a client's connection half-open, or everybody's, or plugs the cable in again. */
  silence(isSilent: boolean, client?: FaultyClient): void {
    for (const each of client ? [client] : this.#clients()) each.faults.isSilent = isSilent;
    if (!client) this.all.isSilent = isSilent;
    for (const connection of this.#connections(client)) {
      if (isSilent) this.#faults?.inflict(connection, { type: 'silence' });
      else this.#restore(connection);
    }
  }

  /** Limits what a client's end is given, or everybody's, in bytes a second; 0 ends it. */
  slow(bytesPerSecond: number, client?: FaultyClient): void {
    (client?.faults ?? this.all).bytesPerSecond = bytesPerSecond;
    for (const connection of this.#connections(client)) {
      const limit = this.#limitOf(connection);
      if (limit > 0) this.#slow(connection, limit);
      else this.#restore(connection);
    }
  }

  /** Says how late everything arrives on connections that are dialled from now on. */
  delay(times: { latencyMs: number; jitterMs: number }, client?: FaultyClient): void {
    Object.assign(client?.faults ?? this.all, times);
    if (!client) this.#ruleForAll();
  }

  /** Refuses a client's next connection, or everybody's until it is undone. */
  refuse(refuses: boolean, client?: FaultyClient): void {
    (client?.faults ?? this.all).refuses = refuses;
    if (!client) this.#ruleForAll();
  }

  /** Tells whether a client's open connection is not as late as asked: only the next one will be. */
  isDelayPending({ faults }: FaultyClient): boolean {
    const { latencyMs = 0, jitterMs = 0 } = dialFaultsOf(faults, this.all);
    const now = faults.delayInForce;
    return latencyMs !== now.latencyMs || jitterMs !== now.jitterMs;
  }

  /** Undoes one fault. */
  undo(fault: LastingFault, client?: FaultyClient): void {
    const { latencyMs, jitterMs } = client?.faults ?? this.all;
    if (fault === 'latency') this.delay({ latencyMs: 0, jitterMs }, client);
    else if (fault === 'jitter') this.delay({ latencyMs, jitterMs: 0 }, client);
    else if (fault === 'slow') this.slow(0, client);
    else if (fault === 'silence') this.silence(false, client);
    else this.refuse(false, client);
  }

  #connections(client: FaultyClient | undefined): readonly number[] {
    if (!client) return this.#live.all;
    return client.programId === undefined ? [] : this.#live.of(client.programId);
  }

  #opened(connection: number, program: string): void {
    const client = this.#clients().find((each) => each.programId === program);
    if (client) {
      // A new connection is a new cable.
      client.faults.isSilent = false;
      const { latencyMs = 0, jitterMs = 0 } = dialFaultsOf(client.faults, this.all);
      client.faults.delayInForce = { latencyMs, jitterMs };
      client.onOpened();
    }
    const limit = client?.faults.bytesPerSecond || this.all.bytesPerSecond;
    if (limit > 0) this.#slow(connection, limit);
  }

  #limitOf(connection: number): number {
    const client = this.#clientOf(connection);
    return client?.faults.bytesPerSecond || this.all.bytesPerSecond;
  }

  #clientOf(connection: number): FaultyClient | undefined {
    return this.#clients().find(
      ({ programId }) => programId !== undefined && this.#live.of(programId).includes(connection),
    );
  }

  #slow(connection: number, bytesPerSecond: number): void {
    this.#faults?.inflict(connection, { type: 'slow', reader: 'client', bytesPerSecond });
  }

  /** The engine ends every fault at once: those that stay are said again. */
  #restore(connection: number): void {
    this.#faults?.inflict(connection, { type: 'restore' });
    const limit = this.#limitOf(connection);
    if (limit > 0) this.#slow(connection, limit);
    const client = this.#clientOf(connection);
    if (client) client.faults.delayInForce = { latencyMs: 0, jitterMs: 0 };
    if (client?.faults.isSilent) {
      this.#faults?.inflict(connection, { type: 'silence' });
    }
  }

  #ruleForAll(): void {
    this.#undoForAll?.();
    this.#undoForAll = undefined;
    if (!this.all.isForDial) return;
    const { refuses, latencyMs, jitterMs } = this.all;
    this.#undoForAll = this.#faults?.onDial(
      { network: runNetwork, port: serverPort },
      { refuses, latencyMs, jitterMs },
    );
  }
}
