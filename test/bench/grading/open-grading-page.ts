import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, preview } from 'vite';
import { programBundles } from '../../../src/bundles/vite-plugin.ts';
import { browserArguments, findBrowser } from '../../browser/find-browser.ts';

/** A page of a headless browser that grades as a teacher's page does. */
export async function openGradingPage(): Promise<{
  page: Page;
  browser: Browser;
  close: () => Promise<void>;
}> {
  const outDir = mkdtempSync(join(tmpdir(), 'enchufe-grading-bench-'));
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const input = join(root, 'test/bench/grading/grading-page.html');
  const plugins = [programBundles(), svelte()];
  const settings = { root, configFile: false as const, logLevel: 'error' as const, plugins };
  await build({
    ...settings,
    publicDir: false,
    build: { outDir, emptyOutDir: true, target: 'esnext', rolldownOptions: { input } },
  });
  const server = await preview({ ...settings, build: { outDir }, preview: { port: 0 } });
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    // For the collection of garbage; it only adds a global, which no program looks at.
    args: [...browserArguments(), '--js-flags=--expose-gc'],
  });
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error('grading page:', error));
  await page.goto(
    new URL('test/bench/grading/grading-page.html', server.resolvedUrls?.local[0]).href,
  );
  await page.waitForFunction(() => 'gradeClass' in globalThis);
  const close = async () => {
    await browser.close();
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  };
  return { page, browser, close };
}

/** The processes of a browser's pages and frames. */
export async function rendererPids(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}
