import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { programBundles } from '../../src/bundles/vite-plugin.ts';
import { browserArguments, findBrowser } from '../browser/find-browser.ts';
import { measureRunToEchoInNode } from './run-to-echo-in-node.ts';

/** One row: `ratio` above 1 means that ours is better. */
type BenchCase = { name: string; unit: string; ours: number; node: number; ratio: number };

const runs = 15;
/** A learner reads for a moment before Run is pressed again; whoever doesn't is the second pair of rows. */
const pauses = [
  { words: 'after a second of rest', pauseMs: 1000 },
  { words: 'pressed again at once', pauseMs: 0 },
];
const cases = await measureSideBySide();

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ cases }));
} else {
  console.log(`${runs} runs each, interleaved, on ${cpus().length} cores; Node ${process.version}`);
  console.table(cases);
}

async function measureSideBySide(): Promise<BenchCase[]> {
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
    args: browserArguments(),
  });
  try {
    const page = await browser.newPage();
    await page.goto(new URL('bench-page.html', server.resolvedUrls?.local[0]).href);
    await page.waitForFunction(() => 'measureRunToEcho' in globalThis);
    const cases: BenchCase[] = [];
    for (const { words, pauseMs } of pauses) {
      const embedded: number[] = [];
      const node: number[] = [];
      for (let block = 0; block < 3; block += 1) {
        embedded.push(
          ...(await page.evaluate(([count, pause]) => measureRunToEcho(count, pause), [
            runs / 3,
            pauseMs,
          ] as const)),
        );
        node.push(...(await measureRunToEchoInNode(runs / 3, pauseMs)));
      }
      cases.push(
        compare(`Run to first echo, engine open, ${words}, median`, median(embedded), median(node)),
        compare(
          `Run to first echo, engine open, ${words}, slowest`,
          Math.max(...embedded),
          Math.max(...node),
        ),
      );
    }
    return cases;
  } finally {
    await browser.close();
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}

function compare(name: string, ours: number, node: number): BenchCase {
  return { name, unit: 'ms', ours: round(ours), node: round(node), ratio: round(node / ours) };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
