import type { Engine, Program, ProgramEnd, ProgramEvent, StopManner } from '../../engine/engine.ts';
import type { SourcePosition } from '../editor/source-position.ts';
import type { describeProgramEnd } from '../../translations/engine.ts';
import type { BenchWords } from '../../translations/bench-words.ts';
import type { WorkbenchTexts } from '../../translations/workbench.ts';
import { ConsoleLines } from '../console/console-lines.svelte.ts';
import type { Files } from '../work/saved-work.ts';
import type { EngineAccess } from './engine-access.ts';
import { endError, isMistake, type RunStatus } from './run-status.ts';
import { learnerEnvironment, runNetwork, serverPort } from './surroundings.ts';

/** What Run starts: the learner's files, the server's entry, and the client's where there is one. */
export type RunPlan = { files: Files; entry: string; clientEntry?: string | undefined };

/** The words in which a run tells how it goes. */
export type RunWords = Pick<BenchWords, 'language' | 'workbench'>;

/** What others do when Run begins, when the server can be reached, and when it is gone. */
export type RunListener = { begins(engine: Engine): void; listens(): void; ends(): void };

/** Without a listening port for so long, a program is told to be silent. */
const silenceMs = 2500;

/** One press of Run after the other: the programs, what they write, and how they are. */
export class RunSession {
  status = $state.raw<RunStatus>({ state: 'idle' });
  /** How the client's own program is, once a run has started one. */
  clientStatus = $state.raw<RunStatus>();
  /** Where the learner's code failed, until the next Run. */
  failedAt = $state.raw<SourcePosition>();
  readonly console = new ConsoleLines();

  readonly #access: EngineAccess;
  readonly #words: RunWords;
  readonly #listener: RunListener;
  /** How ends are told: needed by nobody before the first Run, and loaded with the engine. */
  #describeEnd: typeof describeProgramEnd | undefined;
  #programs: Program[] = [];
  #server: { program: Program; engine: Engine; plan: RunPlan } | undefined;
  #turn = 0;
  /** Numbers the servers of all runs and restarts. */
  #life = 0;
  #silence: ReturnType<typeof setTimeout> | undefined;
  /** When the run's first program began, on the engine's clock and on the page's. */
  #began: { engine: number; page: number } | undefined;

  constructor(access: EngineAccess, words: RunWords, listener: RunListener) {
    this.#access = access;
    this.#words = words;
    this.#listener = listener;
  }

  /** How long the run has lasted, in milliseconds: the clock of all lines in the console. */
  get elapsed(): number {
    return this.#began ? performance.now() - this.#began.page : 0;
  }

  /** Tells whether a program of the learner's is starting or running. */
  get isRunning(): boolean {
    return ['starting', 'running', 'listening'].includes(this.status.state);
  }

  /** Tells whether the client's own program is starting or running; it may outlive the server. */
  get isClientRunning(): boolean {
    return ['starting', 'running'].includes(this.clientStatus?.state ?? '');
  }

  /** Replaces what is running by the learner's files as they are now. */
  async run(plan: RunPlan): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.status = { state: 'starting' };
    this.clientStatus = undefined;
    this.failedAt = undefined;
    await this.#stopPrograms();
    let engine: Engine;
    try {
      [engine] = await Promise.all([this.#access.get(), this.#loadWords()]);
    } catch (error) {
      if (turn === this.#turn) this.#tellNoEngine(error);
      return;
    }
    if (turn !== this.#turn) return;
    this.console.clear();
    this.#began = undefined;
    this.#listener.begins(engine);
    this.#startServer(engine, plan);
  }

  /** Ends only the server, as a crash or in order, and starts it again from the files of the last Run. */
  async restartServer(manner: StopManner): Promise<void> {
    const server = this.#server;
    if (!server || !this.isRunning) return;
    const turn = this.#turn;
    this.#server = undefined;
    this.#life += 1;
    this.status = { state: 'starting' };
    this.failedAt = undefined;
    clearTimeout(this.#silence);
    this.#listener.ends();
    await server.program.stop(manner);
    if (turn !== this.#turn) return;
    this.#startServer(server.engine, server.plan, 'again');
  }

  /** Ends what is running. */
  async stop(): Promise<void> {
    this.#turn += 1;
    await this.#stopPrograms();
    if (this.isClientRunning) this.clientStatus = { state: 'over', end: { status: 'stopped' } };
    if (!this.isRunning) return;
    this.status = { state: 'over', end: { status: 'stopped' } };
    this.#listener.ends();
  }

  async #stopPrograms(): Promise<void> {
    clearTimeout(this.#silence);
    const programs = this.#programs;
    this.#programs = [];
    await Promise.all(programs.map((program) => program.stop()));
  }

  #startServer(engine: Engine, plan: RunPlan, time: 'first' | 'again' = 'first'): void {
    this.#life += 1;
    const life = this.#life;
    const program = this.#start(engine, this.#texts.server, plan.files, plan.entry, (event, at) => {
      // One that is being restarted says nothing about the run any more.
      if (life !== this.#life) return;
      if (event.type === 'started') {
        this.#listenForSilence();
      } else if (event.type === 'listening') {
        clearTimeout(this.#silence);
        this.status = { state: 'listening', port: event.port };
        if (event.port !== serverPort) {
          this.#say('mistake', this.#texts.otherPort(event.port, serverPort), at);
        }
        this.#listener.listens();
        const { clientEntry } = plan;
        if (time === 'first' && clientEntry !== undefined && clientEntry in plan.files) {
          this.#startClient(engine, plan.files, clientEntry);
        }
      } else if (event.type === 'stopped-listening') {
        this.status = { state: 'running' };
      } else if (event.type === 'ended') {
        clearTimeout(this.#silence);
        this.status = { state: 'over', end: event.end };
        this.#listener.ends();
      }
    });
    this.#server = { program, engine, plan };
  }

  #startClient(engine: Engine, files: Files, entry: string): void {
    this.clientStatus = { state: 'starting' };
    this.#start(engine, this.#texts.client.program, files, entry, (event) => {
      if (event.type === 'ended') this.clientStatus = { state: 'over', end: event.end };
      else if (this.clientStatus?.state === 'starting') this.clientStatus = { state: 'running' };
    });
  }

  /** A process of real Node may take long to begin: what counts is how long the program itself says nothing. */
  #listenForSilence(): void {
    this.#silence = setTimeout(() => {
      if (this.status.state !== 'starting') return;
      this.status = { state: 'running' };
      this.#say('mistake', this.#texts.silentServer(serverPort), this.elapsed);
    }, silenceMs);
  }

  #start(
    engine: Engine,
    name: string,
    files: Files,
    entry: string,
    watch?: (event: ProgramEvent, at: number) => void,
  ): Program {
    const program = engine.start({
      name,
      files,
      entry,
      env: learnerEnvironment,
      network: runNetwork,
      role: 'learner',
    });
    this.#programs.push(program);
    program.subscribe((event) => {
      if (!this.#programs.includes(program)) return;
      this.#began ??= { engine: event.time, page: performance.now() };
      const time = event.time - this.#began.engine;
      this.#write(name, event, time);
      watch?.(event, time);
      if (event.type === 'ended') this.#forget(program);
    });
    return program;
  }

  #forget(ended: Program): void {
    this.#programs = this.#programs.filter((program) => program !== ended);
  }

  #write(program: string, event: ProgramEvent, time: number): void {
    if (event.type === 'output') {
      const { level, text, position, objects } = event;
      this.console.add({
        kind: 'output',
        program,
        time,
        level,
        text,
        ...(position && { position }),
        ...(objects && { objects }),
      });
    } else if (event.type === 'output-dropped') {
      this.#say('notice', this.#texts.consoleDropped(event.lines), time, program);
    } else if (event.type === 'ended') {
      this.#writeEnd(program, event.end, time);
    }
  }

  #writeEnd(program: string, end: ProgramEnd, time: number): void {
    if (end.status === 'stopped') return;
    if (end.status === 'sandbox-lost') void this.#access.forget();
    const position = endError(end)?.position;
    if (position) this.failedAt = position;
    const kind = isMistake(end) ? 'mistake' : 'notice';
    const role = program === this.#texts.client.program ? 'client' : 'server';
    const text = this.#describeEnd?.(end, role)[this.#words.language] ?? end.status;
    this.console.add({ kind, program, time, text, ...(position && { position }) });
  }

  #say(kind: 'notice' | 'mistake', text: string, time: number, program = this.#texts.server): void {
    this.console.add({ kind, program, time, text });
  }

  #tellNoEngine(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.status = { state: 'no-engine', reason };
    this.#say('mistake', this.#texts.engineFailed(reason), 0);
  }

  async #loadWords(): Promise<void> {
    this.#describeEnd ??= (await import('../../translations/engine.ts')).describeProgramEnd;
  }

  get #texts(): WorkbenchTexts {
    return this.#words.workbench;
  }
}
