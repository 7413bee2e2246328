import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from '@playwright/test';
import { preview } from 'vite';
import { browserArguments, findBrowser } from './find-browser.ts';

/** The built site, served on a port of its own, and a browser to look at it. */
export type BuiltSite = { address: string; browser: Browser; close: () => Promise<void> };

/** Serves what `npm run build` wrote and starts a browser, for programs that are no Playwright tests. */
export async function openBuiltSite(): Promise<BuiltSite> {
  const server = await preview({
    root: fileURLToPath(new URL('../../', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    appType: 'mpa',
    preview: { port: 0 },
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('Expected an address of the served site.');
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: browserArguments(),
  });
  return {
    address,
    browser,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
