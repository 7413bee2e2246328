import type { WireEvent } from '../../network/wire-event.ts';
import type { Engine, Program, ProgramEnd, ProgramSpec } from '../engine.ts';
import { EmbeddedFaults } from './embedded-faults.ts';
import { EmbeddedProgram } from './embedded-program.ts';
import type { FrameEvent, MessageFromFrame, MessageToFrame } from './frame-messages.ts';
import type { PackageTexts } from './program-packages.ts';
import type * as ProgramPreparation from './program-preparation.ts';
import { SandboxFrame } from './sandbox-frame.ts';

/** What a page gives to its engine. */
export type EmbeddedEngineOptions = {
  /** What programs may import besides `ws` and Node's modules. */
  packages?: PackageTexts;
};

/** Opens the engine that lives in this page: resolves when a first program could start at once. */
export async function openEmbeddedEngine({
  packages = {},
}: EmbeddedEngineOptions = {}): Promise<Engine> {
  const engine = new EmbeddedEngine(packages);
  await engine.opened;
  return engine;
}

class EmbeddedEngine implements Engine {
  readonly name = 'embedded';
  readonly capabilities = { wireLog: true, sourceLines: true, virtualClock: true, faults: true };
  readonly faults: EmbeddedFaults;
  readonly opened: Promise<void>;
  readonly #packages: PackageTexts;
  readonly #openedAt = performance.timeOrigin + performance.now();
  readonly #programs = new Map<string, EmbeddedProgram>();
  readonly #wireListeners = new Set<(event: WireEvent) => void>();
  #sandbox: SandboxFrame | undefined;
  #preparation: Promise<Preparation | undefined> | undefined;
  #isClosed = false;
  #lastProgram = 0;
  #lastConnection = 0;

  constructor(packages: PackageTexts) {
    this.#packages = packages;
    this.faults = new EmbeddedFaults((message) => this.#sandbox?.post(message));
    this.opened = new Promise((resolve, reject) => {
      this.#sandbox = this.#openSandbox(resolve, () => {
        reject(new Error('The sandbox for programs did not open.'));
      });
    });
  }

  start(spec: ProgramSpec): Program {
    const id = `program-${String(++this.#lastProgram)}`;
    const { promise: launched, resolve: launch } = Promise.withResolvers<void>();
    let isLaunched = false;
    // What is said about a program comes after its start.
    const say = (message: MessageToFrame): void => {
      void launched.then(() => this.#sandbox?.post(message));
    };
    const program = new EmbeddedProgram(id, spec, {
      send: (value) => {
        say({ type: 'message', program: id, value });
      },
      stop: (manner) => {
        if (isLaunched) say({ type: 'stop', program: id, manner });
        else program.end({ status: 'stopped' }, this.#now());
      },
      ask: (question) => {
        say({ type: 'ask', program: id, question });
      },
    });
    if (this.#isClosed) {
      program.end({ status: 'stopped' }, this.#now());
      return program;
    }
    this.#programs.set(id, program);
    void program.ended.then(() => this.#programs.delete(id));
    // Held as it is now: the caller may go on to change its files.
    const held = { ...spec, files: { ...spec.files }, env: { ...spec.env } };
    void this.#launch(program, held, () => {
      isLaunched = true;
      launch();
    });
    return program;
  }

  async #launch(
    program: EmbeddedProgram,
    spec: ProgramSpec,
    onLaunched: () => void,
  ): Promise<void> {
    const giveUp = (end: ProgramEnd): void => {
      program.end(end, this.#now());
    };
    const prepared = await this.#prepare();
    if (program.hasEnded) return;
    if (!prepared) {
      giveUp({ status: 'sandbox-lost' });
      return;
    }
    const compiled = prepared.compileProgram(spec.files, spec.entry);
    if (compiled.status === 'not-loaded') {
      giveUp(compiled);
      return;
    }
    const { modules } = compiled;
    const packages = await prepared.readPackages(modules, this.#packages).catch(() => undefined);
    if (program.hasEnded) return;
    if (!packages) {
      giveUp({ status: 'sandbox-lost' });
      return;
    }
    if (!this.#sandbox) {
      this.#sandbox = this.#openSandbox();
      this.#sandbox.post({ type: 'node-api', script: prepared.nodeApiScript });
    }
    const { name, network = 'run', role, env = {}, entry } = spec;
    const { clock = { type: 'real' }, sourceLines = true } = spec;
    const start = { name, network, role, sourceLines, env, entry, clock, modules, packages };
    this.#sandbox.post({ type: 'start', program: program.id, start });
    onLaunched();
  }

  /** Loads what only running programs need; a page that nobody runs anything on does without. */
  #prepare(): Promise<Preparation | undefined> {
    this.#preparation ??= import('./program-preparation.ts').then(
      (prepared) => {
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
    this.faults.end();
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
        this.faults.end();
        this.#endAll({ status: 'sandbox-lost' });
        onFailed?.();
      },
    });
    if (this.#wireListeners.size > 0) sandbox.post({ type: 'watch-wire', isWatched: true });
    for (const message of this.faults.begin(offset)) sandbox.post(message);
    return sandbox;
  }

  #receive(sandbox: SandboxFrame, message: MessageFromFrame, offset: number): void {
    if (message.type === 'inflicted') this.faults.inflicted(message.request);
    if (message.type !== 'events') return;
    for (const event of message.events) this.#take(event, offset);
    const { batch } = message;
    if (batch !== undefined) sandbox.post({ type: 'handled', batch });
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
