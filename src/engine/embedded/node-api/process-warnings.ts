import { invalidArgumentType } from './node-error.ts';
import { nextTick } from './next-tick.ts';

type WarningOptions = {
  type?: string;
  code?: string;
  detail?: string;
  ctor?: (...args: never[]) => unknown;
};
type Surroundings = { emit(warning: Error): void; print(text: string): void; pid: number };

/** Node's `process.emitWarning`: prints, and tells listeners of `warning`, once the turn is over. */
export class ProcessWarnings {
  readonly #surroundings: Surroundings;
  #hasHinted = false;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  emit(warning: unknown, typeOrOptions?: unknown, code?: unknown): void {
    const options: WarningOptions =
      typeof typeOrOptions === 'object' && typeOrOptions !== null
        ? typeOrOptions
        : {
            ...(typeof typeOrOptions === 'string' ? { type: typeOrOptions } : {}),
            ...(typeof code === 'string' ? { code } : {}),
          };
    const error = makeWarning(warning, options);
    nextTick(() => {
      this.#print(error);
      this.#surroundings.emit(error);
    });
  }

  #print(error: Error): void {
    const { code, detail } = error as Error & { code?: unknown; detail?: unknown };
    const { pid } = this.#surroundings;
    const label = typeof code === 'string' ? `[${code}] ` : '';
    const lines = [`(node:${String(pid)}) ${label}${error.name}: ${error.message}`];
    if (typeof detail === 'string') lines.push(detail);
    if (!this.#hasHinted) {
      this.#hasHinted = true;
      const flag = error.name === 'DeprecationWarning' ? '--trace-deprecation' : '--trace-warnings';
      lines.push(`(Use \`node ${flag} ...\` to show where the warning was created)`);
    }
    this.#surroundings.print(`${lines.join('\n')}\n`);
  }
}

function makeWarning(warning: unknown, { type, code, detail }: WarningOptions): Error {
  if (warning instanceof Error) return warning;
  if (typeof warning !== 'string') {
    throw invalidArgumentType('warning', 'of type string or an instance of Error', warning);
  }
  const error = new Error(warning);
  for (const [name, value] of Object.entries({ name: type ?? 'Warning', code, detail })) {
    if (value !== undefined) {
      Object.defineProperty(error, name, {
        value,
        configurable: true,
        writable: true,
        enumerable: name !== 'name',
      });
    }
  }
  return error;
}
