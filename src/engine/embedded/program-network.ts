import type { EndFault } from '../../network/faults.ts';
import { atTurnsEnd } from '../../network/guarded-port.ts';
import type { Dialled, DialledConnection } from '../../network/network-member.ts';
import { Trunks } from '../../network/trunks.ts';
import type { ControlPort } from './control-port.ts';
import type { FrameRequests } from './frame-requests.ts';
import type { DialAnswer, IncomingConnection, ListenAnswer } from './program-host.ts';
import type { DialRequest, MessageToProgram, TapEntry } from './program-messages.ts';
import { TapReporter } from './tap-reporter.ts';
import { Turnstile } from './turnstile.ts';

/** What the frame says to a program about the network. */
export type NetworkMessage = Extract<
  MessageToProgram,
  {
    type:
      | 'dialled'
      | 'listened'
      | 'incoming'
      | 'connection-lost'
      | 'fault'
      | 'wire-full'
      | 'taps-taken';
  }
>;

/** The network as a program's worker has it: its dials, its ports, and what it tells of its ends of connections. */
export class ProgramNetwork {
  readonly #control: ControlPort;
  readonly #requests: FrameRequests;
  readonly #listeners = new Map<number, (incoming: IncomingConnection) => void>();
  readonly #taps: TapReporter;
  readonly #trunks: Trunks;
  /** What the frame is asked about the network: it would be buried in what a program can ask in a turn. */
  readonly #questions = new Turnstile(MOST_QUESTIONS);
  #dials: DialRequest[] = [];
  #activity = 0;
  #isWireFull = false;
  /** What was tapped and not yet taken. */
  #tapsAhead = 0;
  #connectionLost: ((connection: number) => void) | undefined;
  #fault: ((connection: number, fault: EndFault) => void) | undefined;
  #isOver = false;

  constructor(control: ControlPort, requests: FrameRequests, now: () => number) {
    this.#control = control;
    this.#requests = requests;
    this.#taps = new TapReporter({
      send: (taps) => {
        if (!this.#isOver) control.post({ type: 'taps', taps }, longBuffers(taps));
      },
      now,
    });
    this.#trunks = new Trunks(this.#taps.flush);
  }

  /** How much the program has sent and received. */
  get activity(): number {
    return this.#activity;
  }

  dial(port: number): Promise<DialAnswer> {
    this.#activity++;
    const dial = (): Promise<DialAnswer> =>
      this.#requests.ask((request) => {
        this.#dials.push({ request, port });
        if (this.#dials.length === 1) atTurnsEnd(this.#sendDials);
      });
    return this.#questions.enter()?.then(dial) ?? dial();
  }

  async listen(
    port: number,
    onConnection: (incoming: IncomingConnection) => void,
  ): Promise<ListenAnswer> {
    const turn = this.#questions.enter();
    if (turn) await turn;
    const answer = await this.#requests.ask<ListenAnswer>((request) => {
      this.#control.post({ type: 'listen', request, port });
    });
    if (answer.status === 'listening') this.#listeners.set(answer.port, onConnection);
    return answer;
  }

  stopListening(port: number): void {
    this.#listeners.delete(port);
    if (!this.#isOver) this.#control.post({ type: 'stop-listening', port });
  }

  wireRoom(): Promise<void> | undefined {
    return this.#questions.opening;
  }

  onConnectionLost(listener: (connection: number) => void): void {
    this.#connectionLost = listener;
  }

  onFault(listener: (connection: number, fault: EndFault) => void): void {
    this.#fault = listener;
  }

  tap(connection: number, event: TapEntry['event']): void {
    if (this.#isOver) return;
    this.#activity++;
    this.#tapsAhead += this.#taps.add(connection, event);
    if (this.#tapsAhead > MOST_TAPS_AHEAD) this.#questions.shut(true);
  }

  noteActivity(): void {
    this.#activity++;
  }

  noteReceived(connection: number, amount: number): void {
    this.#activity++;
    this.#taps.noteReceived(connection, amount);
  }

  /** Takes what the frame says about the network. */
  receive(message: NetworkMessage): void {
    switch (message.type) {
      case 'dialled':
        this.#questions.leave();
        this.#requests.answer(message.request, this.#connect(message.answer));
        return;
      case 'listened':
        this.#questions.leave();
        this.#requests.answer(message.request, message.answer);
        return;
      case 'incoming':
        this.#accept(message.listeningPort, message.incoming);
        return;
      case 'connection-lost':
        this.#connectionLost?.(message.connection);
        return;
      case 'fault':
        this.#fault?.(message.connection, message.fault);
        return;
      case 'wire-full':
        this.#isWireFull = message.isFull;
        this.#openWire();
        return;
      case 'taps-taken':
        this.#tapsAhead -= message.weight;
        this.#openWire();
    }
  }

  /** Tells the frame now what was tapped. */
  flushTaps(): void {
    this.#taps.flush();
  }

  /** Sends what was written, tells what was tapped, and then nothing more. */
  close(): void {
    this.#trunks.flush();
    this.#taps.flush();
    this.#isOver = true;
  }

  readonly #sendDials = (): void => {
    const dials = this.#dials;
    this.#dials = [];
    if (!this.#isOver) this.#control.post({ type: 'dial', dials });
  };

  #connect(answer: Dialled): DialAnswer {
    if (answer.status === 'refused') return answer;
    const { line, ...end } = answer;
    return { ...end, port: this.#trunks.open(line, end.connection >> 1) };
  }

  #accept(listeningPort: number, { line, ...end }: DialledConnection): void {
    const port = this.#trunks.open(line, end.connection >> 1);
    const listener = this.#listeners.get(listeningPort);
    if (listener) {
      listener({ ...end, port });
      return;
    }
    // The program stopped listening while somebody dialled.
    port.post('reset');
    port.close();
    this.tap(end.connection, { type: 'reset' });
  }

  #openWire(): void {
    this.#questions.shut(this.#isWireFull || this.#tapsAhead > MOST_TAPS_AHEAD);
  }
}

// A tap's bytes are its own; short ones are copied faster than they are handed over.
function longBuffers(taps: readonly TapEntry[]): ArrayBuffer[] {
  return taps.flatMap(({ event }) =>
    event.type === 'bytes' && event.bytes.byteLength >= LONG_BYTES ? [event.bytes.buffer] : [],
  );
}

const LONG_BYTES = 16_384;
const MOST_TAPS_AHEAD = 1_048_576;
const MOST_QUESTIONS = 512;
