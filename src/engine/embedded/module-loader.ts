import { missingExport, notAvailable, withAddresses } from '../program-modules.ts';
import type { NotLoaded, ProgramModule } from '../program-modules.ts';
import { loadName, metaName, withSeams } from '../module-seams.ts';
import type { ImportTarget } from '../module-source.ts';
import { resolveSpecifier } from '../module-specifier.ts';
import { CircularProgram } from './circular-program.ts';
import { blobAddress, ModuleValues, unguessableKey } from './module-values.ts';
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
  positions: SourcePositions;
  keepAlive: () => () => void;
};

/** Gives each module an address, in dependency order, and Node's modules and packages too. */
export async function linkProgram(
  modules: readonly ProgramModule[],
  entry: string,
  { builtIns, positions, keepAlive }: LoaderSurroundings,
): Promise<LinkedProgram> {
  const problem = findProblem(modules, builtIns);
  if (problem) return problem;
  const files = Object.fromEntries(modules.map(({ file }) => [file, '']));
  const values = new ModuleValues();
  for (const { target } of modules.flatMap((module) => module.imports)) {
    const value = builtIns.get(keyOf(target));
    if (value) values.add(keyOf(target), value);
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
    for (const module of modules) {
      const imports = module.imports.filter((found) => !found.isDynamic);
      let code = withAddresses({ code: withSeams(module), imports }, (target) =>
        target.kind === 'file' ? (addresses.get(target.file) ?? '') : addressOf(keyOf(target)),
      );
      if (hasSeams(module)) {
        const from = JSON.stringify(addressOf(seamsKey(module)));
        code += `\nimport { ${loadName}, ${metaName} } from ${from};`;
      }
      const address = blobAddress(code);
      positions.add(address, module.file, module.shiftedLines);
      addresses.set(module.file, address);
    }
    const entryAddress = addresses.get(entry) ?? '';
    return { status: 'linked', run: (onFirstLine) => runModules(entryAddress, onFirstLine) };
  }

  async function linkCircular(): Promise<LinkedProgram> {
    const addressOf = await values.load();
    const program = new CircularProgram();
    for (const { file, circular } of modules) {
      if (!circular) continue;
      const imports = circular.imports.map((found) => ({ ...found, isDynamic: false }));
      const address = blobAddress(
        withAddresses({ code: circular.code, imports }, (target) => addressOf(keyOf(target))),
      );
      positions.add(address, file, circular.shiftedLines);
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
      const value = builtIns.get(keyOf(target));
      if (!value) throw notAvailableHere(specifier);
      const late = new ModuleValues();
      late.add(keyOf(target), value);
      const addressOf = await late.load();
      return import(/* @vite-ignore */ addressOf(keyOf(target)));
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
function runModules(entryAddress: string, onFirstLine: () => void): Promise<unknown> {
  const key = unguessableKey('first line');
  Object.defineProperty(globalThis, key, { value: onFirstLine, configurable: true });
  const name = JSON.stringify(key);
  const marker = blobAddress(
    `const begin = globalThis[${name}]; delete globalThis[${name}]; begin();`,
  );
  const whole = blobAddress(
    `import ${JSON.stringify(marker)};\nexport * as whole from ${JSON.stringify(entryAddress)};`,
  );
  return import(/* @vite-ignore */ whole);
}

function findProblem(
  modules: readonly ProgramModule[],
  builtIns: ReadonlyMap<string, object>,
): NotLoaded | undefined {
  for (const found of modules.flatMap((module) => module.imports)) {
    if (found.target.kind === 'file' || found.isDynamic) continue;
    const value = builtIns.get(keyOf(found.target));
    if (!value) return notAvailable(found, notAvailableHere(found.specifier).message);
    const unknown = found.names.find(({ name }) => name !== 'default' && !(name in value));
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

function keyOf(target: ImportTarget): string {
  switch (target.kind) {
    case 'file':
      return `./${target.file}`;
    case 'package':
      return target.name;
    case 'node':
      return `node:${target.name}`;
  }
}
