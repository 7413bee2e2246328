import type { BrowserContext, Page } from '@playwright/test';
import { openBuiltSite, type BuiltSite } from '../../browser/built-site.ts';

/** A number of milliseconds that a page was asked for several times. */
export type PageCase = {
  name: string;
  runs: number;
  medianMs: number;
  /** 95 of 100 took no longer. */
  p95Ms: number;
  slowestMs: number;
};

/** The exercise that the cases open. */
export const exerciseKey = 'e-receive/receive-json';

/** The built site, served, in a browser of its own. */
export class PageBench {
  readonly #site: BuiltSite;

  private constructor(site: BuiltSite) {
    this.#site = site;
  }

  static async open(): Promise<PageBench> {
    return new PageBench(await openBuiltSite());
  }

  /**
   * A reader who was never here, with work of their own on the exercise;
   * `begin` may prepare the page before it is opened.
   */
  async visit(
    files: Readonly<Record<string, string>>,
    begin?: (page: Page) => Promise<void>,
  ): Promise<{ page: Page; context: BrowserContext }> {
    const { page, context } = await this.#newPage();
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
    await page.goto(`${this.#site.address}en/${exerciseKey}/`);
    return { page, context };
  }

  /** A visitor who was never here, on any page of the site. */
  async open(path: string): Promise<{ page: Page; context: BrowserContext }> {
    const { page, context } = await this.#newPage();
    await page.goto(`${this.#site.address}${path}`);
    return { page, context };
  }

  async #newPage(): Promise<{ page: Page; context: BrowserContext }> {
    const context = await this.#site.browser.newContext({
      serviceWorkers: 'block',
      viewport: { width: 1440, height: 900 },
    });
    return { context, page: await context.newPage() };
  }

  async close(): Promise<void> {
    await this.#site.close();
  }
}

/** One row of the table. */
export function pageCase(name: string, times: readonly number[]): PageCase {
  const sorted = [...times].sort((one, other) => one - other);
  return {
    name,
    runs: sorted.length,
    medianMs: Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN),
    p95Ms: Math.round(sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN),
    slowestMs: Math.round(sorted.at(-1) ?? Number.NaN),
  };
}
