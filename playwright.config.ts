import { defineConfig } from '@playwright/test';
import { browserArguments, findBrowser } from './test/browser/find-browser.ts';

/** Another folder than `dist` that the site was built into. */
const built = process.env['ENCHUFE_TEST_BUILD'];
const port = Number(process.env['ENCHUFE_TEST_PORT'] ?? 4399);

/** Tests drive the built site (`npm run build` first), served as a host would serve it. */
export default defineConfig({
  testDir: 'test/browser',
  testMatch: '**/*.spec.ts',
  ...(built ? { outputDir: `${built}-results` } : {}),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  retries: 0,
  reporter: process.env['ENCHUFE_PLAYWRIGHT_REPORT']
    ? [['list'], ['json', { outputFile: process.env['ENCHUFE_PLAYWRIGHT_REPORT'] }]]
    : [['list']],
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: { executablePath: findBrowser(), args: browserArguments() },
    viewport: { width: 1440, height: 900 },
    // It fetches the whole course for each new reader; the tests of what it does allow it.
    serviceWorkers: 'block',
  },
  webServer: {
    command: `node node_modules/astro/bin/astro.mjs preview --port ${port}${built ? ` --outDir ${built}` : ''}`,
    url: `http://localhost:${port}/es/`,
    reuseExistingServer: !process.env['CI'],
    env: { ASTRO_PREVIEW_BACKGROUND: '0' },
  },
});
