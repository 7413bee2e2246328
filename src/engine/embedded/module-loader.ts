import { missingExport, notAvailable, withAddresses } from '../program-modules.ts';
import type { NotLoaded, ProgramModule } from '../program-modules.ts';
import type { ImportTarget } from '../module-source.ts';
import { explainNotAvailable } from './node-api/not-available.ts';
import type { SourcePositions } from './source-positions.ts';

/**
 * A program whose modules are linked, or why they can't be linked. `run` calls `onFirstLine` when all are loaded
 * and the first line is about to run, and resolves when the last has run.
 */
export type LinkedProgram =
  { status: 'linked'; run: (onFirstLine: () => void) => Promise<unknown> } | NotLoaded;

/** Gives each module an address, in dependency order, and Node's modules and packages too. */
export async function linkProgram(
  modules: readonly ProgramModule[],
  entry: string,
  builtIns: ReadonlyMap<string, object>,
  positions: SourcePositions,
): Promise<LinkedProgram> {
  const problem = findProblem(modules, builtIns);
  if (problem) return problem;
  const addresses = new Map<string, string>();
  await addBuiltIns();
  for (const module of modules) {
    const code = withAddresses(module, (target) => addresses.get(keyOf(target)) ?? 'data:,');
    const address = blobAddress(code);
    positions.add(address, module.file, module.shiftedLines);
    addresses.set(keyOf({ kind: 'file', file: module.file }), address);
  }
  const entryAddress = addresses.get(keyOf({ kind: 'file', file: entry })) ?? '';
  return { status: 'linked', run: (onFirstLine) => runModules(entryAddress, onFirstLine) };

  /** Built-ins become modules that read their values from a global, which is gone before the learner's first line. */
  async function addBuiltIns(): Promise<void> {
    const key = unguessableKey('built-ins');
    const values: Record<string, object> = {};
    Object.defineProperty(globalThis, key, { value: values, configurable: true });
    for (const { target } of modules.flatMap((module) => module.imports)) {
      const name = keyOf(target);
      const value = target.kind === 'file' ? undefined : builtIns.get(name);
      if (!value || addresses.has(name)) continue;
      values[name] = value;
      addresses.set(name, blobAddress(builtInCode(key, name, value)));
    }
    const added = Object.keys(values).map((name) => addresses.get(name) ?? '');
    await Promise.all(added.map((address) => import(/* @vite-ignore */ address)));
    Reflect.deleteProperty(globalThis, key);
  }
}

/** A module graph is loaded as a whole before any of it runs, so what its first module does marks that moment. */
function runModules(entryAddress: string, onFirstLine: () => void): Promise<unknown> {
  const key = unguessableKey('first line');
  Object.defineProperty(globalThis, key, { value: onFirstLine, configurable: true });
  const name = JSON.stringify(key);
  const marker = blobAddress(
    `const begin = globalThis[${name}]; delete globalThis[${name}]; begin();`,
  );
  const whole = blobAddress(
    `import ${JSON.stringify(marker)};\nimport ${JSON.stringify(entryAddress)};`,
  );
  return import(/* @vite-ignore */ whole);
}

function unguessableKey(purpose: string): string {
  return `${purpose} ${crypto.getRandomValues(new Uint32Array(4)).join()}`;
}

function findProblem(
  modules: readonly ProgramModule[],
  builtIns: ReadonlyMap<string, object>,
): NotLoaded | undefined {
  const linked = new Set<string>();
  for (const module of modules) {
    for (const found of module.imports) {
      const key = keyOf(found.target);
      if (found.target.kind === 'file') {
        if (!linked.has(key)) return importsInCircle(found);
        continue;
      }
      const value = builtIns.get(key);
      if (!value) return notAvailable(found, explainNotAvailable(found.specifier));
      const unknown = found.names.find(({ name }) => name !== 'default' && !(name in value));
      if (unknown) return missingExport(found, unknown);
    }
    linked.add(keyOf({ kind: 'file', file: module.file }));
  }
  return undefined;
}

function importsInCircle(found: ProgramModule['imports'][number]): NotLoaded {
  const { specifier, position } = found;
  const message = `The files import each other in a circle, by way of "${specifier}"`;
  const error = { name: 'Error', message, position };
  return { status: 'not-loaded', reason: 'not-available', specifier, error };
}

function builtInCode(key: string, name: string, value: object): string {
  const names = Object.keys(value).filter((one) => one !== 'default' && identifier.test(one));
  return [
    `const built = globalThis[${JSON.stringify(key)}][${JSON.stringify(name)}];`,
    `export default built.default ?? built;`,
    ...names.map((one, index) => `const v${String(index)} = built.${one};`),
    `export { ${names.map((one, index) => `v${String(index)} as ${one}`).join(', ')} };`,
  ].join('\n');
}

function blobAddress(code: string): string {
  return URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
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

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
