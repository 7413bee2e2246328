import type { Page } from '@playwright/test';
import { type PageBench, type PageCase, pageCase } from './page-bench.ts';

/** One mistake that only TypeScript's own check can find. */
const wrongServer = `import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8000 });
server.on('connection', (socket, request) => {
  const path: number = request.url;
  socket.send(path);
});
`;

type Moments = { readable: number; editor: number; squiggle: number };

/** How long a reader who was never here waits for the text, for the editor and for the first mark below a mistake. */
export async function measureEditor(bench: PageBench, runs: number): Promise<PageCase[]> {
  const all: Moments[] = [];
  for (let run = 0; run < runs; run += 1) {
    const { page, context } = await bench.visit({ 'server.ts': wrongServer }, noteMoments);
    await page.waitForFunction(() => 'squiggle' in moments(), undefined, { polling: 100 });
    all.push(await page.evaluate(() => moments() as Moments));
    await context.close();
  }
  return (['readable', 'editor', 'squiggle'] as const).map((moment) =>
    pageCase(
      `cold page: ${{ readable: 'the text can be read', editor: 'editor ready', squiggle: 'first squiggle' }[moment]}`,
      all.map((moments) => moments[moment]),
    ),
  );
}

declare global {
  /** What the page has noted so far, in milliseconds since the navigation began. */
  var moments: () => Partial<Moments>;
}

/** The page itself looks after each change, so that nobody outside takes its time. */
async function noteMoments(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted: Partial<Moments> = {};
    globalThis.moments = () => noted;
    const look = (): void => {
      const area = document.querySelector<HTMLTextAreaElement>('.editor > textarea');
      if (area?.value.includes('request.url')) noted.readable ??= performance.now();
      const line = document.querySelector('.monaco-editor .view-line');
      if (line?.textContent) noted.editor ??= performance.now();
      if (document.querySelector('.squiggly-error')) {
        noted.squiggle ??= performance.now();
        observer.disconnect();
      }
    };
    const observer = new MutationObserver(look);
    addEventListener('DOMContentLoaded', look);
    observer.observe(document, { subtree: true, childList: true, attributes: true });
  });
}
