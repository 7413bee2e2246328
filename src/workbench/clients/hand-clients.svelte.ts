import type { Engine } from '../../engine/engine.ts';
import { FaultControl } from '../faults/fault-control.svelte.ts';
import { Broadcast } from './broadcast.svelte.ts';
import { HandClient, type ClientListener } from './hand-client.svelte.ts';
import type { ClientOrder } from './client-messages.ts';

const names = ['Ana', 'Luis', 'Marta', 'Hugo', 'Noor', 'Leo', 'Sara', 'Iker'];

/** The longest name of a client, in characters. */
export const longestName = 24;

/** Why a client cannot be called so. */
export type NameProblem = 'empty' | 'taken';

/** The clients that the learner drives by hand. */
export class HandClients {
  all = $state.raw<readonly HandClient[]>([]);
  /** What the learner is about to send from all. */
  draftForAll = $state('');
  readonly broadcast = new Broadcast();
  readonly faults = new FaultControl(() => this.all);
  #engine: Engine | undefined;
  #isServerUp = false;
  readonly #listener: ClientListener;

  readonly #visit: string;

  /** `onOutput` hears what each client's program writes to its console; `visit` is where clients go, with `{name}` for theirs. */
  constructor(onOutput: ClientListener['onOutput'], visit = '/') {
    this.#visit = visit;
    this.#listener = {
      onOutput,
      onNews: (client, news, at) => {
        this.broadcast.hear(client.name, news, at);
      },
    };
  }

  /** How many clients have an open connection. */
  get connected(): number {
    return this.all.filter((client) => client.state === 'open').length;
  }

  /** Makes a client with the next free name; it connects at once where there is a server. */
  add(): HandClient {
    const client = new HandClient(this.#freeName(), this.faults, this.#listener);
    const last = this.all.at(-1);
    if (last) Object.assign(client.drafts.connect, last.drafts.connect);
    // What was typed for the last one goes for this one as well; its own name does not.
    if (!last || last.drafts.connect.path === this.#pathOf(last)) {
      client.drafts.connect.path = this.#pathOf(client);
    }
    this.all = [...this.all, client];
    if (this.#engine) client.prepare(this.#engine);
    if (this.#isServerUp) client.connect();
    return client;
  }

  /** Makes so many clients, which connect as close together as they can. */
  addMany(count: number): void {
    for (let made = 0; made < count; made += 1) this.add();
  }

  /** Gives a client another name, or tells why it cannot have it. */
  rename(client: HandClient, typed: string): NameProblem | undefined {
    const name = typed.trim().slice(0, longestName);
    if (name === '') return 'empty';
    if (this.all.some((other) => other !== client && other.name === name)) return 'taken';
    this.broadcast.rename(client.name, name);
    client.name = name;
    return undefined;
  }

  /** Sends the same from every client that is connected; returns how many those are. */
  sendFromAll(order: ClientOrder): number {
    const connected = this.all.filter((client) => client.state === 'open');
    if (connected.length > 0) this.broadcast.sendTogether(connected.map(({ name }) => name));
    for (const client of connected) client.send(order);
    return connected.length;
  }

  /** Takes a client away. */
  async remove(client: HandClient): Promise<void> {
    this.all = this.all.filter((each) => each !== client);
    await client.remove();
  }

  /** Run begins: everybody starts afresh, and there is at least one client to talk with. */
  prepare(engine: Engine): void {
    this.#engine = engine;
    this.#isServerUp = false;
    this.broadcast.clear();
    this.faults.use(engine);
    this.faults.endPause();
    if (this.all.length === 0) this.add();
    else for (const client of this.all) client.prepare(engine);
  }

  /** The server listens: everybody who waits connects. */
  serverListens(): void {
    this.#isServerUp = true;
    for (const client of this.all) client.connectIfWaiting();
  }

  /** The server is gone: a new client has nobody to connect to. */
  serverEnded(): void {
    this.#isServerUp = false;
  }

  #pathOf({ name }: HandClient): string {
    return this.#visit.replace('{name}', encodeURIComponent(name.toLowerCase()));
  }

  #freeName(): string {
    const isFree = (name: string) => !this.all.some((client) => client.name === name);
    const known = names.find(isFree);
    if (known !== undefined) return known;
    let number = this.all.length + 1;
    while (!isFree(`#${number}`)) number += 1;
    return `#${number}`;
  }
}
