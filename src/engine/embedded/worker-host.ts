import type { SourcePosition } from '../../network/wire-event.ts';
import type { JsonValue } from '../engine.ts';
import type { ControlPort } from './control-port.ts';
import { OutputBudget } from './output-budget.ts';
import type { DialAnswer, IncomingConnection, ListenAnswer, ProgramHost } from './program-host.ts';
import { ProgramLife } from './program-life.ts';
import type { MessageToProgram, OwnEnd, ProgramStart, TapEntry } from './program-messages.ts';
import { SourcePositions } from './source-positions.ts';
import { describeUncaught } from './uncaught-error.ts';

/** What the Node API lends to its surroundings. */
export type NodeApiServices = {
  inspect(value: unknown): string;
  /** Ends every open connection in order. */
  endAllSockets(): void;
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
  #taps: TapEntry[] = [];
  #tapsThisTurn = 0;
  #tracingSince = 0;
  #tracedNow = 0;
  /** Connections that received something since the last tap. */
  readonly #received = new Set<number>();
  readonly #receivedTotals = new Map<number, number>();
  #isOver = false;
  #isLoaded = false;
  #messageListener: ((value: JsonValue) => void) | undefined;
  #earlyMessages: JsonValue[] = [];
  #connectionLost: ((connection: number) => void) | undefined;
  #uncaught: Parameters<ProgramHost['onUncaught']>[0] = () => false;
  #beforeExit: () => void = () => undefined;
  #exit: (code: number) => number = (code) => code;

  constructor(control: ControlPort, start: ProgramStart, services: NodeApiServices) {
    this.#control = control;
    this.#start = start;
    this.#services = services;
    this.env = start.env;
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
      onUncaught: (error, origin, place) => {
        this.takeUncaught(error, origin, place);
      },
    });
  }

  now(): number {
    return readClock() - this.#start.openedAt;
  }

  dial(port: number): Promise<DialAnswer> {
    return this.#ask((request) => ({ type: 'dial', request, port }));
  }

  async listen(
    port: number,
    onConnection: (incoming: IncomingConnection) => void,
  ): Promise<ListenAnswer> {
    const answer = await this.#ask<ListenAnswer>((request) => ({ type: 'listen', request, port }));
    if (answer.status === 'listening') this.#listeners.set(answer.port, onConnection);
    return answer;
  }

  stopListening(port: number): void {
    this.#listeners.delete(port);
    if (!this.#isOver) this.#control.post({ type: 'stop-listening', port });
  }

  onConnectionLost(listener: (connection: number) => void): void {
    this.#connectionLost = listener;
  }

  tap(connection: number, event: TapEntry['event']): void {
    if (this.#isOver) return;
    const entry: TapEntry = { connection, time: this.now(), event };
    if (this.#received.size > 0) {
      entry.after = [...this.#received].map((one) => [one, this.#receivedTotals.get(one) ?? 0]);
      this.#received.clear();
    }
    if (event.type === 'closed' || event.type === 'reset') this.#receivedTotals.delete(connection);
    this.#taps.push(entry);
    // The first taps of a turn leave before the bytes do, so that no answer is told before its question.
    if (this.#tapsThisTurn++ < TAPS_SENT_AT_ONCE) this.#flushTaps();
    if (this.#tapsThisTurn > 1) return;
    queueMicrotask(() => {
      this.#tapsThisTurn = 0;
      this.#flushTaps();
    });
  }

  noteReceived(connection: number, amount: number): void {
    this.#received.add(connection);
    this.#receivedTotals.set(connection, (this.#receivedTotals.get(connection) ?? 0) + amount);
  }

  currentPosition(): SourcePosition | undefined {
    if (this.#start.role !== 'learner') return undefined;
    const now = nativeNow();
    if (now - this.#tracingSince > 1000) {
      this.#tracingSince = now;
      this.#tracedNow = 0;
    }
    return this.#tracedNow++ < TRACES_PER_SECOND ? this.positions.current() : undefined;
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
    const position = this.currentPosition();
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
      this.#flushTaps();
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
      case 'listened': {
        const answer = this.#waiting.get(message.request);
        this.#waiting.delete(message.request);
        answer?.(message.answer as never);
        return;
      }
      case 'incoming':
        this.#listeners.get(message.listeningPort)?.(message.incoming);
        return;
      case 'connection-lost':
        this.#connectionLost?.(message.connection);
        return;
      case 'output-read':
        this.#output.read(message.lines, message.characters);
        return;
      case 'message':
        if (this.#messageListener) this.#messageListener(message.value);
        else this.#earlyMessages.push(message.value);
        return;
      case 'start':
      case 'ping':
    }
  }

  /** Gives an error that nobody caught to the learner's listeners, and ends the program when there are none. */
  takeUncaught(
    thrown: unknown,
    origin: 'uncaughtException' | 'unhandledRejection',
    place?: { address: string; line: number; column: number },
  ): void {
    if (thrown instanceof ProgramExit) return;
    try {
      if (this.#uncaught(thrown, origin)) return;
    } catch (second) {
      if (second instanceof ProgramExit) return;
      thrown = second;
    }
    this.#fail(thrown, origin, place);
  }

  #ask<Answer>(question: (request: number) => Parameters<ControlPort['post']>[0]): Promise<Answer> {
    return new Promise((resolve) => {
      if (this.#isOver) return;
      const request = ++this.#lastRequest;
      this.#waiting.set(request, resolve);
      this.#control.post(question(request));
    });
  }

  #flushTaps(): void {
    if (this.#taps.length === 0 || this.#isOver) return;
    const taps = this.#taps;
    this.#taps = [];
    this.#control.post({ type: 'taps', taps });
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
  #fail(
    thrown: unknown,
    origin: 'uncaughtException' | 'unhandledRejection',
    place?: { address: string; line: number; column: number },
  ): void {
    const { error, text } = describeUncaught(thrown, origin, {
      positions: this.positions,
      place: place && this.positions.at(place.address, place.line, place.column),
      lineAt: ({ file, line }) =>
        this.#start.modules.find((module) => module.file === file)?.code.split('\n')[line - 1],
      inspect: (value) => this.#services.inspect(value),
    });
    const entry = { time: this.now(), level: 'error' as const, text };
    this.#output.add(error.position ? { ...entry, position: error.position } : entry);
    this.#askExitCode(1);
    this.end({ status: 'threw', error });
  }
}

/** What `process.exit` throws so that it doesn't return. */
class ProgramExit extends Error {}

function readClock(): number {
  return performance.timeOrigin + nativeNow();
}

const TAPS_SENT_AT_ONCE = 4;

/** Finding a line costs more than a write does; a program that writes in bulk keeps its pace without. */
const TRACES_PER_SECOND = 5000;

const nativeNow = performance.now.bind(performance);
