import { rolldown } from 'rolldown';

/**
 * Bundles a TypeScript entry into one ES module as text, with `ws` and `node:*` left as imports,
 * so that the same program runs in every engine.
 */
export async function bundleProgram(entryFile: string): Promise<string> {
  const bundle = await rolldown({
    input: entryFile,
    platform: 'neutral',
    external: [/^node:/, 'ws'],
    logLevel: 'warn',
  });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  await bundle.close();
  return output[0].code;
}
