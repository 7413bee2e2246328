import type { Browser, Page } from '@playwright/test';
import { privateMegabytes } from '../measure-memory.ts';
import { makeCorpusClass } from './class-of-corpus.ts';
import { openGradingPage, rendererPids } from './open-grading-page.ts';

/** What is left of memory after so many exercises were graded, garbage collected; kilobytes and megabytes. */
export type KeptMemory = {
  graded: number;
  pageHeapKb: number;
  framesHeapKb: number;
  renderersMb: number;
  workers: number;
  listeners: number;
  nodes: number;
};

type FrameHeap = { isMain: boolean; usedSize: number; nodes: number; jsEventListeners: number };

const students = 30;

/** Grades one exercise of the same class again and again, and tells what stays each time. */
export async function measureKeptMemory(
  exercise: string,
  rounds: readonly number[],
): Promise<KeptMemory[]> {
  const corpus = await makeCorpusClass(students, exercise);
  const { page, browser, close } = await openGradingPage();
  try {
    await page.evaluate((sealed) => keepGrading(sealed), corpus.sealed);
    const kept: KeptMemory[] = [await look(page, browser, students)];
    let graded = students;
    for (const wanted of rounds) {
      for (; graded < wanted; graded += students) await page.evaluate(() => gradeOnceMore());
      kept.push(await look(page, browser, graded));
    }
    return kept;
  } finally {
    await close();
  }
}

async function look(page: Page, browser: Browser, graded: number): Promise<KeptMemory> {
  const main = page.mainFrame();
  const heaps: FrameHeap[] = [];
  const workers = page.workers();
  for (const worker of workers) await worker.evaluate(collect).catch(() => undefined);
  for (const frame of page.frames()) {
    await frame.evaluate(collect);
    // A frame without a process of its own is in that of the page.
    const session = await page
      .context()
      .newCDPSession(frame)
      .catch(() => undefined);
    if (!session) continue;
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    heaps.push({ isMain: frame === main, usedSize, nodes, jsEventListeners });
    await session.detach();
  }
  const sum = (some: readonly FrameHeap[], of: (heap: FrameHeap) => number): number =>
    some.reduce((total, heap) => total + of(heap), 0);
  const kilobytes = (isMain: boolean): number =>
    Math.round(
      sum(
        heaps.filter((heap) => heap.isMain === isMain),
        ({ usedSize }) => usedSize / 1000,
      ),
    );
  return {
    graded,
    pageHeapKb: kilobytes(true),
    framesHeapKb: kilobytes(false),
    renderersMb: Math.round(privateMegabytes(await rendererPids(browser))),
    workers: workers.length,
    listeners: sum(heaps, ({ jsEventListeners }) => jsEventListeners),
    nodes: sum(heaps, ({ nodes }) => nodes),
  };
}

function collect(): void {
  (globalThis as { gc?: () => void }).gc?.();
}
