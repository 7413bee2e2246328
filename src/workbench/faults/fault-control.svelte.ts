import { SvelteMap } from 'svelte/reactivity';
import type { Engine, EngineFaults } from '../../engine/engine.ts';
import { runNetwork, serverPort } from '../run/surroundings.ts';
import {
  dialFaultsOf,
  FaultSettings,
  type DialFaults,
  type LastingFault,
} from './fault-settings.svelte.ts';
import { LiveConnections } from './live-connections.ts';
import { WirePause } from './wire-pause.svelte.ts';

/** Somebody whose connections are spoiled: a client, by the id of its program. */
export interface FaultyClient {
  readonly programId: string | undefined;
  readonly faults: FaultSettings;
}

/** Does to connections what the learner asked for, of one client or of all, as far as the engine can. */
export class FaultControl {
  readonly all = new FaultSettings();
  readonly pause: WirePause;
  /** Undefined until an engine is there. */
  isAvailable = $state<boolean>();
  readonly #clients: () => readonly FaultyClient[];
  readonly #live: LiveConnections;
  #engine: Engine | undefined;
  #faults: EngineFaults | undefined;
  #stopWatching: (() => void) | undefined;
  /** What undoes the rule for the dials of a client, or of all. */
  readonly #rules = new SvelteMap<FaultyClient | 'all', () => void>();

  /** `clients` tells who there is now. */
  constructor(clients: () => readonly FaultyClient[]) {
    this.#clients = clients;
    this.#live = new LiveConnections(runNetwork, (connection, program) => {
      this.#opened(connection, program);
    });
    this.pause = new WirePause(this.#live, (connection, fault) => {
      void this.#faults?.inflict(connection, fault);
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
    this.#rules.clear();
    this.pause.end();
    this.#stopWatching = engine.onWire((event) => {
      this.#live.push(event);
    });
    this.#rule('all');
  }

  /** To be called before a client dials: its connection then has the client's faults from its first byte. */
  beforeDial(client: FaultyClient): void {
    this.#rule(client);
  }

  /** From now on nothing crosses the network, also not of who dials later. */
  pauseAll(): void {
    this.pause.pause();
    this.#rule('all');
  }

  /** Lets go what was paused. */
  goOn(): void {
    this.pause.goOn();
    this.#rule('all');
  }

  /** A run begins or ends, and nothing is paused any more. */
  endPause(): void {
    this.pause.end();
    this.#rule('all');
  }

  /** A client is no more. */
  forget(client: FaultyClient): void {
    this.#rules.get(client)?.();
    this.#rules.delete(client);
  }

  /** Cuts a client's connection, or everybody's; tells whether the engine could. */
  cut(client?: FaultyClient): boolean {
    if (!this.#faults) return false;
    for (const connection of this.#connections(client)) {
      void this.#faults.inflict(connection, { type: 'cut' });
    }
    return true;
  }

  /** Makes a client's connection half-open, or everybody's, or plugs the cable in again. */
  silence(isSilent: boolean, client?: FaultyClient): void {
    for (const each of client ? [client] : this.#clients()) each.faults.isSilent = isSilent;
    if (!client) this.all.isSilent = isSilent;
    for (const connection of this.#connections(client)) {
      if (isSilent) void this.#faults?.inflict(connection, { type: 'silence' });
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

  /** Says how late everything arrives from now on, at a client or at everybody. */
  delay(times: { latencyMs: number; jitterMs: number }, client?: FaultyClient): void {
    Object.assign(client?.faults ?? this.all, times);
    this.#rule(client ?? 'all');
    for (const connection of this.#connections(client)) this.#delay(connection);
  }

  /** Refuses a client's next connection, or everybody's until it is undone. */
  refuse(refuses: boolean, client?: FaultyClient): void {
    (client?.faults ?? this.all).refuses = refuses;
    this.#rule(client ?? 'all');
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
    this.pause.opened(connection);
    const client = this.#clients().find((each) => each.programId === program);
    // A new connection is a new cable.
    if (client) client.faults.isSilent = false;
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
    void this.#faults?.inflict(connection, { type: 'slow', reader: 'client', bytesPerSecond });
  }

  /** The engine ends every fault at once: those that stay are said again. */
  #restore(connection: number): void {
    void this.#faults?.inflict(connection, { type: 'restore' });
    const limit = this.#limitOf(connection);
    if (limit > 0) this.#slow(connection, limit);
    const client = this.#clientOf(connection);
    const { latencyMs = 0, jitterMs = 0 } = this.#dialFaults(client);
    if (latencyMs > 0 || jitterMs > 0) this.#delay(connection);
    if (client?.faults.isSilent) void this.#faults?.inflict(connection, { type: 'silence' });
  }

  #delay(connection: number): void {
    const { latencyMs = 0, jitterMs = 0 } = this.#dialFaults(this.#clientOf(connection));
    void this.#faults?.inflict(connection, { type: 'delay', latencyMs, jitterMs });
  }

  #dialFaults(client: FaultyClient | undefined): DialFaults {
    return dialFaultsOf(client?.faults ?? this.all, this.all);
  }

  /** Tells the engine what the next dials get, of a client or of everybody. */
  #rule(whose: FaultyClient | 'all'): void {
    const rules =
      whose === 'all'
        ? [whose, ...[...this.#rules.keys()].filter((other) => other !== 'all')]
        : [whose];
    for (const each of rules) {
      this.#rules.get(each)?.();
      this.#rules.delete(each);
      const settings = each === 'all' ? this.all : each.faults;
      const isHeld = this.pause.isPaused;
      if (!this.#faults || !(settings.isForDial || this.all.isForDial || isHeld)) continue;
      const client = each === 'all' ? undefined : each.programId;
      if (each !== 'all' && client === undefined) continue;
      const place = {
        network: runNetwork,
        port: serverPort,
        ...(client !== undefined && { client }),
      };
      const faults = { ...dialFaultsOf(settings, this.all), isHeld };
      this.#rules.set(each, this.#faults.onDial(place, faults));
    }
  }
}
