import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { programBundles } from './src/bundles/vite-plugin.ts';
import { browserArguments, installedBrowser } from './test/browser/find-browser.ts';

const executablePath = process.env['CHROMIUM_PATH'] ?? installedBrowser();
const launchOptions = { ...(executablePath ? { executablePath } : {}), args: browserArguments() };

export default defineConfig({
  plugins: [programBundles(), svelte()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'chromium',
          include: ['test/**/*.browser.test.ts'],
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
