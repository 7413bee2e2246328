import type { WireEvent } from '../../network/wire-event.ts';
import type {
  Engine,
  JsonValue,
  Program,
  ProgramEnd,
  ProgramEvent,
  ProgramSpec,
} from '../engine.ts';
import { compileProgram } from '../program-modules.ts';
import { EventRecord } from './event-record.ts';
import type { FrameEvent, MessageFromFrame } from './frame-messages.ts';
import { SandboxFrame } from './sandbox-frame.ts';

/** Opens the engine that lives in this page: resolves when a first program could start at once. */
export async function openEmbeddedEngine(): Promise<Engine> {
  const engine = new EmbeddedEngine();
  await engine.opened;
  return engine;
}

class EmbeddedEngine implements Engine {
  readonly name = 'embedded';
  readonly capabilities = { wireLog: true, sourceLines: true };
  readonly opened: Promise<void>;
  readonly #openedAt = performance.timeOrigin + performance.now();
  readonly #programs = new Map<string, EmbeddedProgram>();
  readonly #wireListeners = new Set<(event: WireEvent) => void>();
  #sandbox: SandboxFrame | undefined;
  #isClosed = false;
  #lastProgram = 0;
  #lastConnection = 0;

  constructor() {
    this.opened = new Promise((resolve, reject) => {
      this.#sandbox = this.#openSandbox(resolve, () => {
        reject(new Error('The sandbox for programs did not open.'));
      });
    });
  }

  start(spec: ProgramSpec): Program {
    const id = `program-${String(++this.#lastProgram)}`;
    const program = new EmbeddedProgram(id, spec.name, {
      send: (value) => this.#sandbox?.post({ type: 'message', program: id, value }),
      stop: () => this.#sandbox?.post({ type: 'stop', program: id }),
    });
    if (this.#isClosed) {
      program.end({ status: 'stopped' }, this.#now());
      return program;
    }
    const compiled = compileProgram(spec.files, spec.entry);
    if (compiled.status === 'not-loaded') {
      program.end(compiled, this.#now());
      return program;
    }
    this.#programs.set(id, program);
    void program.ended.then(() => this.#programs.delete(id));
    this.#sandbox ??= this.#openSandbox();
    const { name, network = 'run', role, env = {}, entry } = spec;
    const { modules } = compiled;
    this.#sandbox.post({
      type: 'start',
      program: id,
      start: { name, network, role, env: { ...env }, entry, modules },
    });
    return program;
  }

  onWire(listener: (event: WireEvent) => void): () => void {
    const own = (event: WireEvent): void => {
      listener(event);
    };
    this.#wireListeners.add(own);
    return () => {
      this.#wireListeners.delete(own);
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

class EmbeddedProgram implements Program {
  readonly id: string;
  readonly name: string;
  readonly ended: Promise<ProgramEnd>;
  readonly #record = new EventRecord();
  readonly #door: { send(value: JsonValue): void; stop(): void };
  #resolveEnded!: (end: ProgramEnd) => void;
  #hasEnded = false;

  constructor(id: string, name: string, door: { send(value: JsonValue): void; stop(): void }) {
    this.id = id;
    this.name = name;
    this.#door = door;
    this.ended = new Promise((resolve) => {
      this.#resolveEnded = resolve;
    });
  }

  subscribe(listener: (event: ProgramEvent) => void): () => void {
    return this.#record.subscribe(listener);
  }

  send(value: JsonValue): void {
    if (!this.#hasEnded) this.#door.send(value);
  }

  async stop(): Promise<ProgramEnd> {
    if (!this.#hasEnded) this.#door.stop();
    return this.ended;
  }

  /** Takes what the program did. */
  take(event: ProgramEvent): void {
    if (this.#hasEnded) return;
    if (event.type === 'ended') this.#hasEnded = true;
    this.#record.add(event);
    if (event.type === 'ended') this.#resolveEnded(event.end);
  }

  /** Ends the program from outside. */
  end(end: ProgramEnd, time: number): void {
    this.take({ type: 'ended', time, end });
  }
}
