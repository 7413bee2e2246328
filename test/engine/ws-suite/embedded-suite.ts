import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import { programBundles } from '../../../src/bundles/vite-plugin.ts';
import { browserArguments, findBrowser } from '../../browser/find-browser.ts';
import type {} from './suite-page.ts';
import { settingsVariable } from './suite-report.ts';
import type { RunSuiteProgram, SuiteMessage } from './suite-report.ts';

/** Runs test files as programs of the embedded engine, in a page of a headless browser. */
export async function openEmbeddedSuite(): Promise<{
  run: RunSuiteProgram;
  close(): Promise<void>;
}> {
  const server = await createServer({
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    cacheDir: 'node_modules/.cache/enchufe-ws-suite',
    plugins: [programBundles()],
    server: { port: 0, host: 'localhost', hmr: false, watch: null },
    optimizeDeps: { entries: ['test/engine/ws-suite/suite-page.ts'] },
  });
  await server.listen();
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: browserArguments(),
  });
  const page = await browser.newPage();
  let listener: (message: SuiteMessage) => void = () => undefined;
  await page.exposeFunction('takeSuiteMessage', (message: SuiteMessage) => listener(message));
  page.on('pageerror', (error) => console.error('suite page:', error));
  page.on('console', (message) => {
    if (message.type() === 'log') console.error('program:', message.text());
  });
  const address = new URL('test/engine/ws-suite/suite-page.html', server.resolvedUrls?.local[0]);
  await page.goto(address.href);
  await page.waitForFunction(() => 'runSuiteProgram' in globalThis);
  return {
    run: (code, settings, onMessage) => {
      listener = onMessage;
      return page.evaluate(([text, env]) => runSuiteProgram(text, env), [
        code,
        { [settingsVariable]: JSON.stringify(settings) },
      ] as const);
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
