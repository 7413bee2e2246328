import { readdir, readFile } from 'node:fs/promises';
import { projectFile } from './project-file.ts';

/** The Node modules whose types lessons may need; the rest would only make the editor slower. */
const nodeModules = [
  'assert',
  'assert/strict',
  'async_hooks',
  'buffer',
  'buffer.buffer',
  'child_process',
  'console',
  'crypto',
  'diagnostics_channel',
  'dns',
  'dns/promises',
  'events',
  'fs',
  'fs/promises',
  'globals',
  'globals.typedarray',
  'http',
  'https',
  'net',
  'os',
  'path',
  'path/posix',
  'path/win32',
  'perf_hooks',
  'process',
  'querystring',
  'readline',
  'readline/promises',
  'stream',
  'stream/consumers',
  'stream/promises',
  'stream/web',
  'string_decoder',
  'timers',
  'timers/promises',
  'tls',
  'tty',
  'url',
  'util',
  'util/types',
  'web-globals/abortcontroller',
  'web-globals/blob',
  'web-globals/console',
  'web-globals/crypto',
  'web-globals/domexception',
  'web-globals/encoding',
  'web-globals/events',
  'web-globals/fetch',
  'web-globals/importmeta',
  'web-globals/messaging',
  'web-globals/navigator',
  'web-globals/performance',
  'web-globals/storage',
  'web-globals/streams',
  'web-globals/timers',
  'web-globals/url',
  'worker_threads',
  'zlib',
];

/** Where Node's types find `fetch`, `WebSocket` and what belongs to them, as long as no browser's are there. */
const webModules = ['eventsource', 'fetch', 'formdata', 'patch', 'webidl', 'websocket'];

/** The modules that learners meet all the time keep their comments, for the editor's hover. */
const documentedModules = new Set([
  'buffer',
  'events',
  'http',
  'net',
  'process',
  'timers',
  'timers/promises',
  'url',
  'web-globals/timers',
]);

/**
 * What the editor needs to know `ws`, Node and `enchufe`, as JSON text of a record path -> content: type files,
 * and the toolkit as it is written, for whoever follows a name there.
 */
export async function bundleEditorTypes(): Promise<string> {
  const files: Record<string, string> = {};
  for (const path of ['@types/ws/index.d.ts', '@types/ws/index.d.mts']) {
    files[`/node_modules/${path}`] = await readPackageFile(path);
  }
  for (const name of nodeModules) {
    const content = await readPackageFile(`@types/node/${name}.d.ts`);
    files[`/node_modules/@types/node/${name}.d.ts`] = documentedModules.has(name)
      ? content
      : withoutComments(content);
  }
  for (const name of webModules) {
    files[`/node_modules/undici-types/${name}.d.ts`] = withoutComments(
      await readPackageFile(`undici-types/${name}.d.ts`),
    );
  }
  files['/node_modules/undici-types/index.d.ts'] = webModules
    .map((name) => `export * from './${name}';\n`)
    .join('');
  files['/node_modules/@types/node/index.d.ts'] = nodeIndex();
  files['/node_modules/@types/node/package.json'] = packageJson({ types: 'index.d.ts' });
  files['/node_modules/@types/ws/package.json'] = packageJson({
    exports: {
      '.': { types: { import: './index.d.mts', default: './index.d.ts' } },
    },
    types: 'index.d.ts',
  });
  Object.assign(files, await readToolkit());
  return JSON.stringify(files);
}

async function readToolkit(): Promise<Record<string, string>> {
  const folder = projectFile('src/toolkit');
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const home = '/node_modules/enchufe';
  const sources = names.map(async (name): Promise<[string, string]> => [
    `${home}/${name}`,
    await readFile(`${folder}/${name}`, 'utf8'),
  ]);
  return {
    ...Object.fromEntries(await Promise.all(sources)),
    [`${home}/package.json`]: packageJson({
      exports: { '.': './index.ts' },
      type: 'module',
    }),
  };
}

function readPackageFile(path: string): Promise<string> {
  return readFile(projectFile(`node_modules/${path}`), 'utf8');
}

function nodeIndex(): string {
  const libraries = ['es2020', 'esnext.disposable', 'esnext.float16'];
  return [
    ...libraries.map((library) => `/// <reference lib="${library}" />`),
    ...nodeModules.map((name) => `/// <reference path="${name}.d.ts" />`),
    '',
  ].join('\n');
}

function packageJson(fields: Record<string, unknown>): string {
  return JSON.stringify({ version: '0.0.0', ...fields });
}

/** Type files write a comment on lines of its own, so no parser is needed to drop it. */
function withoutComments(content: string): string {
  return content
    .replace(/^[ \t]*\/\*[\s\S]*?\*\/[ \t]*\r?\n/gm, '')
    .replace(/^[ \t]*\/\/(?!\/).*\r?\n/gm, '')
    .replace(/^[ \t]+/gm, (indent) => ' '.repeat(Math.floor(indent.length / 4)));
}
