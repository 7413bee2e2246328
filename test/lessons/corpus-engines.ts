import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import { programBundles } from '../../src/bundles/vite-plugin.ts';
import type { CheckReport } from '../../src/checks/check-report.ts';
import { KeptJudges } from '../../src/checks/kept-judges.ts';
import { runChecks } from '../../src/checks/run-checks.ts';
import { openNodeEngine } from '../../src/engine/node/node-engine.ts';
import { browserArguments, findBrowser } from '../browser/find-browser.ts';
import type {} from './corpus-page.ts';

/** What one run of the checks needs; plain data, so that it can go to a browser. */
export type CorpusRun = {
  files: Readonly<Record<string, string>>;
  entry: string;
  subject: 'server' | 'client';
  judge: string;
  /** Repeats the random names and payloads of another run. */
  seed?: number;
};

/** An engine to prove the corpus on. */
export type CorpusEngine = {
  name: 'node' | 'embedded';
  check(run: CorpusRun): Promise<CheckReport>;
  close(): Promise<void>;
};

/** So many judges wait for more to do: as many as there are lanes, as a rule. */
const keptJudges = 4;

/** On a machine that is kept busy on purpose the page takes its time. */
const slowestLoadMs = 300_000;

/** The engine of child processes. */
export function openNodeCorpus(): CorpusEngine {
  const engine = openNodeEngine();
  const judges = new KeptJudges(engine, keptJudges);
  return {
    name: 'node',
    check: (run) => runChecks({ engine, judges, ...run, untilFirstFailure: true }),
    close: () => engine.close(),
  };
}

/** The engine of the site, in a page of a headless browser that serves nothing else; what comes first waits for it. */
export function openEmbeddedCorpus(): CorpusEngine {
  const opening = openCorpusPage();
  return {
    name: 'embedded',
    async check(run) {
      const { page } = await opening;
      return page.evaluate((wanted) => checkInPage(wanted), run);
    },
    async close() {
      const { browser, server } = await opening;
      await browser.close();
      await server.close();
    },
  };
}

async function openCorpusPage() {
  const server = await createServer({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    cacheDir: 'node_modules/.cache/enchufe-corpus',
    plugins: [programBundles()],
    server: { port: 0, host: 'localhost', hmr: false, watch: null },
    optimizeDeps: { entries: ['test/lessons/corpus-page.ts'] },
  });
  await server.listen();
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: browserArguments(),
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(slowestLoadMs);
  page.on('pageerror', (error) => console.error('corpus page:', error));
  await page.goto(new URL('test/lessons/corpus-page.html', server.resolvedUrls?.local[0]).href);
  await page.waitForFunction(() => 'checkInPage' in globalThis);
  return { page, browser, server };
}
