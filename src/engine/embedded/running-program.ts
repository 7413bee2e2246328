import type { NetworkMember } from '../../network/network-member.ts';
import type { TrunkEnd } from '../../network/trunks.ts';
import type { VirtualNetwork } from '../../network/virtual-network.ts';
import type { JsonValue, ProgramEnd, ProgramEvent, StopManner } from '../engine.ts';
import type { FrameStart, ProgramAnswer } from './frame-messages.ts';
import { readProgramMessage } from './program-message-reader.ts';
import type { MessageFromProgram, QuestionToProgram, TapEntry } from './program-messages.ts';
import { ProgramOutbox } from './program-outbox.ts';
import { ProgramPulse } from './program-pulse.ts';
import type { RecordTap, TapOrder } from '../tap-order.ts';
import { UnreadOutput } from './unread-output.ts';
import type { WarmWorker } from './warm-workers.ts';
import { weightOf } from './wire-weight.ts';

/** What a running program needs of the frame. */
export type ProgramSurroundings = {
  network: VirtualNetwork;
  order: TapOrder<TapEntry>;
  openedAt: number;
  nodeApi: string;
  now(): number;
  /** Whether the page is behind with reading the wire. */
  isWireFull(): boolean;
  report(event: ProgramEvent | ProgramAnswer): void;
  /** Resolves when the other programs of its network have nothing more to say to each other. */
  settle(): Promise<void>;
  onEnd(): void;
};

/** One program as the frame sees it: its worker, and its place on the network. */
export class RunningProgram {
  readonly #worker: WarmWorker;
  readonly #surroundings: ProgramSurroundings;
  readonly #start: FrameStart;
  readonly #member: NetworkMember;
  readonly #id: string;
  readonly #record: RecordTap<TapEntry> = ({ connection, event, time }) => {
    this.#member.tap(connection, event, time);
  };
  readonly #ports = new Set<number>();
  readonly #outbox: ProgramOutbox;
  readonly #pulse: ProgramPulse;
  readonly #output = new UnreadOutput({
    read: (entry) => {
      this.#surroundings.report({ type: 'output', ...entry });
    },
    readDropped: (lines) => {
      this.#report({ type: 'output-dropped', lines });
    },
  });
  #isRunning = false;
  #isOver = false;
  #tapsTaken = 0;
  #handlesSignals = false;
  #isStopping = false;
  #isSettling = false;
  #lastRequest = 0;
  readonly #asked = new Map<number, (amount: number | undefined) => void>();

  constructor(
    id: string,
    start: FrameStart,
    worker: WarmWorker,
    surroundings: ProgramSurroundings,
  ) {
    this.#id = id;
    this.#worker = worker;
    this.#outbox = new ProgramOutbox(worker.port);
    this.#surroundings = surroundings;
    this.#start = start;
    const ping = () => this.#outbox.post({ type: 'ping' });
    this.#pulse = new ProgramPulse(ping, start.role);
    this.#member = surroundings.network.join(
      { program: id, name: start.name, network: start.network },
      {
        onConnection: (listeningPort, incoming) => {
          this.#outbox.post({ type: 'incoming', listeningPort, incoming }, portOf(incoming.line));
        },
        onFault: (connection, fault) => {
          this.#outbox.post({ type: 'fault', connection, fault });
        },
        // The bytes on their way travel beside this message and should come first.
        onConnectionLost: (connection) => {
          setTimeout(() => {
            this.#outbox.post({ type: 'connection-lost', connection });
          }, LOST_DELAY_MS);
        },
      },
    );
    void worker.ready.then(() => {
      this.#run();
    });
  }

  /** Delivers a value to the program. */
  deliver(value: JsonValue): void {
    void this.#worker.ready.then(() => {
      this.#outbox.post({ type: 'message', value });
    });
  }

  /** The network on which the program is. */
  get network(): string {
    return this.#start.network;
  }

  /** Asks the program for what its starter wants of it; its `advanced` or `turned` tells when that is done. */
  ask(question: QuestionToProgram): void {
    void this.#worker.ready.then(() => {
      this.#outbox.post(question);
    });
  }

  /** How much the program has sent and received; undefined when it is not running (any more). */
  activity(): Promise<number | undefined> {
    if (this.#isOver || !this.#isRunning) return Promise.resolve(undefined);
    const request = ++this.#lastRequest;
    return new Promise((resolve) => {
      this.#asked.set(request, resolve);
      this.#outbox.post({ type: 'activity', request });
    });
  }

  /** Tells the program that so much of its output was read. */
  outputRead(lines: number, characters: number): void {
    this.#output.noteRead(lines, characters);
    this.#outbox.post({ type: 'output-read', lines, characters });
    this.#output.tellDropped();
  }

  /** Tells the program whether what it writes on the wire has to wait. */
  holdWire(isFull: boolean): void {
    if (this.#isRunning) this.#outbox.post({ type: 'wire-full', isFull });
  }

  /** Asks the program for a sign of life, and ends it when it owes one for many ticks of which it could run a share. */
  tick(share: number): void {
    if (!this.#isRunning || this.#isStopping) return;
    if (this.#pulse.tick(share) === 'unresponsive') this.end({ status: 'unresponsive' });
  }

  /** Ends the program at its starter's word; one that handles the signal for this gets it first, and a moment for what it does then. */
  stop(manner: StopManner): void {
    if (this.#isStopping && manner === 'orderly') return;
    this.#isStopping = true;
    if (!this.#handlesSignals || manner === 'at-once') {
      this.end({ status: 'stopped' });
      return;
    }
    this.#outbox.post({ type: 'signal', signal: 'SIGTERM' });
    setTimeout(() => {
      this.end({ status: 'stopped' });
    }, TIME_AFTER_SIGNAL_MS);
  }

  /** Ends the program now, whatever it is doing. */
  end(end: ProgramEnd): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#outbox.close();
    this.#worker.worker.terminate();
    this.#worker.port.close();
    for (const answer of this.#asked.values()) answer(undefined);
    this.#asked.clear();
    this.#surroundings.order.leave(this.#id);
    this.#member.leave();
    this.#output.tellDropped();
    const time = this.#surroundings.now();
    for (const port of this.#ports) {
      this.#surroundings.report({ type: 'stopped-listening', time, port });
    }
    this.#surroundings.report({ type: 'ended', time, end });
    this.#surroundings.onEnd();
  }

  #run(): void {
    if (this.#isOver) return;
    this.#isRunning = true;
    this.#worker.port.onmessage = (event: MessageEvent<unknown>) => {
      const message = readProgramMessage(event.data);
      if (message && !this.#isOver) this.#receive(message);
    };
    const { modules, packages, entry, env, role, sourceLines, clock } = this.#start;
    const { openedAt, nodeApi } = this.#surroundings;
    if (this.#surroundings.isWireFull()) this.holdWire(true);
    const given = { modules, packages, entry, env, role, sourceLines, clock };
    this.#outbox.post({ type: 'start', start: { ...given, nodeApi, openedAt } });
  }

  #receive(message: MessageFromProgram): void {
    switch (message.type) {
      case 'ready':
        return;
      case 'pong':
        this.#pulse.answer();
        return;
      case 'started':
        this.#pulse.start();
        this.#surroundings.report({ type: 'started', time: message.time });
        return;
      case 'dial':
        for (const { request, port } of message.dials) this.#dial(request, port);
        return;
      case 'listen':
        this.#listen(message.request, message.port);
        return;
      case 'stop-listening':
        this.#stopListening(message.port);
        return;
      case 'taps':
        for (const tap of message.taps) {
          this.#tapsTaken += weightOf(tap.event);
          this.#surroundings.order.add(this.#id, tap, this.#record);
        }
        if (this.#tapsTaken < TAPS_TOLD_TOGETHER) return;
        this.#outbox.post({ type: 'taps-taken', weight: this.#tapsTaken });
        this.#tapsTaken = 0;
        return;
      case 'output':
        for (const entry of message.entries) this.#output.add(entry);
        return;
      case 'output-dropped':
        this.#report({ type: 'output-dropped', lines: message.lines });
        return;
      case 'message':
        if (this.#start.role === 'trusted') this.#report({ type: 'message', value: message.value });
        return;
      case 'advanced':
      case 'turned':
        this.#surroundings.report(message);
        return;
      case 'activity':
        this.#asked.get(message.request)?.(message.amount);
        this.#asked.delete(message.request);
        return;
      case 'settle':
        void this.#settle(message.request);
        return;
      case 'handles-signals':
        this.#handlesSignals = message.isHandled;
        return;
      case 'ended':
        this.#endByItself(this.#isStopping ? { status: 'stopped' } : message.end);
    }
  }

  #endByItself(end: ProgramEnd): void {
    const { order } = this.#surroundings;
    // What its last taps wait for has been sent by now, and is on its way here.
    if (!order.isWaiting(this.#id)) this.end(end);
    else void order.whenTold(this.#id).then(() => this.end(end));
  }

  async #settle(request: number): Promise<void> {
    // One at a time: a program may ask for what it likes.
    if (this.#isSettling) return;
    this.#isSettling = true;
    await this.#surroundings.settle();
    this.#isSettling = false;
    this.#outbox.post({ type: 'settled', request, answer: undefined });
  }

  #dial(request: number, port: number): void {
    const answer = this.#member.dial(port);
    const transfer = answer.status === 'connected' ? portOf(answer.line) : [];
    this.#outbox.post({ type: 'dialled', request, answer }, transfer);
  }

  #listen(request: number, port: number): void {
    const answer = this.#member.listen(port);
    this.#outbox.post({ type: 'listened', request, answer });
    if (answer.status !== 'listening') return;
    this.#ports.add(answer.port);
    this.#report({ type: 'listening', port: answer.port });
  }

  #stopListening(port: number): void {
    if (!this.#ports.delete(port)) return;
    this.#member.stopListening(port);
    this.#report({ type: 'stopped-listening', port });
  }

  #report(event: TimelessEvent): void {
    this.#surroundings.report({ ...event, time: this.#surroundings.now() });
  }
}

function portOf({ port }: TrunkEnd): Transferable[] {
  return port ? [port] : [];
}

type TimelessEvent =
  | { type: 'output-dropped'; lines: number }
  | { type: 'listening' | 'stopped-listening'; port: number }
  | { type: 'message'; value: JsonValue };

const TAPS_TOLD_TOGETHER = 131_072;
const TIME_AFTER_SIGNAL_MS = 200;
const LOST_DELAY_MS = 100;
