import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import { programBundles } from '../../src/bundles/vite-plugin.ts';
import type { CheckReport } from '../../src/checks/check-report.ts';
import { browserArguments, findBrowser } from '../browser/find-browser.ts';
import { standIn } from '../webcontainer-stand-in/vite-plugin.ts';
import type { CorpusRun } from './corpus-engines.ts';
import type {} from './webcontainer-page.ts';

/** The engine of real Node in the browser, with the stand-in for its host. */
export type WebContainerCorpus = {
  check(run: CorpusRun): Promise<CheckReport>;
  close(): Promise<void>;
};

/** Opens it in an isolated page of a headless browser. */
export async function openWebContainerCorpus(): Promise<WebContainerCorpus> {
  const server = await createServer({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    cacheDir: 'node_modules/.cache/enchufe-webcontainer-corpus',
    plugins: [programBundles(), standIn()],
    server: { port: 0, host: 'localhost', hmr: false, watch: null },
    optimizeDeps: { entries: ['test/lessons/webcontainer-page.ts'] },
  });
  await server.listen();
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: browserArguments(),
  });
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error('corpus page:', error));
  await page.goto(
    new URL('test/lessons/webcontainer-page.html', server.resolvedUrls?.local[0]).href,
  );
  await page.waitForFunction(() => 'checkInContainer' in globalThis);
  return {
    check: (run) => page.evaluate((wanted) => checkInContainer(wanted), run),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
