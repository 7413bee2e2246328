import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { programBundles } from './src/bundles/vite-plugin.ts';
import { browserArguments, installedBrowser } from './test/browser/find-browser.ts';
import { installedFirefox } from './test/browser/find-firefox.ts';
import { witness } from './test/engine/attacks/witness.ts';
import { firefox } from './test/engine/firefox/firefox-provider.ts';
import { standIn } from './test/webcontainer-stand-in/vite-plugin.ts';

const executablePath = process.env['CHROMIUM_PATH'] ?? installedBrowser();
const firefoxPath = installedFirefox();
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
          testTimeout: 30_000,
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.ts'],
        },
      },
      {
        extends: true,
        plugins: [witness()],
        test: {
          name: 'chromium',
          include: ['test/**/*.browser.test.ts'],
          exclude: ['test/engine/webcontainer/**'],
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
      {
        extends: true,
        plugins: [standIn()],
        test: {
          name: 'webcontainer',
          include: ['test/engine/webcontainer/*.browser.test.ts'],
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
      ...(firefoxPath ? [inFirefox(firefoxPath)] : []),
    ],
  },
});

function inFirefox(executable: string): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name: 'firefox',
      include: ['test/engine/embedded-engine.browser.test.ts'],
      testTimeout: 30_000,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: firefox(executable),
        instances: [{ browser: 'firefox' }],
      },
    },
  };
}
