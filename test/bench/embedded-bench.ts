import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { programBundles } from '../../src/bundles/vite-plugin.ts';
import { browserArguments, findBrowser } from '../browser/find-browser.ts';
import type { PairSpec } from './bench-cases.ts';

/** Runs the bench's programs in the embedded engine, built as the site builds it, in a headless browser. */
export class EmbeddedBench {
  readonly #browser: Browser;
  readonly #address: string;
  readonly #closeServer: () => Promise<void>;
  #page: Page | undefined;

  private constructor(browser: Browser, address: string, closeServer: () => Promise<void>) {
    this.#browser = browser;
    this.#address = address;
    this.#closeServer = closeServer;
  }

  static async open(): Promise<EmbeddedBench> {
    const outDir = mkdtempSync(join(tmpdir(), 'enchufe-bench-'));
    const root = fileURLToPath(new URL('./', import.meta.url));
    const input = join(root, 'bench-page.html');
    const plugins = [programBundles()];
    const settings = { root, configFile: false as const, logLevel: 'error' as const, plugins };
    await build({
      ...settings,
      build: { outDir, emptyOutDir: true, target: 'esnext', rolldownOptions: { input } },
    });
    const server = await preview({ ...settings, build: { outDir }, preview: { port: 0 } });
    const browser = await chromium.launch({
      executablePath: findBrowser(),
      // For `collectGarbage`; it only adds a global, which no program looks at.
      args: [...browserArguments(), '--js-flags=--expose-gc'],
    });
    const address = new URL('bench-page.html', server.resolvedUrls?.local[0]).href;
    const bench = new EmbeddedBench(browser, address, async () => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    });
    await bench.reopen();
    return bench;
  }

  /** A new tab with an engine that has just opened. */
  async reopen(): Promise<void> {
    await this.#page?.context().close();
    this.#page = await (await this.#browser.newContext()).newPage();
    await this.#page.goto(this.#address);
    await this.#page.waitForFunction(() => 'bench' in globalThis);
    await this.#page.evaluate(() => bench.open());
  }

  measurePair(pair: PairSpec, isWatched: boolean): Promise<number> {
    const { client, env } = pair;
    return this.#opened.evaluate(([asked, watched]) => bench.measurePair(asked, watched), [
      { client, env },
      isWatched,
    ] as const);
  }

  measureRunToEcho(): Promise<number> {
    return this.#opened.evaluate(() => bench.measureRunToEcho());
  }

  async hold({ client, env }: PairSpec): Promise<void> {
    await this.#opened.evaluate((pair) => bench.hold(pair), { client, env });
  }

  async stopHeld(): Promise<void> {
    await this.#opened.evaluate(() => bench.stopHeld());
  }

  /** Frees what nobody holds any more, in the page, in the frame and in every worker. */
  async collectGarbage(): Promise<void> {
    const page = this.#opened;
    const collect = (): void => {
      (globalThis as { gc?: () => void }).gc?.();
    };
    for (const frame of page.frames()) await frame.evaluate(collect);
    for (const worker of page.workers()) await worker.evaluate(collect);
  }

  /** The processes that run pages, their frames and their workers. */
  async rendererPids(): Promise<number[]> {
    const session = await this.#browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#closeServer();
  }

  /** The page that has the engine. */
  get page(): Page {
    return this.#opened;
  }

  get #opened(): Page {
    if (!this.#page) throw new Error('The page is not open.');
    return this.#page;
  }
}
