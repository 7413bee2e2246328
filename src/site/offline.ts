import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { generateSW } from 'workbox-build';

/** After the build, writes the service worker that keeps the whole site for use offline. */
export function offline(): AstroIntegration {
  return {
    name: 'enchufe:offline',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const { count, size, warnings } = await generateSW({
          globDirectory: folder,
          globPatterns: ['**/*.{html,js,css,json,woff2,ttf,svg,png,webp,wasm}'],
          swDest: `${folder}sw.js`,
          maximumFileSizeToCacheInBytes: 30_000_000,
          // Names under _astro/ carry a hash of the content already.
          dontCacheBustURLsMatching: /\/_astro\//,
          ignoreURLParametersMatching: [/.*/],
          clientsClaim: true,
          // A new version waits until the old one's pages are closed: their lazy parts stay available.
          skipWaiting: false,
          cleanupOutdatedCaches: true,
          inlineWorkboxRuntime: true,
          sourcemap: false,
        });
        for (const warning of warnings) logger.warn(warning);
        logger.info(`${count} files, ${(size / 1e6).toFixed(1)} MB, are kept for use offline`);
      },
    },
  };
}
