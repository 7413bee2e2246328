import { loadName, metaName } from '../module-seams.ts';

/** What a module's code tells before it runs: its exports as getters, and the files whose exports are its own too. */
type Announced = { names: object; stars: readonly object[] };
type Running = Generator<Announced, void, undefined> | AsyncGenerator<Announced, void, undefined>;
type Body = (load: unknown, meta: unknown, files: readonly object[]) => Running;

type Module = {
  address: string;
  files: readonly string[];
  seams: { [metaName]: object; [loadName]: unknown };
  exports: object;
  running: Running | undefined;
  announced: Announced | undefined;
  state: 'waiting' | 'started' | 'done' | { error: unknown };
  done: Promise<void> | undefined;
};

/** Runs modules that import each other in a circle, each once, in the order in which Node runs them. */
export class CircularProgram {
  readonly #modules = new Map<string, Module>();

  /** Adds a module by the address of its circular form. */
  add(
    file: string,
    address: string,
    { files }: { files: readonly string[] },
    seams: Module['seams'],
  ): void {
    const exports = Object.create(null, { [Symbol.toStringTag]: { value: 'Module' } }) as object;
    this.#modules.set(file, {
      address,
      files,
      seams,
      exports,
      running: undefined,
      announced: undefined,
      state: 'waiting',
      done: undefined,
    });
  }

  /** Loads the code of every module, and lets each announce its exports. */
  async load(): Promise<void> {
    await Promise.all(
      [...this.#modules.values()].map(async (module) => {
        const {
          default: [body],
        } = (await import(/* @vite-ignore */ module.address)) as { default: [Body] };
        const { seams } = module;
        const files = module.files.map((file) => this.#modules.get(file)?.exports ?? {});
        module.running = body(seams[loadName], seams[metaName], files);
        module.announced = (await module.running.next()).value as Announced;
      }),
    );
    for (const { exports } of this.#modules.values()) {
      for (const [name, descriptor] of [...this.#namesOf(exports)].sort(byName)) {
        Object.defineProperty(exports, name, descriptor);
      }
    }
    for (const { exports } of this.#modules.values()) Object.preventExtensions(exports);
  }

  /** Runs a file and what it imports, where that has not run yet; gives its exports. */
  async run(file: string): Promise<object> {
    await this.#run(file, []);
    return this.#modules.get(file)?.exports ?? {};
  }

  // Without a pause between modules that don't wait themselves.
  #run(file: string, importers: readonly string[]): Promise<void> | undefined {
    const module = this.#modules.get(file);
    if (!module || importers.includes(file) || module.state === 'done') return undefined;
    if (typeof module.state === 'object') throw module.state.error;
    if (module.state === 'started') return module.done;
    module.state = 'started';
    const steps = [
      ...module.files.map((other) => () => this.#run(other, [...importers, file])),
      () => runBody(module),
    ];
    const done = runInOrder(steps, module);
    module.done = done;
    return done;
  }

  /** A module's own exports, and those of the files that it exports as a whole. */
  #namesOf(exports: object, visited = new Set<object>()): Map<string, PropertyDescriptor> {
    const names = new Map<string, PropertyDescriptor>();
    const module = [...this.#modules.values()].find((one) => one.exports === exports);
    if (visited.has(exports)) return names;
    visited.add(exports);
    for (const star of module?.announced?.stars ?? []) {
      for (const [name, found] of this.#namesOf(star, visited)) {
        if (name !== 'default') names.set(name, found);
      }
    }
    const own = module?.announced?.names ?? exports;
    for (const [name, found] of Object.entries(Object.getOwnPropertyDescriptors(own))) {
      names.set(name, { ...found, enumerable: true, configurable: false });
    }
    return names;
  }
}

function runBody({ running }: Module): Promise<void> | undefined {
  const result = running?.next();
  return result instanceof Promise ? result.then(() => undefined) : undefined;
}

function runInOrder(
  steps: readonly (() => Promise<void> | undefined)[],
  module: Module,
): Promise<void> | undefined {
  const fail = (error: unknown): never => {
    module.state = { error };
    throw error;
  };
  let waiting: Promise<void> | undefined;
  try {
    for (const step of steps) waiting = waiting ? waiting.then(step) : step();
  } catch (error) {
    return fail(error);
  }
  if (!waiting) {
    module.state = 'done';
    return undefined;
  }
  return waiting.then(() => {
    module.state = 'done';
  }, fail);
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}
