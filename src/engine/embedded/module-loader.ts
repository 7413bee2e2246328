import { missingExport, notAvailable, withAddresses } from '../program-modules.ts';
import type { NotLoaded, ProgramModule } from '../program-modules.ts';
import { loadName, metaName, withSeams } from '../module-seams.ts';
import { resolveSpecifier } from '../module-specifier.ts';
import { CircularProgram } from './circular-program.ts';
import { importKey } from './import-key.ts';
import type { LoadedPackage } from './loaded-packages.ts';
import { blobAddress, ModuleValues, unguessableKey } from './module-values.ts';
import { nameInStacks } from './name-in-stacks.ts';
import { moduleMeta, moduleNotFound, notAvailableHere } from './node-api/module-meta.ts';
import type { SourcePositions } from './source-positions.ts';

/**
 * A program whose modules are linked, or why they can't be linked. `run` calls `onFirstLine` when all are loaded
 * and the first line is about to run, and resolves when the last has run.
 */
export type LinkedProgram =
  { status: 'linked'; run: (onFirstLine: () => void) => Promise<unknown> } | NotLoaded;

/** What the loader needs of the program's surroundings. */
export type LoaderSurroundings = {
  builtIns: ReadonlyMap<string, object>;
  packages: ReadonlyMap<string, LoadedPackage>;
  positions: SourcePositions;
  keepAlive: () => () => void;
};

/** Gives each module an address, in dependency order, and Node's modules and packages too. */
export async function linkProgram(
  modules: readonly ProgramModule[],
  entry: string,
  { builtIns, packages, positions, keepAlive }: LoaderSurroundings,
): Promise<LinkedProgram> {
  const valueOf = (key: string): object | undefined =>
    packages.get(key)?.exports ?? builtIns.get(key);
  const problem = findProblem(modules, valueOf);
  if (problem) return problem;
  const files = Object.fromEntries(modules.map(({ file }) => [file, '']));
  const values = new ModuleValues();
  for (const { target } of modules.flatMap((module) => module.imports)) {
    addTo(values, importKey(target));
  }
  return modules.some((module) => module.circular) ? linkCircular() : linkNatively();

  async function linkNatively(): Promise<LinkedProgram> {
    const addresses = new Map<string, string>();
    const load = async (file: string, onLoaded: () => void): Promise<unknown> => {
      const module = await runModules(addresses.get(file) ?? '', onLoaded);
      return (module as { whole: unknown }).whole;
    };
    for (const module of modules) {
      if (hasSeams(module)) values.add(seamsKey(module), seamsOf(module.file, load));
    }
    const addressOf = await values.load();
    const firstLine = new FirstLine();
    for (const [index, module] of modules.entries()) {
      const imports = module.imports.filter((found) => !found.isDynamic);
      let code = withAddresses({ code: withSeams(module), imports }, (target) =>
        target.kind === 'file' ? (addresses.get(target.file) ?? '') : addressOf(importKey(target)),
      );
      if (hasSeams(module)) {
        const from = JSON.stringify(addressOf(seamsKey(module)));
        code += `\nimport { ${loadName}, ${metaName} } from ${from};`;
      }
      // The entry's dependencies come first, so this is what its graph runs first.
      const before = index === 0 ? firstLine.call : '';
      const whole = before + (before ? withoutHashbang(code) : code);
      const address = place(whole, module.file, module.shiftedLines, before.length);
      addresses.set(module.file, address);
    }
    const entryAddress = addresses.get(entry) ?? '';
    return {
      status: 'linked',
      run: (onFirstLine) => {
        firstLine.listen(onFirstLine);
        return import(/* @vite-ignore */ entryAddress);
      },
    };
  }

  async function linkCircular(): Promise<LinkedProgram> {
    const addressOf = await values.load();
    const program = new CircularProgram();
    for (const { file, circular } of modules) {
      if (!circular) continue;
      const imports = circular.imports.map((found) => ({ ...found, isDynamic: false }));
      const code = withAddresses({ code: circular.code, imports }, (target) =>
        addressOf(importKey(target)),
      );
      const address = place(code, file, circular.shiftedLines);
      program.add(
        file,
        address,
        circular,
        seamsOf(file, (other, onLoaded) => {
          onLoaded();
          return program.run(other);
        }),
      );
    }
    await program.load();
    return {
      status: 'linked',
      run: (onFirstLine) => {
        onFirstLine();
        return program.run(entry);
      },
    };
  }

  /** Gives a module of the learner's an address, under which stacks that name it are read. */
  function place(code: string, file: string, shiftedLines: readonly number[], before = 0): string {
    const named = nameInStacks(code);
    const address = blobAddress(named.code);
    for (const one of [address, named.name]) positions.add(one, file, shiftedLines, before);
    return address;
  }

  function addTo(values: ModuleValues, key: string): boolean {
    const loaded = packages.get(key);
    if (loaded) values.addLoaded(key, loaded.address);
    const value = loaded ? undefined : builtIns.get(key);
    if (value) values.add(key, value);
    return loaded !== undefined || value !== undefined;
  }

  /** What a module's `import(…)` and `import.meta` are. */
  function seamsOf(
    file: string,
    load: (file: string, onLoaded: () => void) => Promise<unknown>,
  ): ModuleSurroundings {
    const find = async (specifier: string, onLoaded: () => void): Promise<unknown> => {
      const resolved = resolveSpecifier(specifier, file, files);
      if (resolved.status === 'missing') throw moduleNotFound(specifier, file);
      const { target } = resolved;
      if (target.kind === 'file') return load(target.file, onLoaded);
      const late = new ModuleValues();
      if (!addTo(late, importKey(target))) throw notAvailableHere(specifier);
      const addressOf = await late.load();
      return import(/* @vite-ignore */ addressOf(importKey(target)));
    };
    const known = new Map<string, Promise<unknown>>();
    return {
      [metaName]: moduleMeta(file, file === entry),
      [loadName]: async (asked) => {
        // Whoever waits for a module to load waits for something; what the module then waits for, it tells itself.
        const release = keepAlive();
        try {
          const specifier = String(asked);
          const found = known.get(specifier) ?? find(specifier, release);
          known.set(specifier, found);
          return await found;
        } finally {
          release();
        }
      },
    };
  }
}

type ModuleSurroundings = {
  [metaName]: object;
  [loadName]: (specifier: unknown) => Promise<unknown>;
};

/** A module graph is loaded as a whole before any of it runs, so what its first module does marks that moment. */
class FirstLine {
  readonly #key = unguessableKey('first line');
  /** What the first module has to do, on the line where its own code begins. */
  readonly call = `globalThis[${JSON.stringify(this.#key)}]();`;

  listen(onFirstLine: () => void): void {
    const begin = (): void => {
      Reflect.deleteProperty(globalThis, this.#key);
      onFirstLine();
    };
    Object.defineProperty(globalThis, this.#key, { value: begin, configurable: true });
  }
}

/** A hashbang is one only where a file begins. */
function withoutHashbang(code: string): string {
  return code.startsWith('#!') ? `//${code.slice(2)}` : code;
}

function runModules(entryAddress: string, onFirstLine: () => void): Promise<unknown> {
  const firstLine = new FirstLine();
  firstLine.listen(onFirstLine);
  const marker = blobAddress(firstLine.call);
  const whole = blobAddress(
    `import ${JSON.stringify(marker)};\nexport * as whole from ${JSON.stringify(entryAddress)};`,
  );
  return import(/* @vite-ignore */ whole);
}

function findProblem(
  modules: readonly ProgramModule[],
  valueOf: (key: string) => object | undefined,
): NotLoaded | undefined {
  for (const found of modules.flatMap((module) => module.imports)) {
    if (found.target.kind === 'file' || found.isDynamic) continue;
    const value = valueOf(importKey(found.target));
    if (!value) return notAvailable(found, notAvailableHere(found.specifier).message);
    // Every module of Node has a default export.
    const isGiven = (name: string): boolean =>
      name in value || (name === 'default' && found.target.kind === 'node');
    const unknown = found.names.find(({ name }) => !isGiven(name));
    if (unknown) return missingExport(found, unknown);
  }
  return undefined;
}

function hasSeams({ seams }: ProgramModule): boolean {
  return seams.dynamicImports.length + seams.metas.length > 0;
}

function seamsKey({ file }: ProgramModule): string {
  return `seams of ${file}`;
}
