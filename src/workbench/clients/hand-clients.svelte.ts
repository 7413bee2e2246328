import type { Engine } from '../../engine/engine.ts';
import { HandClient, type ClientOutput } from './hand-client.svelte.ts';

const names = ['Ana', 'Luis', 'Marta', 'Hugo', 'Noor', 'Leo', 'Sara', 'Iker'];

/** The clients that the learner drives by hand. */
export class HandClients {
  all = $state.raw<readonly HandClient[]>([]);
  #engine: Engine | undefined;
  #isServerUp = false;
  readonly #onOutput: ClientOutput;

  /** `onOutput` hears what each client's program writes to its console. */
  constructor(onOutput: ClientOutput) {
    this.#onOutput = onOutput;
  }

  /** How many clients have an open connection. */
  get connected(): number {
    return this.all.filter((client) => client.state === 'open').length;
  }

  /** Makes a client with the next free name; it connects at once where there is a server. */
  add(): HandClient {
    const name =
      names.find((each) => !this.all.some((client) => client.name === each)) ??
      `#${this.all.length + 1}`;
    const client = new HandClient(name, this.#onOutput);
    const last = this.all.at(-1);
    if (last) client.path = last.path;
    if (this.#engine) client.prepare(this.#engine);
    this.all = [...this.all, client];
    if (this.#isServerUp) client.connect();
    return client;
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
    if (this.all.length === 0) this.add();
    else for (const client of this.all) client.prepare(engine);
  }

  /** The server listens: everybody who waits connects. */
  serverListens(): void {
    this.#isServerUp = true;
    for (const client of this.all) client.connectIfWanted();
  }

  /** The server is gone: a new client has nobody to connect to. */
  serverEnded(): void {
    this.#isServerUp = false;
  }
}
