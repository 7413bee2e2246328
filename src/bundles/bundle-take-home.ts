import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { rolldown } from 'rolldown';
import ts from 'typescript';
import { bundleToolkit } from './bundle-program.ts';
import { projectFile } from './project-file.ts';

/** What every downloaded project holds besides the learner's files; the versions are those of this project. */
export type TakeHomeFiles = {
  /** By path in the project's folder of ours. */
  files: Record<string, string>;
  versions: Record<string, string>;
};

/** Bundles the runner of the checks for plain Node, and the toolkit as JavaScript with its types. */
export async function bundleTakeHome(): Promise<TakeHomeFiles> {
  const [check, preload, toolkit, versions] = await Promise.all([
    bundleForNode('src/command-line/check-at-home.ts'),
    bundleForNode('src/engine/node/program-preload.ts'),
    bundleToolkit(),
    readVersions(),
  ]);
  const toolkitPackage = {
    name: 'enchufe',
    version: versions['enchufe'] ?? '0.0.0',
    license: 'MIT',
    type: 'module',
    exports: { '.': { types: './types/index.d.ts', default: './index.js' } },
    peerDependencies: { ws: versions['ws'] },
  };
  return {
    files: {
      'check.js': check,
      'program-preload.js': preload,
      'toolkit/package.json': `${JSON.stringify(toolkitPackage, null, 2)}\n`,
      'toolkit/index.js': toolkit,
      ...toolkitTypes(),
    },
    versions,
  };
}

async function bundleForNode(file: string): Promise<string> {
  const bundle = await rolldown({
    input: projectFile(file),
    platform: 'node',
    external: [/^node:/, 'ws', 'enchufe'],
    logLevel: 'warn',
  });
  const { output } = await bundle.generate({
    format: 'esm',
    minify: { mangle: { keepNames: true } },
    codeSplitting: false,
  });
  await bundle.close();
  return output[0].code;
}

/** The toolkit's declarations, a file for each of its own. */
function toolkitTypes(): Record<string, string> {
  const root = projectFile('src/toolkit');
  const types: Record<string, string> = {};
  const options: ts.CompilerOptions = {
    ...{ declaration: true, emitDeclarationOnly: true, skipLibCheck: true, strict: true },
    ...{ allowImportingTsExtensions: true, rewriteRelativeImportExtensions: true },
    exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.NodeNext,
    lib: ['lib.esnext.d.ts'],
    types: ['node'],
    rootDir: root,
    outDir: root,
  };
  const program = ts.createProgram([`${root}/index.ts`], options);
  program.emit(undefined, (path, content) => {
    types[`toolkit/types/${relative(root, path)}`] = content;
  });
  return types;
}

async function readVersions(): Promise<Record<string, string>> {
  const text = await readFile(projectFile('package.json'), 'utf8');
  const { version, dependencies, devDependencies } = JSON.parse(text) as {
    version: string;
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const { ws } = dependencies;
  const names = ['@types/node', '@types/ws', 'typescript'];
  return {
    enchufe: version,
    ...(ws === undefined ? {} : { ws }),
    ...Object.fromEntries(names.map((name) => [name, devDependencies[name] ?? '*'])),
  };
}
