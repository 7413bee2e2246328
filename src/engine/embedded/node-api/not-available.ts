const IN_MEMORY = 'keep data in memory, or put it into a file of the program and import it';
const ONE_THREAD = 'one program has one thread; start another program for more';
const NO_OTHER_MACHINES =
  'the network here has one machine; use node:net, node:http or ws with localhost';

/** Modules of Node that the embedded engine has nothing for, and what to use in their place. */
const advice: Readonly<Record<string, string>> = {
  async_hooks: 'pass what a connection needs as an argument',
  child_process: ONE_THREAD,
  cluster: ONE_THREAD,
  dgram: NO_OTHER_MACHINES,
  domain: 'use try … catch, or process.on("uncaughtException")',
  fs: IN_MEMORY,
  'fs/promises': IN_MEMORY,
  http2: 'use node:http',
  inspector: 'use console.log and the wire inspector',
  module: 'import the modules that the program needs',
  readline: 'read messages from a connection instead of the keyboard',
  'readline/promises': 'read messages from a connection instead of the keyboard',
  repl: 'use console.log',
  sqlite: IN_MEMORY,
  'path/win32': 'use node:path: the programs here run on something like Linux',
  punycode: 'use new URL(), whose hostname is in ASCII',
  test: 'the checks of an exercise test the program',
  tty: 'process.stdout.isTTY is false here',
  v8: 'structuredClone is a global',
  vm: 'import the module instead',
  wasi: IN_MEMORY,
  worker_threads: ONE_THREAD,
};

/** The sentence for an import that the embedded engine can't serve; undefined where it is no module of Node's. */
export function explainNotAvailable(specifier: string): string | undefined {
  const name = specifier.replace(/^node:/, '');
  const sentence = `node:${name} is not available in the embedded engine`;
  if (Object.hasOwn(advice, name)) return `${sentence}: ${advice[name] ?? ''}.`;
  return specifier.startsWith('node:') ? `${sentence}.` : undefined;
}
