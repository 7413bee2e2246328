import { atTurnsEnd } from '../../network/guarded-port.ts';
import { Trunks } from '../../network/trunks.ts';
import type { EndFault } from '../../network/faults.ts';
import type { WirePort } from '../../network/wire-port.ts';
import type { Dialled } from '../../network/virtual-network.ts';
import type { SourcePosition } from '../../network/wire-event.ts';
import type { JsonValue } from '../engine.ts';
import type { ControlPort } from './control-port.ts';
import { LineTracer } from './line-tracer.ts';
import { OutputBudget } from './output-budget.ts';
import type { DialAnswer, IncomingConnection, ListenAnswer, ProgramHost } from './program-host.ts';
import { type ErrorPlace, ProgramLife } from './program-life.ts';
import type {
  DialRequest,
  MessageToProgram,
  OwnEnd,
  ProgramStart,
  TapEntry,
} from './program-messages.ts';
import { TapReporter } from './tap-reporter.ts';
import { SourcePositions } from './source-positions.ts';
import { Turnstile } from './turnstile.ts';
import { describeUncaught } from './uncaught-error.ts';

/** What the Node API lends to its surroundings. */
export type NodeApiServices = {
  inspect(value: unknown, options?: object): string;
  /** Ends every open connection in order. */
  endAllSockets(): void;
  /** Moves the program's virtual clock on; undefined where it has none. */
  advanceClock(ms: number, settle: () => Promise<void>): Promise<number> | undefined;
};

/** The worker's side of a program: joins the Node API to the frame, and decides when the program ends. */
export class WorkerHost implements ProgramHost {
  readonly env: Readonly<Record<string, string>>;
  readonly sendMessage: ((value: JsonValue) => void) | undefined;
  readonly positions = new SourcePositions();
  readonly life: ProgramLife;
  readonly #control: ControlPort;
  readonly #start: ProgramStart;
  readonly #services: NodeApiServices;
  readonly #output: OutputBudget;
  readonly #waiting = new Map<number, (answer: never) => void>();
  readonly #listeners = new Map<number, (incoming: IncomingConnection) => void>();
  #lastRequest = 0;
  readonly #taps: TapReporter;
  readonly #trunks: Trunks;
  #dials: DialRequest[] = [];
  readonly #tracer = new LineTracer(this.positions);
  /** How much this program has sent and received. */
  #activity = 0;
  /** What the frame is asked about the network: it would be buried in what a program can ask in a turn. */
  #isWireFull = false;
  /** What was tapped and not yet taken. */
  #tapsAhead = 0;
  readonly #questions = new Turnstile(MOST_QUESTIONS);
  readonly #begun = Promise.withResolvers<void>();
  #isOver = false;
  #isLoaded = false;
  #messageListener: ((value: JsonValue) => void) | undefined;
  #earlyMessages: JsonValue[] = [];
  #connectionLost: ((connection: number) => void) | undefined;
  #fault: ((connection: number, fault: EndFault) => void) | undefined;
  #uncaught: Parameters<ProgramHost['onUncaught']>[0] = () => false;
  #rejectionHandled: (promise: Promise<unknown>) => void = () => undefined;
  #signal: (signal: string) => void = () => undefined;
  #beforeExit: () => void = () => undefined;
  #exit: (code: number) => number = (code) => code;

  constructor(control: ControlPort, start: ProgramStart, services: NodeApiServices) {
    this.#control = control;
    this.#start = start;
    this.#services = services;
    this.env = start.env;
    this.#taps = new TapReporter({
      send: (taps) => {
        if (!this.#isOver) control.post({ type: 'taps', taps }, longBuffers(taps));
      },
      now: () => this.now(),
    });
    this.#trunks = new Trunks(this.#taps.flush);
    this.#output = new OutputBudget({
      send: (entries) => {
        control.post({ type: 'output', entries });
      },
      sendDropped: (lines) => {
        control.post({ type: 'output-dropped', lines });
      },
      now: () => this.now(),
    });
    this.sendMessage =
      start.role === 'trusted'
        ? (value) => {
            if (!this.#isOver) control.post({ type: 'message', value });
          }
        : undefined;
    this.life = new ProgramLife({
      onIdle: () => {
        this.#becomeIdle();
      },
      onUncaught: (error, origin, details) => {
        this.takeUncaught(error, origin, details);
      },
      onRejectionHandled: (promise) => {
        this.#rejectionHandled(promise);
      },
    });
  }

  now(): number {
    return readClock() - this.#start.openedAt;
  }

  dial(port: number): Promise<DialAnswer> {
    this.#activity++;
    const dial = (): Promise<DialAnswer> =>
      this.#ask((request) => {
        this.#dials.push({ request, port });
        if (this.#dials.length === 1) atTurnsEnd(this.#sendDials);
      });
    return this.#questions.enter()?.then(dial) ?? dial();
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

  async listen(
    port: number,
    onConnection: (incoming: IncomingConnection) => void,
  ): Promise<ListenAnswer> {
    const turn = this.#questions.enter();
    if (turn) await turn;
    const answer = await this.#ask<ListenAnswer>((request) => {
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

  #openWire(): void {
    this.#questions.shut(this.#isWireFull || this.#tapsAhead > MOST_TAPS_AHEAD);
  }

  noteActivity(): void {
    this.#activity++;
  }

  noteReceived(connection: number, amount: number): void {
    this.#activity++;
    this.#taps.noteReceived(connection, amount);
  }

  currentPosition(): SourcePosition | undefined {
    const { role, sourceLines } = this.#start;
    return role === 'learner' && sourceLines ? this.#tracer.current() : undefined;
  }

  nameFiles(stack: string): string {
    return this.positions.name(stack);
  }

  output(level: Parameters<ProgramHost['output']>[0], text: string): void {
    if (this.#isOver) return;
    if (!this.#output.hasRoom(text.length)) {
      this.#output.drop();
      return;
    }
    const entry = { time: this.now(), level, text };
    const position = this.#start.role === 'learner' ? this.#tracer.current() : undefined;
    this.#output.add(position ? { ...entry, position } : entry);
  }

  onMessage(listener: (value: JsonValue) => void): void {
    this.#messageListener = listener;
    for (const value of this.#earlyMessages.splice(0)) listener(value);
  }

  keepAlive(): () => void {
    return this.life.keepAlive();
  }

  onUncaught(handler: Parameters<ProgramHost['onUncaught']>[0]): void {
    this.#uncaught = handler;
  }

  onRejectionHandled(handler: (promise: Promise<unknown>) => void): void {
    this.#rejectionHandled = handler;
  }

  onSignal(handler: (signal: string) => void): void {
    this.#signal = handler;
  }

  setSignalHandling(isHandled: boolean): void {
    if (!this.#isOver) this.#control.post({ type: 'handles-signals', isHandled });
  }

  onBeforeExit(handler: () => void): void {
    this.#beforeExit = handler;
  }

  onExit(handler: (code: number) => number): void {
    this.#exit = handler;
  }

  exit(code: number): never {
    if (!this.#isOver) this.end({ status: 'ended', exitCode: this.#askExitCode(code) });
    throw new ProgramExit();
  }

  /** Says that the program's first line is about to run. */
  begin(): void {
    this.#begun.resolve();
  }

  /** Says that the program's modules have run to their end. */
  loaded(): void {
    this.#isLoaded = true;
    this.life.checkSoon();
  }

  /** Ends the program: what it still wants to say is said first, and nothing after it. */
  end(end: OwnEnd): void {
    if (this.#isOver) return;
    this.life.end();
    try {
      this.#services.endAllSockets();
    } finally {
      this.#trunks.flush();
      this.#taps.flush();
      this.#output.flush();
      this.#isOver = true;
      this.#control.post({ type: 'ended', end });
    }
  }

  /** Takes what the frame says to the running program. */
  receive(message: MessageToProgram): void {
    if (this.#isOver) return;
    switch (message.type) {
      case 'dialled':
        this.#questions.leave();
        this.#answer(message.request, this.#connect(message.answer));
        return;
      case 'listened':
        this.#questions.leave();
        this.#answer(message.request, message.answer);
        return;
      case 'settled':
        this.#answer(message.request, message.answer);
        return;
      case 'incoming': {
        const { line, ...end } = message.incoming;
        const port = this.#trunks.open(line, end.connection >> 1);
        const listener = this.#listeners.get(message.listeningPort);
        if (listener) listener({ ...end, port });
        else this.#turnAway(end.connection, port);
        return;
      }
      case 'connection-lost':
        this.#connectionLost?.(message.connection);
        return;
      case 'fault':
        this.#fault?.(message.connection, message.fault);
        return;
      case 'output-read':
        this.#output.read(message.lines, message.characters);
        return;
      case 'wire-full':
        this.#isWireFull = message.isFull;
        this.#openWire();
        return;
      case 'taps-taken':
        this.#tapsAhead -= message.weight;
        this.#openWire();
        return;
      case 'message':
        if (this.#messageListener) this.#messageListener(message.value);
        else this.#earlyMessages.push(message.value);
        return;
      case 'advance':
        void this.#advance(message.request, message.milliseconds);
        return;
      case 'activity':
        this.#control.post({ ...message, amount: this.#activity });
        return;
      case 'signal':
        this.#signal(message.signal);
        return;
      case 'start':
      case 'load-node-api':
      case 'ping':
    }
  }

  /** Gives an error that nobody caught to the learner's listeners, and ends the program when there are none. */
  takeUncaught(
    thrown: unknown,
    origin: 'uncaughtException' | 'unhandledRejection',
    details: { promise?: Promise<unknown>; place?: ErrorPlace } = {},
  ): void {
    if (thrown instanceof ProgramExit) return;
    const taken = this.#uncaught(thrown, origin, details.promise);
    if (taken === true) return;
    const uncaught = taken === false ? thrown : taken.error;
    if (uncaught instanceof ProgramExit) return;
    this.#fail(uncaught, details.place);
  }

  #ask<Answer>(question: (request: number) => void): Promise<Answer> {
    return new Promise((resolve) => {
      if (this.#isOver) return;
      const request = ++this.#lastRequest;
      this.#waiting.set(request, resolve);
      question(request);
    });
  }

  async #advance(request: number, milliseconds: number): Promise<void> {
    // A timer of the program's first lines is to count from the beginning.
    await this.#begun.promise;
    let settledAt: number | undefined;
    const elapsed = await this.#services.advanceClock(milliseconds, async () => {
      if (this.#activity === settledAt) return;
      await this.#ask<undefined>((settling) => {
        this.#control.post({ type: 'settle', request: settling });
      });
      settledAt = this.#activity;
    });
    if (this.#isOver || elapsed === undefined) return;
    this.#taps.flush();
    this.#output.flush();
    this.#control.post({ type: 'advanced', request, elapsed });
  }

  // The program stopped listening while somebody dialled.
  #turnAway(connection: number, port: WirePort): void {
    port.post('reset');
    port.close();
    this.tap(connection, { type: 'reset' });
  }

  #answer(request: number, answer: unknown): void {
    const take = this.#waiting.get(request);
    this.#waiting.delete(request);
    take?.(answer as never);
  }

  #becomeIdle(): void {
    this.#beforeExit();
    if (this.#isOver || this.life.isHeld) return;
    // Node's code for a top-level await that nothing can end any more.
    if (!this.#isLoaded) this.output('warn', 'Warning: Detected unsettled top-level await');
    this.end({ status: 'ended', exitCode: this.#askExitCode(this.#isLoaded ? 0 : 13) });
  }

  #askExitCode(code: number): number {
    try {
      const asked = this.#exit(code);
      return Number.isInteger(asked) ? asked & 255 : code;
    } catch {
      return code;
    }
  }

  // The error is written to the program's console, as Node does.
  #fail(thrown: unknown, place?: ErrorPlace): void {
    const { error, text } = describeUncaught(thrown, {
      positions: this.positions,
      place: place && this.positions.at(place.address, place.line, place.column),
      lineAt: ({ file, line }) =>
        this.#start.modules.find((module) => module.file === file)?.code.split('\n')[line - 1],
      inspect: (value, options) => this.#services.inspect(value, options),
    });
    const entry = { time: this.now(), level: 'error' as const, text };
    this.#output.add(error.position ? { ...entry, position: error.position } : entry);
    this.#askExitCode(1);
    this.end({ status: 'threw', error });
  }
}

// A tap's bytes are its own; short ones are copied faster than they are handed over.
function longBuffers(taps: readonly TapEntry[]): ArrayBuffer[] {
  return taps.flatMap(({ event }) =>
    event.type === 'bytes' && event.bytes.byteLength >= LONG_BYTES ? [event.bytes.buffer] : [],
  );
}

const LONG_BYTES = 16_384;

/** What `process.exit` throws so that it doesn't return. */
class ProgramExit extends Error {}

function readClock(): number {
  return timeOrigin + nativeNow();
}

const MOST_TAPS_AHEAD = 1_048_576;
const MOST_QUESTIONS = 512;

// Taken before a virtual clock, or the program, can put its own in their place.
const nativeNow = performance.now.bind(performance);
const { timeOrigin } = performance;
