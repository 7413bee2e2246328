import type { Plugin } from 'vite';

/**
 * Keeps the styles of code that loads on demand (the editor's). Astro 7.3 deletes a stylesheet that
 * neither belongs to a page nor is listed as an asset of a chunk, and forgets those that Vite
 * loads together with a lazy chunk; so they are listed as assets of that chunk.
 */
export function keepLazyStyles(): Plugin {
  return {
    name: 'enchufe:keep-lazy-styles',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const style of chunk.viteMetadata?.importedCss ?? []) {
          chunk.viteMetadata?.importedAssets.add(style);
        }
      }
    },
  };
}
