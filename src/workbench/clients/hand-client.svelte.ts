import type { Engine, Program } from '../../engine/engine.ts';
import { runNetwork, serverPort } from '../run/surroundings.ts';
import clientProgram from './client-program.ts?program';
import { readClientNews, type ClientNews, type ClientOrder } from './client-messages.ts';

/** Where a hand-driven client is: `waiting` until there is a server to talk to. */
export type ClientState = 'waiting' | 'connecting' | 'open' | 'closing' | 'closed';

/** One thing that happened to a client, as its transcript shows it. */
export type ClientEntry = { number: number; time: number; news: ClientNews };

/** Hears a console line of a client's program; `time` is in milliseconds since Run. */
export type ClientOutput = (client: string, text: string, time: number) => void;

const shownEntries = 300;

/** A client that the learner drives by hand: a program of ours with a real `ws` client in it. */
export class HandClient {
  readonly name: string;
  path = $state('/');
  state = $state<ClientState>('waiting');
  transcript = $state.raw<readonly ClientEntry[]>([]);
  #program: Program | undefined;
  #engine: Engine | undefined;
  #dial = 0;
  #entries = 0;
  #beganAt = 0;
  /** False once the learner has disconnected it; the next Run then leaves it alone. */
  #wantsConnection = true;

  readonly #onOutput: ClientOutput;

  constructor(name: string, onOutput: ClientOutput) {
    this.name = name;
    this.#onOutput = onOutput;
  }

  /** Forgets the last run and gets ready to connect in the new one. */
  prepare(engine: Engine): void {
    this.#useEngine(engine);
    this.#dial += 1;
    this.#order({ type: 'drop' });
    this.transcript = [];
    this.#beganAt = performance.now();
    this.state = this.#wantsConnection ? 'waiting' : 'closed';
  }

  /** Connects if the learner has not disconnected it by hand. */
  connectIfWanted(): void {
    if (this.#wantsConnection) this.connect();
  }

  /** Opens a new connection to the learner's server. */
  connect(): void {
    this.#wantsConnection = true;
    if (!this.#engine) return;
    this.#useEngine(this.#engine);
    this.#dial += 1;
    this.state = 'connecting';
    const path = this.path.startsWith('/') ? this.path : `/${this.path}`;
    this.#order({ type: 'connect', dial: this.#dial, url: `ws://localhost:${serverPort}${path}` });
  }

  /** Starts the closing handshake. */
  disconnect(code: number, reason: string): void {
    this.#wantsConnection = false;
    this.state = 'closing';
    this.#order({ type: 'close', code, reason });
  }

  /** Sends a text message. */
  sendText(text: string): void {
    this.#order({ type: 'send-text', text });
  }

  /** Sends a binary message. */
  sendBytes(bytes: number[]): void {
    this.#order({ type: 'send-bytes', bytes });
  }

  /** Ends the client's program. */
  async remove(): Promise<void> {
    await this.#program?.stop();
  }

  #order(order: ClientOrder): void {
    this.#program?.send(order);
  }

  #useEngine(engine: Engine): void {
    if (this.#program && this.#engine === engine) return;
    this.#engine = engine;
    const program = engine.start({
      name: this.name,
      files: { 'client.js': clientProgram },
      entry: 'client.js',
      network: runNetwork,
      role: 'trusted',
    });
    this.#program = program;
    program.subscribe((event) => {
      if (this.#program !== program) return;
      if (event.type === 'message') this.#hear(readClientNews(event.value));
      if (event.type === 'output') this.#onOutput(this.name, event.text, this.#sinceRun());
      if (event.type === 'ended') {
        this.#program = undefined;
        this.state = 'closed';
      }
    });
  }

  #hear(news: ClientNews | undefined): void {
    if (news?.dial !== this.#dial) return;
    if (news.type === 'open') this.state = 'open';
    if (news.type === 'closed') this.state = 'closed';
    this.#entries += 1;
    const time = this.#sinceRun();
    this.transcript = [...this.transcript, { number: this.#entries, time, news }].slice(
      -shownEntries,
    );
  }

  #sinceRun(): number {
    return performance.now() - this.#beganAt;
  }
}
