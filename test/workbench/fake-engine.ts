import type {
  ClockAdvance,
  Engine,
  JsonValue,
  Program,
  ProgramEnd,
  ProgramEvent,
  ProgramSpec,
  StopManner,
} from '../../src/engine/engine.ts';

type EventWithoutTime = ProgramEvent extends infer Each
  ? Each extends ProgramEvent
    ? Omit<Each, 'time'>
    : never
  : never;

/** A program that does what the test tells it to do. */
export class FakeProgram implements Program {
  readonly id: string;
  readonly name: string;
  readonly spec: ProgramSpec;
  readonly received: JsonValue[] = [];
  readonly ended: Promise<ProgramEnd>;
  isOver = false;
  stoppedHow: StopManner | undefined;
  readonly #listeners = new Set<(event: ProgramEvent) => void>();
  readonly #events: ProgramEvent[] = [];
  readonly #end = Promise.withResolvers<ProgramEnd>();

  constructor(id: string, spec: ProgramSpec) {
    this.id = id;
    this.name = spec.name;
    this.spec = spec;
    this.ended = this.#end.promise;
  }

  subscribe(listener: (event: ProgramEvent) => void): () => void {
    for (const event of this.#events) listener(event);
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  send(value: JsonValue): void {
    this.received.push(value);
  }

  advanceClock(): Promise<ClockAdvance> {
    return Promise.resolve({ status: 'no-virtual-clock' });
  }

  turn(): Promise<void> {
    return Promise.resolve();
  }

  stop(manner: StopManner = 'orderly'): Promise<ProgramEnd> {
    this.stoppedHow ??= manner;
    this.end({ status: 'stopped' });
    return this.ended;
  }

  /** Makes something happen in the program. */
  emit(event: EventWithoutTime, time = 0): void {
    const full = { ...event, time };
    this.#events.push(full);
    for (const listener of [...this.#listeners]) listener(full);
  }

  /** Ends the program, once. */
  end(end: ProgramEnd): void {
    if (this.isOver) return;
    this.isOver = true;
    this.emit({ type: 'ended', end });
    this.#end.resolve(end);
  }
}

/** An engine that starts fake programs and remembers them. */
export class FakeEngine implements Engine {
  readonly name = 'fake';
  readonly capabilities = {
    wireLog: true,
    sourceLines: true,
    virtualClock: false,
    faults: false,
  };
  readonly faults = undefined;
  readonly programs: FakeProgram[] = [];
  /** What every new program does at once, before anybody can subscribe. */
  onStart: (program: FakeProgram) => void = () => undefined;
  isClosed = false;

  start(spec: ProgramSpec): FakeProgram {
    const program = new FakeProgram(String(this.programs.length + 1), spec);
    this.programs.push(program);
    this.onStart(program);
    return program;
  }

  onWire(): () => void {
    return () => undefined;
  }

  close(): Promise<void> {
    this.isClosed = true;
    return Promise.resolve();
  }
}
