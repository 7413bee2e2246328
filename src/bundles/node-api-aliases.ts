import { fileURLToPath } from 'node:url';

const nodeApi = (file: string): string =>
  fileURLToPath(new URL(`../engine/embedded/node-api/${file}`, import.meta.url));

const modules: Readonly<Record<string, string>> = {
  assert: 'assert.ts',
  'assert/strict': 'assert.ts',
  buffer: 'buffer.ts',
  console: 'console.ts',
  crypto: 'crypto.ts',
  events: 'events.ts',
  http: 'http.ts',
  https: 'https.ts',
  net: 'net.ts',
  os: 'os.ts',
  path: 'path.ts',
  perf_hooks: 'perf-hooks.ts',
  process: 'process.ts',
  querystring: 'querystring.ts',
  stream: 'stream.ts',
  'stream/promises': 'stream-promises.ts',
  string_decoder: 'string-decoder.ts',
  timers: 'timers.ts',
  'timers/promises': 'timers-promises.ts',
  tls: 'tls.ts',
  url: 'url.ts',
  util: 'util.ts',
  zlib: 'zlib.ts',
};

const packages: Readonly<Record<string, string>> = {
  // With a slash, packages name the package and not Node's module; only these two ask for ours.
  'process/': nodeApi('process.ts'),
  'string_decoder/': nodeApi('string-decoder.ts'),
  // By file: the package's entry for browsers only says that there is none.
  ws: fileURLToPath(new URL('../../node_modules/ws/wrapper.mjs', import.meta.url)),
  // Optional native helpers of `ws`: one that masks by words, and one that it does without as Node checks UTF-8.
  bufferutil: nodeApi('mask.ts'),
  'utf-8-validate': nodeApi('nothing.ts'),
};

/** What stands for Node's modules inside the embedded engine's bundle: specifier -> absolute file. */
export const nodeApiAliases: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(modules).map(([name, file]) => [name, nodeApi(file)])),
  ...Object.fromEntries(
    Object.entries(modules).map(([name, file]) => [`node:${name}`, nodeApi(file)]),
  ),
  ...packages,
};

/** The globals that bundled packages ask for while they load, for rolldown's `transform.inject`. */
export const nodeApiGlobals: Readonly<Record<string, [file: string, exportName: string]>> = {
  Buffer: [nodeApi('buffer.ts'), 'Buffer'],
  process: [nodeApi('process.ts'), 'process'],
};

/** A rolldown plugin that resolves exactly the specifiers of the table (an alias would also match their subpaths). */
export function nodeApiAliasPlugin(): {
  name: string;
  resolveId(specifier: string): { id: string } | null;
} {
  return {
    name: 'enchufe:node-api',
    resolveId(specifier) {
      const id = Object.hasOwn(nodeApiAliases, specifier) ? nodeApiAliases[specifier] : undefined;
      return id === undefined ? null : { id };
    },
  };
}
