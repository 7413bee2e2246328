import type { Engine, Program } from '../../engine/engine.ts';
import type { FaultControl, FaultyClient } from '../faults/fault-control.svelte.ts';
import { FaultSettings } from '../faults/fault-settings.svelte.ts';
import { runNetwork, serverPort } from '../run/surroundings.ts';
import { ClientDrafts } from './client-drafts.svelte.ts';
import { ClientTranscript, type TranscriptNews } from './client-transcript.ts';
import clientProgram from './client-program.ts?program';
import { readClientNews, type ClientNews, type ClientOrder } from './client-messages.ts';
import { readConnectDraft, type ConnectProblem } from './connect-draft.ts';

/** Where a hand-driven client is: `waiting` until there is a server to talk to. */
export type ClientState = 'waiting' | 'connecting' | 'open' | 'closing' | 'closed';

/** How the last connection began or ended, as far as it did. */
export type ClientOutcome = Extract<
  TranscriptNews,
  { type: 'closed' | 'rejected' | 'refused' | 'refused-by-fault' | 'failed' }
>;

/** Who hears of a client: its console lines, and its news (`at` on one clock for all). */
export type ClientListener = {
  onOutput: (client: string, text: string) => void;
  onNews: (client: HandClient, news: ClientNews, at: number) => void;
};

/** How long a client that reads slowly rests after each read where the engine cannot slow it, in milliseconds. */
const restMs = 500;

/** A client that the learner drives by hand: a program of ours with a real `ws` client in it. */
export class HandClient implements FaultyClient {
  name = $state('');
  state = $state<ClientState>('waiting');
  /** What the connection was opened with. */
  opened = $state.raw<Extract<ClientNews, { type: 'open' }>>();
  outcome = $state.raw<ClientOutcome>();
  /** It reads nothing: no pong, no reply to a close. */
  isSilent = $state(false);
  /** It rests after each read, in an engine without faults. */
  isResting = $state(false);
  connectProblem = $state.raw<ConnectProblem>();
  readonly drafts = new ClientDrafts();
  readonly faults = new FaultSettings();
  readonly log = new ClientTranscript();
  readonly #control: FaultControl;
  readonly #listener: ClientListener;
  #program: Program | undefined;
  #programName = '';
  #engine: Engine | undefined;
  #dial = 0;
  #beganAt = 0;
  #reconnects = false;
  #typed = '';
  #target = '/';
  /** False once the learner has disconnected it; the next Run then leaves it alone. */
  #wantsConnection = true;

  constructor(name: string, control: FaultControl, listener: ClientListener) {
    this.name = name;
    this.#control = control;
    this.#listener = listener;
  }

  /** The id of its program, as the wire knows it. */
  get programId(): string | undefined {
    return this.#program?.id;
  }

  /** Forgets the last run and gets ready to connect in the new one. */
  prepare(engine: Engine): void {
    this.#useEngine(engine);
    this.#leaveConnection();
    this.#order({ type: 'drop' });
    this.log.clear();
    this.#beganAt = performance.now();
    this.state = this.#wantsConnection ? 'waiting' : 'closed';
  }

  /** Connects if it was waiting for a server. */
  connectIfWaiting(): void {
    if (this.state === 'waiting') this.connect();
  }

  /** Opens a new connection to the learner's server, or says in `connectProblem` what is typed wrong. */
  connect(): void {
    const reading = readConnectDraft(this.drafts.connect);
    this.connectProblem = reading.status === 'wrong' ? reading.problem : undefined;
    if (reading.status === 'wrong') {
      if (this.state === 'waiting') this.state = 'closed';
      return;
    }
    this.#wantsConnection = true;
    if (!this.#engine) return;
    this.#useEngine(this.#engine);
    this.#leaveConnection();
    const dial = this.#dial;
    this.state = 'connecting';
    const { target, protocols, headers } = reading.plan;
    this.#target = target;
    const url = `ws://localhost:${serverPort}${target}`;
    this.#control.beforeDial(this);
    this.#order({ type: 'connect', dial, url, protocols, headers });
  }

  /** Closes what is open, then connects again. */
  reconnect(): void {
    if (this.state !== 'open') {
      this.connect();
      return;
    }
    this.disconnect(1000, '');
    this.#reconnects = true;
  }

  /** Starts the closing handshake; without a code where it is null. */
  disconnect(code: number | null, reason: string): void {
    this.#wantsConnection = false;
    this.#reconnects = false;
    this.state = 'closing';
    this.#order({ type: 'close', code, reason });
  }

  /** Gives the client something to send; `typed` comes back into an empty draft where it cannot go. */
  send(order: ClientOrder, typed = ''): void {
    this.#typed = typed;
    this.#order(order);
  }

  /** Cuts the cable: no close frame, and in an engine with faults both ends learn it from the network. */
  cut(): void {
    if (!this.#control.cut(this)) this.#order({ type: 'drop' });
  }

  /** Stops reading, or reads again. */
  setSilent(isSilent: boolean): void {
    this.isSilent = isSilent;
    this.#order({ type: 'silent', isSilent });
  }

  /** Reads slowly where the network cannot be slowed. */
  setResting(isResting: boolean): void {
    this.isResting = isResting;
    this.#order({ type: 'rest', milliseconds: isResting ? restMs : 0 });
  }

  /** Ends the client's program. */
  async remove(): Promise<void> {
    this.#control.forget(this);
    await this.#program?.stop();
  }

  #order(order: ClientOrder): void {
    this.#program?.send(order);
  }

  #leaveConnection(): void {
    this.#dial += 1;
    this.#reconnects = false;
    this.opened = undefined;
    this.outcome = undefined;
    this.faults.isSilent = false;
  }

  #useEngine(engine: Engine): void {
    // The wire shows the name that a program was started with.
    if (this.#program && this.#engine === engine && this.#programName === this.name) return;
    void this.#program?.stop();
    this.#engine = engine;
    this.#control.use(engine);
    const program = engine.start({
      name: this.name,
      files: { 'client.js': clientProgram },
      entry: 'client.js',
      network: runNetwork,
      role: 'trusted',
    });
    this.#program = program;
    this.#programName = this.name;
    program.subscribe((event) => {
      if (this.#program !== program) return;
      if (event.type === 'message') this.#hear(readClientNews(event.value), event.time);
      if (event.type === 'output') {
        this.#listener.onOutput(this.name, event.text);
      }
      if (event.type === 'ended') {
        this.#program = undefined;
        this.state = 'closed';
      }
    });
    if (this.isSilent) this.setSilent(true);
    if (this.isResting) this.setResting(true);
  }

  #hear(news: ClientNews | undefined, at: number): void {
    if (news?.dial !== this.#dial) return;
    const hasOpened = this.opened !== undefined;
    this.#take(news);
    if (news.type === 'closed' && !hasOpened) return;
    this.log.add(
      this.#sinceRun(),
      this.#target,
      this.#isOwnRefusal(news) ? refusedByFault(news.dial) : news,
    );
    if (news.type === 'refused') this.faults.refuses = false;
    this.#listener.onNews(this, news, at);
  }

  #take(news: ClientNews): void {
    switch (news.type) {
      case 'open':
        this.state = 'open';
        this.opened = news;
        break;
      case 'refused':
        this.outcome = this.#isOwnRefusal(news) ? refusedByFault(news.dial) : news;
        break;
      case 'rejected':
      case 'failed':
        this.outcome = news;
        break;
      case 'closed':
        this.state = 'closed';
        if (this.opened) this.outcome = news;
        if (this.#reconnects) this.connect();
        break;
      case 'not-sent':
        if (this.drafts.message.text === '') this.drafts.message.text = this.#typed;
        break;
      default:
    }
  }

  #isOwnRefusal(news: ClientNews): boolean {
    return news.type === 'refused' && (this.faults.refuses || this.#control.all.refuses);
  }

  #sinceRun(): number {
    return performance.now() - this.#beganAt;
  }
}

function refusedByFault(dial: number): { type: 'refused-by-fault'; dial: number } {
  return { type: 'refused-by-fault', dial };
}
