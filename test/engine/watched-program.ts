import type {
  Engine,
  Program,
  ProgramEnd,
  ProgramEvent,
  ProgramSpec,
} from '../../src/engine/engine.ts';

/** What a test gives of a program; the rest is the usual. */
export type ProgramOptions = Partial<Omit<ProgramSpec, 'files'>> & {
  files?: Record<string, string>;
};

let lastNetwork = 0;

/** A network that no other test uses. */
export function freshNetwork(): string {
  return `network-${String(++lastNetwork)}`;
}

/** Starts a program whose `server.ts` is the given text, on a network of its own unless told otherwise. */
export function run(engine: Engine, text: string, options: ProgramOptions = {}): WatchedProgram {
  const { files, ...spec } = options;
  return new WatchedProgram(
    engine.start({
      name: 'server',
      entry: 'server.ts',
      role: 'learner',
      network: freshNetwork(),
      env: { PORT: '8080' },
      ...spec,
      files: { 'server.ts': text, ...files },
    }),
  );
}

/** A program with everything that it did so far, and ways to wait for what it does next. */
export class WatchedProgram {
  readonly program: Program;
  readonly events: ProgramEvent[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(program: Program) {
    this.program = program;
    program.subscribe((event) => {
      this.events.push(event);
      for (const check of [...this.#waiting]) check();
    });
  }

  get ended(): Promise<ProgramEnd> {
    return this.program.ended;
  }

  /** The console so far, one text for each call of the console. */
  get output(): string[] {
    return this.events.flatMap((event) => (event.type === 'output' ? [event.text] : []));
  }

  /** Waits for the first event of a kind. */
  async event<Type extends ProgramEvent['type']>(
    type: Type,
  ): Promise<Extract<ProgramEvent, { type: Type }>> {
    return this.until(`a "${type}" event`, () =>
      this.events.find(
        (event): event is Extract<ProgramEvent, { type: Type }> => event.type === type,
      ),
    );
  }

  /** Waits for a console text that contains the words; gives the whole text. */
  async line(words: string): Promise<string> {
    return this.until(`output with "${words}"`, () =>
      this.output.find((text) => text.includes(words)),
    );
  }

  /** Waits until the answer is something; a program that ended without it is an error at once. */
  async until<Answer>(what: string, ask: () => Answer | undefined): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        const answer = ask();
        const end = this.events.find((event) => event.type === 'ended');
        if (answer === undefined && !end) return;
        this.#waiting.delete(check);
        if (answer !== undefined) resolve(answer);
        else reject(new Error(`${what} never came: ${JSON.stringify(this.events, null, 1)}`));
      };
      this.#waiting.add(check);
      check();
    });
  }
}
