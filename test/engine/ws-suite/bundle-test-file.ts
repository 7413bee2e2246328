import { builtinModules } from 'node:module';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const installedWs = fileURLToPath(new URL('../../../node_modules/ws/', import.meta.url));
const testRunner = fileURLToPath(new URL('test-runner.ts', import.meta.url));

/**
 * Bundles one test file of a checkout of `ws` with the `ws` of this project into one module that imports
 * nothing but Node's modules; `missing` names those that it is to get empty.
 */
export async function bundleTestFile(
  checkout: string,
  file: string,
  missing: readonly string[],
): Promise<string> {
  const testFile = resolve(checkout, 'test', file);
  const bundle = await rolldown({
    input: '\0entry',
    platform: 'neutral',
    external: /^node:/,
    logLevel: 'silent',
    plugins: [
      {
        name: 'ws-suite',
        resolveId(specifier, importer) {
          if (specifier === '\0entry') return specifier;
          if (specifier.startsWith('node:')) return null;
          if (builtinModules.includes(specifier)) return `\0node-module:${specifier}`;
          if (specifier === 'bufferutil' || specifier === 'utf-8-validate')
            return '\0not-installed';
          const isOfSuite = importer?.startsWith(resolve(checkout) + sep) ?? false;
          if (isOfSuite && specifier === '..') return join(installedWs, 'index.js');
          if (isOfSuite && specifier.startsWith('../lib/')) {
            return join(installedWs, `${specifier.slice('../'.length)}.js`);
          }
          return null;
        },
        load(id) {
          if (id === '\0not-installed') {
            return 'throw new Error("not installed"); module.exports = undefined;';
          }
          if (id === '\0entry') {
            return [
              `import { runTests } from ${JSON.stringify(testRunner)};`,
              `import ${JSON.stringify(testFile)};`,
              'void runTests();',
            ].join('\n');
          }
          if (!id.startsWith('\0node-module:')) return null;
          const name = id.slice('\0node-module:'.length);
          // The same object for everybody, as require gives it: tests replace members of it.
          return missing.includes(name)
            ? 'const module = {}; export default module; export { module as "module.exports" };'
            : `import module from 'node:${name}'; export default module; export { module as "module.exports" };`;
        },
      },
    ],
  });
  try {
    const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}
