import svelte from '@astrojs/svelte';
import { defineConfig, passthroughImageService } from 'astro/config';
import { programBundles } from './src/bundles/vite-plugin.ts';
import { hostHeaders } from './src/site/host-headers.ts';
import { isolationHeaders } from './src/site/isolation-headers.ts';
import { keepLazyStyles } from './src/site/keep-lazy-styles.ts';
import { offline } from './src/site/offline.ts';

export default defineConfig({
  site: 'http://localhost:4321',
  trailingSlash: 'always',
  integrations: [svelte(), hostHeaders(), offline()],
  server: { headers: isolationHeaders },
  devToolbar: { enabled: false },
  // The pictures of the guide are as small as they should be.
  image: { service: passthroughImageService() },
  markdown: { shikiConfig: { theme: 'css-variables' } },
  vite: { plugins: [programBundles(), keepLazyStyles()] },
});
