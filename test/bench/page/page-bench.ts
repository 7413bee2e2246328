import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { browserArguments, findBrowser } from '../../browser/find-browser.ts';

/** A number of milliseconds that a page was asked for several times. */
export type PageCase = { name: string; runs: number; medianMs: number; slowestMs: number };

/** The exercise that the cases open. */
export const exerciseKey = 'e-receive/receive-json';

/** The built site, served, in a browser of its own. */
export class PageBench {
  readonly #browser: Browser;
  readonly #address: string;
  readonly #endServer: () => Promise<void>;

  private constructor(browser: Browser, address: string, endServer: () => Promise<void>) {
    this.#browser = browser;
    this.#address = address;
    this.#endServer = endServer;
  }

  static async open(): Promise<PageBench> {
    const server = await preview({
      root: fileURLToPath(new URL('../../../', import.meta.url)),
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
    return new PageBench(browser, address, () => server.close());
  }

  /**
   * A reader who was never here, with work of their own on the exercise;
   * `begin` may prepare the page before it is opened.
   */
  async visit(
    files: Readonly<Record<string, string>>,
    begin?: (page: Page) => Promise<void>,
  ): Promise<{ page: Page; context: BrowserContext }> {
    const context = await this.#browser.newContext({
      serviceWorkers: 'block',
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    await page.addInitScript(
      ([key, work]) => {
        if (window === top) localStorage.setItem(key, work);
      },
      [
        `enchufe:journal:${exerciseKey}`,
        JSON.stringify({ revision: 1, openFile: 'server.ts', files }),
      ] as const,
    );
    await begin?.(page);
    await page.goto(`${this.#address}en/${exerciseKey}/`);
    return { page, context };
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#endServer();
  }
}

/** One row of the table. */
export function pageCase(name: string, times: readonly number[]): PageCase {
  const sorted = [...times].sort((one, other) => one - other);
  return {
    name,
    runs: sorted.length,
    medianMs: Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN),
    slowestMs: Math.round(sorted.at(-1) ?? Number.NaN),
  };
}
