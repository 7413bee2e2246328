import type { WireEvent } from '../../network/wire-event.ts';
import type {
  ClockAdvance,
  Engine,
  JsonValue,
  Program,
  ProgramEnd,
  ProgramEvent,
  ProgramSpec,
} from '../engine.ts';
import { EmbeddedFaults } from './embedded-faults.ts';
import { EventRecord } from './event-record.ts';
import type {
  ClockAdvanced,
  FrameEvent,
  MessageFromFrame,
  MessageToFrame,
} from './frame-messages.ts';
import type * as ProgramPreparation from './program-preparation.ts';
import { SandboxFrame } from './sandbox-frame.ts';

/** Opens the engine that lives in this page: resolves when a first program could start at once. */
export async function openEmbeddedEngine(): Promise<Engine> {
  const engine = new EmbeddedEngine();
  await engine.opened;
  return engine;
}

class EmbeddedEngine implements Engine {
  readonly name = 'embedded';
  readonly capabilities = { wireLog: true, sourceLines: true, virtualClock: true, faults: true };
  readonly faults: EmbeddedFaults;
  readonly opened: Promise<void>;
  readonly #openedAt = performance.timeOrigin + performance.now();
  readonly #programs = new Map<string, EmbeddedProgram>();
  readonly #wireListeners = new Set<(event: WireEvent) => void>();
  #sandbox: SandboxFrame | undefined;
  #preparation: Promise<Preparation | undefined> | undefined;
  #isPrepared = false;
  #isClosed = false;
  #lastProgram = 0;
  #lastConnection = 0;

  constructor() {
    this.faults = new EmbeddedFaults((message) => this.#sandbox?.post(message));
    this.opened = new Promise((resolve, reject) => {
      this.#sandbox = this.#openSandbox(resolve, () => {
        reject(new Error('The sandbox for programs did not open.'));
      });
    });
  }

  start(spec: ProgramSpec): Program {
    const id = `program-${String(++this.#lastProgram)}`;
    const program = new EmbeddedProgram(id, spec, {
      send: (value) => {
        this.#say({ type: 'message', program: id, value });
      },
      stop: () => {
        if (this.#isPrepared) this.#say({ type: 'stop', program: id });
        else program.end({ status: 'stopped' }, this.#now());
      },
      advance: (request, milliseconds) => {
        this.#say({ type: 'advance', program: id, request, milliseconds });
      },
    });
    if (this.#isClosed) {
      program.end({ status: 'stopped' }, this.#now());
      return program;
    }
    this.#programs.set(id, program);
    void program.ended.then(() => this.#programs.delete(id));
    // Held as it is now: the caller may go on to change its files.
    void this.#launch(program, { ...spec, files: { ...spec.files }, env: { ...spec.env } });
    return program;
  }

  async #launch(program: EmbeddedProgram, spec: ProgramSpec): Promise<void> {
    const prepared = await this.#prepare();
    if (program.hasEnded) return;
    if (!prepared) {
      program.end({ status: 'sandbox-lost' }, this.#now());
      return;
    }
    const compiled = prepared.compileProgram(spec.files, spec.entry);
    if (compiled.status === 'not-loaded') {
      program.end(compiled, this.#now());
      return;
    }
    if (!this.#sandbox) {
      this.#sandbox = this.#openSandbox();
      this.#sandbox.post({ type: 'node-api', script: prepared.nodeApiScript });
    }
    const { name, network = 'run', role, env = {}, entry } = spec;
    const { clock = { type: 'real' }, sourceLines = true } = spec;
    const { modules } = compiled;
    this.#sandbox.post({
      type: 'start',
      program: program.id,
      start: { name, network, role, sourceLines, env: { ...env }, entry, clock, modules },
    });
  }

  /** Loads what only running programs need; a page that nobody runs anything on does without. */
  #prepare(): Promise<Preparation | undefined> {
    this.#preparation ??= import('./program-preparation.ts').then(
      (prepared) => {
        this.#isPrepared = true;
        this.#sandbox?.post({ type: 'node-api', script: prepared.nodeApiScript });
        return prepared;
      },
      () => {
        this.#preparation = undefined;
        return undefined;
      },
    );
    return this.#preparation;
  }

  /** Says something about a program, after its start was said. */
  #say(message: MessageToFrame): void {
    void this.#prepare().then(() => this.#sandbox?.post(message));
  }

  onWire(listener: (event: WireEvent) => void): () => void {
    const own = (event: WireEvent): void => {
      listener(event);
    };
    this.#wireListeners.add(own);
    if (this.#wireListeners.size === 1)
      this.#sandbox?.post({ type: 'watch-wire', isWatched: true });
    return () => {
      if (!this.#wireListeners.delete(own) || this.#wireListeners.size > 0) return;
      this.#sandbox?.post({ type: 'watch-wire', isWatched: false });
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#endAll({ status: 'stopped' });
    this.#sandbox?.remove();
    this.#sandbox = undefined;
    await Promise.resolve();
  }

  #openSandbox(onOpened?: () => void, onFailed?: () => void): SandboxFrame {
    // Each frame counts its connections from 1; here their numbers must stay unique.
    const offset = this.#lastConnection;
    const sandbox = new SandboxFrame(this.#openedAt, {
      onMessage: (message) => {
        if (message.type === 'opened') onOpened?.();
        else this.#receive(sandbox, message, offset);
      },
      onLost: () => {
        if (this.#sandbox === sandbox) this.#sandbox = undefined;
        this.#endAll({ status: 'sandbox-lost' });
        onFailed?.();
      },
    });
    if (this.#wireListeners.size > 0) sandbox.post({ type: 'watch-wire', isWatched: true });
    for (const message of this.faults.begin(offset)) sandbox.post(message);
    return sandbox;
  }

  #receive(sandbox: SandboxFrame, message: MessageFromFrame, offset: number): void {
    if (message.type !== 'events') return;
    for (const event of message.events) this.#take(event, offset);
    sandbox.post({ type: 'handled', batch: message.batch });
  }

  #take({ program, event }: FrameEvent, offset: number): void {
    if (program !== undefined) {
      this.#programs.get(program)?.take(event);
      return;
    }
    const connection = event.connection + offset;
    this.#lastConnection = Math.max(this.#lastConnection, connection);
    for (const listener of [...this.#wireListeners]) {
      try {
        listener({ ...event, connection });
      } catch (error) {
        reportError(error);
      }
    }
  }

  #endAll(end: ProgramEnd): void {
    for (const program of [...this.#programs.values()]) program.end(end, this.#now());
  }

  #now(): number {
    return performance.timeOrigin + performance.now() - this.#openedAt;
  }
}

type Preparation = typeof ProgramPreparation;

/** What a program's handle in the page asks of the frame. */
type ProgramDoor = {
  send(value: JsonValue): void;
  stop(): void;
  advance(request: number, milliseconds: number): void;
};

class EmbeddedProgram implements Program {
  readonly id: string;
  readonly name: string;
  readonly ended: Promise<ProgramEnd>;
  readonly #record = new EventRecord();
  readonly #door: ProgramDoor;
  readonly #hasVirtualClock: boolean;
  readonly #advances = new Map<number, (advance: ClockAdvance) => void>();
  #lastAdvance = 0;
  #resolveEnded!: (end: ProgramEnd) => void;
  #hasEnded = false;

  constructor(id: string, { name, clock }: ProgramSpec, door: ProgramDoor) {
    this.id = id;
    this.name = name;
    this.#door = door;
    this.#hasVirtualClock = clock?.type === 'virtual';
    this.ended = new Promise((resolve) => {
      this.#resolveEnded = resolve;
    });
  }

  /** Whether the program is over. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  subscribe(listener: (event: ProgramEvent) => void): () => void {
    return this.#record.subscribe(listener);
  }

  send(value: JsonValue): void {
    if (!this.#hasEnded) this.#door.send(value);
  }

  advanceClock(milliseconds: number): Promise<ClockAdvance> {
    if (!this.#hasVirtualClock) return Promise.resolve({ status: 'no-virtual-clock' });
    if (this.#hasEnded) return Promise.resolve({ status: 'ended' });
    const request = ++this.#lastAdvance;
    return new Promise((resolve) => {
      this.#advances.set(request, resolve);
      this.#door.advance(request, milliseconds);
    });
  }

  async stop(): Promise<ProgramEnd> {
    if (!this.#hasEnded) this.#door.stop();
    return this.ended;
  }

  /** Takes what the program did. */
  take(event: ProgramEvent | ClockAdvanced): void {
    if (this.#hasEnded) return;
    if (event.type === 'advanced') {
      const { request, elapsed } = event;
      this.#advances.get(request)?.({ status: 'advanced', elapsed });
      this.#advances.delete(request);
      return;
    }
    if (event.type === 'ended') this.#hasEnded = true;
    this.#record.add(event);
    if (event.type !== 'ended') return;
    this.#resolveEnded(event.end);
    for (const resolve of this.#advances.values()) resolve({ status: 'ended' });
    this.#advances.clear();
  }

  /** Ends the program from outside. */
  end(end: ProgramEnd, time: number): void {
    this.take({ type: 'ended', time, end });
  }
}
