import type { Plugin } from 'vite';
import { bundleContainerFiles } from './bundle-container.ts';
import { bundleEditorTypes } from './bundle-editor-types.ts';
import { bundleProgram, bundleToolkit } from './bundle-program.ts';
import { bundleTakeHome } from './bundle-take-home.ts';
import { bundleNodeApi, bundleSandbox } from './bundle-sandbox.ts';

/**
 * Serves programs as text: `x.ts?program` (a judge or a hand-driven client),
 * `virtual:sandbox-bundles` (the frame and the worker of the embedded engine),
 * `virtual:node-api-bundle` (what the worker loads when it becomes a program)
 * `virtual:toolkit-package` (what a program gets that imports `enchufe`)
 * `virtual:container-files` (what goes into a WebContainer)
 * `virtual:take-home-files` (the checks' runner and the toolkit of a downloaded project)
 * and `virtual:editor-types` (type files for the editor).
 */
export function programBundles(): Plugin {
  return {
    name: 'enchufe:program-bundles',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (virtualModules.has(id)) return `\0${id}`;
      if (!id.endsWith('?program')) return null;
      const file = await this.resolve(id.slice(0, -'?program'.length), importer, {
        skipSelf: true,
      });
      return file ? `\0program:${file.id}` : null;
    },
    async load(id) {
      if (id === '\0virtual:sandbox-bundles') {
        const { frameScript, programScript } = await bundleSandbox();
        return `export const frameScript = ${JSON.stringify(frameScript)};\nexport const programScript = ${JSON.stringify(programScript)};`;
      }
      if (id === '\0virtual:node-api-bundle') {
        return `export default ${JSON.stringify(await bundleNodeApi())};`;
      }
      if (id === '\0virtual:toolkit-package') {
        return `export default ${JSON.stringify(await bundleToolkit())};`;
      }
      if (id === '\0virtual:container-files') return bundleContainerFiles();
      if (id === '\0virtual:editor-types') {
        return `export default ${JSON.stringify(await bundleEditorTypes())};`;
      }
      if (id === '\0virtual:take-home-files') {
        return `export default ${JSON.stringify(JSON.stringify(await bundleTakeHome()))};`;
      }
      if (id.startsWith('\0program:')) {
        const file = id.slice('\0program:'.length);
        this.addWatchFile(file);
        return `export default ${JSON.stringify(await bundleProgram(file))};`;
      }
      return null;
    },
  };
}

const virtualModules: ReadonlySet<string> = new Set([
  'virtual:sandbox-bundles',
  'virtual:node-api-bundle',
  'virtual:toolkit-package',
  'virtual:container-files',
  'virtual:editor-types',
  'virtual:take-home-files',
]);
