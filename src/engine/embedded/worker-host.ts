import type { EndFault } from '../../network/faults.ts';
import type { SourcePosition } from '../../network/wire-event.ts';
import type { JsonValue, ProgramError } from '../engine.ts';
import type { ControlPort } from './control-port.ts';
import { FrameRequests } from './frame-requests.ts';
import { LineTracer } from './line-tracer.ts';
import { OutputBudget } from './output-budget.ts';
import { printObjects } from './printed-objects.ts';
import { ProgramEnding } from './program-ending.ts';
import type { DialAnswer, IncomingConnection, ListenAnswer, ProgramHost } from './program-host.ts';
import type { ErrorPlace } from './program-life.ts';
import type { MessageToProgram, OwnEnd, ProgramStart, TapEntry } from './program-messages.ts';
import { ProgramNetwork } from './program-network.ts';
import { ProgramQuestions, type QuestionedProgram } from './program-questions.ts';
import { SourcePositions } from './source-positions.ts';
import { describeUncaught } from './uncaught-error.ts';

/** What the Node API lends to its surroundings. */
export type NodeApiServices = Pick<QuestionedProgram, 'turn' | 'advanceClock'> & {
  inspect(value: unknown, options?: object): string;
  /** Ends every open connection in order. */
  endAllSockets(): void;
};

/** The worker's side of a program: joins the Node API to the frame. */
export class WorkerHost implements ProgramHost {
  readonly env: Readonly<Record<string, string>>;
  readonly sendMessage: ((value: JsonValue) => void) | undefined;
  readonly positions = new SourcePositions();
  readonly #control: ControlPort;
  readonly #start: ProgramStart;
  readonly #services: NodeApiServices;
  readonly #output: OutputBudget;
  readonly #requests = new FrameRequests();
  readonly #network: ProgramNetwork;
  readonly #ending: ProgramEnding;
  readonly #tracer = new LineTracer(this.positions);
  readonly #questions: ProgramQuestions;
  #isOver = false;
  #messageListener: ((value: JsonValue) => void) | undefined;
  #earlyMessages: JsonValue[] = [];
  #signal: (signal: string) => void = () => undefined;

  constructor(control: ControlPort, start: ProgramStart, services: NodeApiServices) {
    this.#control = control;
    this.#start = start;
    this.#services = services;
    this.env = start.env;
    this.#network = new ProgramNetwork(control, this.#requests, () => this.now());
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
    this.#questions = new ProgramQuestions({
      control,
      isOver: () => this.#isOver,
      readActivity: () => this.#network.activity,
      settleOthers: () =>
        this.#requests.ask((request) => {
          control.post({ type: 'settle', request });
        }),
      turn: services.turn,
      advanceClock: services.advanceClock,
      flush: () => {
        this.#network.flushTaps();
        this.#output.flush();
      },
    });
    this.#ending = new ProgramEnding({
      isOver: () => this.#isOver,
      warn: (text) => {
        this.output('warn', text);
      },
      printUncaught: (thrown, place) => this.#printUncaught(thrown, place),
      end: (end) => {
        this.end(end);
      },
    });
  }

  now(): number {
    return readClock() - this.#start.openedAt;
  }

  dial(port: number): Promise<DialAnswer> {
    return this.#network.dial(port);
  }

  listen(
    port: number,
    onConnection: (incoming: IncomingConnection) => void,
  ): Promise<ListenAnswer> {
    return this.#network.listen(port, onConnection);
  }

  stopListening(port: number): void {
    this.#network.stopListening(port);
  }

  wireRoom(): Promise<void> | undefined {
    return this.#network.wireRoom();
  }

  onConnectionLost(listener: (connection: number) => void): void {
    this.#network.onConnectionLost(listener);
  }

  onFault(listener: (connection: number, fault: EndFault) => void): void {
    this.#network.onFault(listener);
  }

  tap(connection: number, event: TapEntry['event']): void {
    this.#network.tap(connection, event);
  }

  noteActivity(): void {
    this.#network.noteActivity();
  }

  noteReceived(connection: number, amount: number): void {
    this.#network.noteReceived(connection, amount);
  }

  currentPosition(): SourcePosition | undefined {
    const { role, sourceLines } = this.#start;
    return role === 'learner' && sourceLines ? this.#tracer.current() : undefined;
  }

  nameFiles(stack: string): string {
    return this.positions.name(stack);
  }

  output(
    level: Parameters<ProgramHost['output']>[0],
    text: string,
    values: readonly unknown[] = [],
  ): void {
    if (this.#isOver) return;
    if (!this.#output.hasRoom(text.length)) {
      this.#output.drop();
      return;
    }
    const entry = { time: this.now(), level, text };
    const isLearner = this.#start.role === 'learner';
    const position = isLearner ? this.#tracer.current() : undefined;
    const objects =
      isLearner && this.#output.hasRoomForObjects
        ? printObjects(values, (stack) => this.nameFiles(stack))
        : undefined;
    this.#output.add({ ...entry, ...(position && { position }), ...(objects && { objects }) });
  }

  onMessage(listener: (value: JsonValue) => void): void {
    this.#messageListener = listener;
    for (const value of this.#earlyMessages.splice(0)) listener(value);
  }

  keepAlive(): () => void {
    return this.#ending.keepAlive();
  }

  onUncaught(handler: Parameters<ProgramHost['onUncaught']>[0]): void {
    this.#ending.onUncaught(handler);
  }

  onRejectionHandled(handler: (promise: Promise<unknown>) => void): void {
    this.#ending.onRejectionHandled(handler);
  }

  onSignal(handler: (signal: string) => void): void {
    this.#signal = handler;
  }

  setSignalHandling(isHandled: boolean): void {
    if (!this.#isOver) this.#control.post({ type: 'handles-signals', isHandled });
  }

  onBeforeExit(handler: () => void): void {
    this.#ending.onBeforeExit(handler);
  }

  onExit(handler: (code: number) => number): void {
    this.#ending.onExit(handler);
  }

  exit(code: number): never {
    return this.#ending.exit(code);
  }

  /** Says that the program's first line is about to run. */
  begin(): void {
    this.#questions.begin();
  }

  /** Says that the program's modules have run to their end. */
  loaded(): void {
    this.#ending.loaded();
  }

  /** Takes what running the program's modules threw. */
  takeUncaught(thrown: unknown): void {
    this.#ending.takeUncaught(thrown, 'uncaughtException');
  }

  /** Ends the program: what it still wants to say is said first, and nothing after it. */
  end(end: OwnEnd): void {
    if (this.#isOver) return;
    this.#ending.close();
    try {
      this.#services.endAllSockets();
    } finally {
      this.#network.close();
      this.#requests.close();
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
      case 'listened':
      case 'incoming':
      case 'connection-lost':
      case 'fault':
      case 'wire-full':
      case 'taps-taken':
        this.#network.receive(message);
        return;
      case 'settled':
        this.#requests.answer(message.request, message.answer);
        return;
      case 'output-read':
        this.#output.read(message.lines, message.characters);
        return;
      case 'message':
        if (this.#messageListener) this.#messageListener(message.value);
        else this.#earlyMessages.push(message.value);
        return;
      case 'advance':
      case 'turn':
      case 'activity':
        this.#questions.take(message);
        return;
      case 'signal':
        this.#signal(message.signal);
        return;
      case 'start':
      case 'load-node-api':
      case 'ping':
    }
  }

  // As Node does.
  #printUncaught(thrown: unknown, place?: ErrorPlace): ProgramError {
    const { error, text } = describeUncaught(thrown, {
      positions: this.positions,
      place: place && this.positions.at(place.address, place.line, place.column),
      lineAt: ({ file, line }) =>
        this.#start.modules.find((module) => module.file === file)?.code.split('\n')[line - 1],
      inspect: (value, options) => this.#services.inspect(value, options),
    });
    const entry = { time: this.now(), level: 'error' as const, text };
    this.#output.add(error.position ? { ...entry, position: error.position } : entry);
    return error;
  }
}

function readClock(): number {
  return timeOrigin + nativeNow();
}

// Taken before a virtual clock, or the program, can put its own in their place.
const nativeNow = performance.now.bind(performance);
const { timeOrigin } = performance;
