import { fileURLToPath } from 'node:url';
import { type Plugin, rolldown } from 'rolldown';
import { nodeApiAliasPlugin, nodeApiGlobals } from './node-api-aliases.ts';
import { plainNamespace, plainNamespaces } from './plain-namespaces.ts';

/** Bundles the frame's script and the script that a program's worker begins with, each as one classic script. */
export async function bundleSandbox(): Promise<{ frameScript: string; programScript: string }> {
  const shared = await findSharedModules();
  const namespaces = [...shared].map(([file, exportNames], index) => ({
    name: JSON.stringify(nameOf(file)),
    ...plainNamespace(file, exportNames, `m${index}_`),
  }));
  const program = [
    ...namespaces.map(({ imports }) => imports),
    `import { shareModules } from ${JSON.stringify(embedded('node-api-script.ts'))};`,
    `import ${JSON.stringify(embedded('program-entry.ts'))};`,
    `shareModules({ ${namespaces.map(({ name, object }) => `${name}: ${object}`).join(', ')} });`,
  ].join('\n');
  const [frameScript, programScript] = await Promise.all([
    bundleScript(embedded('frame-entry.ts'), []),
    bundleScript(virtualEntry, [textPlugin(program), nodeApiAliasPlugin()]),
  ]);
  return { frameScript, programScript };
}

/**
 * Bundles the rest of the Node API, which a worker needs only when it becomes a program, as a classic
 * script; what the worker began with it takes from there.
 */
export async function bundleNodeApi(): Promise<string> {
  const [shared, exports] = await Promise.all([findSharedModules(), readBuiltinExports()]);
  const entry = [
    `import * as api from ${JSON.stringify(builtinModules)};`,
    `globalThis[${JSON.stringify(doorName)}].give(api);`,
  ].join('\n');
  const outside: Plugin = {
    name: 'enchufe:shared-modules',
    async resolveId(specifier, importer) {
      const resolved = await this.resolve(specifier, importer, { skipSelf: true });
      return resolved && shared.has(resolved.id) ? { id: `${sharedPrefix}${resolved.id}` } : null;
    },
    load(id) {
      if (!id.startsWith(sharedPrefix)) return null;
      const file = id.slice(sharedPrefix.length);
      return takeFromWorker(nameOf(file), shared.get(file) ?? []);
    },
  };
  return bundleScript(virtualEntry, [
    textPlugin(entry),
    plainNamespaces(builtinModules, (file) => exports.get(file) ?? []),
    outside,
    nodeApiAliasPlugin(),
  ]);
}

/** A module that hands on what the worker's own one exports; a copy would have classes and states of its own. */
function takeFromWorker(name: string, exportNames: readonly string[]): string {
  return [
    `const shared = globalThis[${JSON.stringify(doorName)}].modules[${JSON.stringify(name)}];`,
    ...exportNames.map(
      (exported, index) => `const v${index} = shared[${JSON.stringify(exported)}];`,
    ),
    `export { ${exportNames.map((exported, index) => `v${index} as ${JSON.stringify(exported)}`).join(', ')} };`,
  ].join('\n');
}

async function bundleScript(input: string, plugins: Plugin[]): Promise<string> {
  const bundle = await rolldown({
    input,
    platform: 'browser',
    logLevel: 'warn',
    plugins,
    // The loader takes a few words from the compiler's room, and nothing of what the compiler is made of.
    treeshake: { moduleSideEffects: (id) => !compilerPackages.test(id) },
    transform: {
      define: { 'process.env.WS_NO_UTF_8_VALIDATE': '"1"' },
      ...(input === virtualEntry ? { inject: mutable(nodeApiGlobals) } : {}),
    },
  });
  const { output } = await bundle.generate({
    format: 'iife',
    minify: true,
    codeSplitting: false,
  });
  await bundle.close();
  return inAscii(output[0].code);
}

// One other character in half a megabyte of script makes V8 keep and scan all of it in two bytes a character.
function inAscii(script: string): string {
  return script.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The modules of the Node API that every worker loads while nobody waits (sockets, HTTP, what they need), with what they export. */
async function findSharedModules(): Promise<ReadonlyMap<string, readonly string[]>> {
  let found = await listModules(['program-entry.ts', ...warmModules].map(embedded));
  // All that they export may need more than was needed before.
  for (;;) {
    const entries = await listModules([...found.keys()]);
    if (entries.size === found.size) return entries;
    found = entries;
  }
}

/** What each module of the Node API exports that a program can import. */
async function readBuiltinExports(): Promise<ReadonlyMap<string, readonly string[]>> {
  const reached = await listModules([builtinModules]);
  return listModules([...reached.keys()]);
}

/** The modules of the Node API that the entries lead to, each with all that it exports. */
async function listModules(input: string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const exportNames = new Map<string, readonly string[]>();
  const bundle = await rolldown({
    input,
    platform: 'browser',
    logLevel: 'silent',
    plugins: [nodeApiAliasPlugin(), exportNamesPlugin(exportNames)],
    transform: { inject: mutable(nodeApiGlobals) },
  });
  const { output } = await bundle.generate({ format: 'esm', preserveModules: true });
  await bundle.close();
  return new Map(
    output.flatMap((part) =>
      part.type === 'chunk' && part.facadeModuleId?.startsWith(embedded('node-api/'))
        ? [[part.facadeModuleId, exportNames.get(part.facadeModuleId) ?? []]]
        : [],
    ),
  );
}

/** Notes what each module exports by its own text: a chunk has the bundler's own names besides. */
function exportNamesPlugin(found: Map<string, readonly string[]>): Plugin {
  return {
    name: 'enchufe:export-names',
    buildEnd() {
      for (const id of this.getModuleIds()) found.set(id, this.getModuleInfo(id)?.exports ?? []);
    },
  };
}

function textPlugin(text: string): Plugin {
  return {
    name: 'enchufe:entry',
    resolveId: (id) => (id === virtualEntry ? id : null),
    load: (id) => (id === virtualEntry ? text : null),
  };
}

function embedded(file: string): string {
  return fileURLToPath(new URL(`../engine/embedded/${file}`, import.meta.url));
}

function nameOf(file: string): string {
  return file.slice(embedded('node-api/').length);
}

function mutable(
  globals: Readonly<Record<string, [file: string, exportName: string]>>,
): Record<string, [string, string]> {
  return { ...globals };
}

const builtinModules = embedded('node-api/builtin-modules.ts');
const warmModules = ['net.ts', 'http.ts', 'stream.ts'].map((file) => `node-api/${file}`);
const sharedPrefix = '\0enchufe:shared:';
const virtualEntry = '\0enchufe:entry';
const doorName = 'enchufe: node api';
const compilerPackages =
  /[\\/]node_modules[\\/](acorn|sucrase|@jridgewell|ts-interface-checker)[\\/]/;
