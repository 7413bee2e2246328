import { type MinifyOptions, rolldown } from 'rolldown';
import { projectFile } from './project-file.ts';

/**
 * Bundles a TypeScript entry into one ES module as text, with `ws` and `node:*` left as imports,
 * so that the same program runs in every engine.
 */
export function bundleProgram(entryFile: string): Promise<string> {
  return bundleModule(entryFile, false);
}

/** Bundles the toolkit in the same way, as small as it gets while classes keep their names, which consoles show. */
export function bundleToolkit(): Promise<string> {
  return bundleModule(projectFile('src/toolkit/index.ts'), { mangle: { keepNames: true } });
}

async function bundleModule(entryFile: string, minify: MinifyOptions | false): Promise<string> {
  const bundle = await rolldown({
    input: entryFile,
    platform: 'neutral',
    external: [/^node:/, 'ws'],
    logLevel: 'warn',
  });
  const { output } = await bundle.generate({ format: 'esm', minify, codeSplitting: false });
  await bundle.close();
  return output[0].code;
}
