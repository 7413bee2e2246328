import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { CDPSession, Frame, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EmbeddedBench } from '../bench/embedded-bench.ts';

/** The whole of what is promised is 500; the ordinary suite takes fewer for the time that it costs. */
const runs = Number(process.env['ENCHUFE_LEAK_RUNS'] ?? 40);

let engine: EmbeddedBench;
beforeAll(async () => {
  engine = await EmbeddedBench.open();
}, 60_000);
afterAll(async () => {
  await engine.close();
});

test(
  `${String(runs)} times Run, echo and Stop leave nothing behind`,
  { timeout: 60_000 + runs * 2000 },
  async () => {
    for (let run = 0; run < WARM_UP_RUNS; run++) await engine.measureRunToEcho();
    const before = await measure(engine);
    for (let run = 0; run < runs; run++) await engine.measureRunToEcho();
    let after = await measure(engine);
    // A busy machine takes its time to end workers; what leaks stays.
    for (let tries = 0; tries < MOST_TRIES && !isSettled(before, after); tries++) {
      after = await measure(engine);
    }
    if (process.env['ENCHUFE_LEAK_RUNS'] !== undefined) console.table({ before, after });
    const { megabytes, ...left } = after;
    const { megabytes: megabytesBefore, ...leftBefore } = before;
    expect(left).toEqual(leftBefore);
    expect(megabytes - megabytesBefore).toBeLessThan(MOST_GROWTH_MB);
  },
);

type Left = {
  workers: number;
  workerThreads: number | undefined;
  portsInFrame: number;
  portsInPage: number;
  blobs: number;
  megabytes: number;
};

function isSettled(before: Left, after: Left): boolean {
  const counts = ({ megabytes: _, ...rest }: Left): string => JSON.stringify(rest);
  return counts(before) === counts(after) && after.megabytes - before.megabytes < MOST_GROWTH_MB;
}

/** What lives once everything that was to go has had the time for it. */
async function measure(bench: EmbeddedBench): Promise<Left> {
  await setTimeout(SETTLE_MS);
  const page = bench.page;
  const frame = page.frames().find((one) => one !== page.mainFrame());
  if (!frame) throw new Error('The page has no sandbox.');
  const inPage = await page.context().newCDPSession(page);
  const inFrame = await sessionOf(page, frame, inPage);
  const left = {
    workers: await countObjects(inFrame, 'Worker'),
    workerThreads: countWorkerThreads(await bench.rendererPids()),
    portsInFrame: await countObjects(inFrame, 'MessagePort'),
    portsInPage: await countObjects(inPage, 'MessagePort'),
    blobs: await countBlobs(page),
    megabytes: (await usedMegabytes(inPage)) + (await usedMegabytes(inFrame)),
  };
  await inPage.detach();
  if (inFrame !== inPage) await inFrame.detach();
  return left;
}

async function sessionOf(page: Page, frame: Frame, inPage: CDPSession): Promise<CDPSession> {
  try {
    return await page.context().newCDPSession(frame);
  } catch {
    return inPage;
  }
}

async function countObjects(session: CDPSession, className: string): Promise<number> {
  const { result } = await session.send('Runtime.evaluate', {
    expression: `${className}.prototype`,
  });
  const { objects } = await session.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId ?? '',
  });
  const { result: count } = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  return count.value as number;
}

/** Only Linux tells the threads of a process by name. */
function countWorkerThreads(pids: readonly number[]): number | undefined {
  if (process.platform !== 'linux') return undefined;
  return pids
    .flatMap((pid) => readdirSync(`/proc/${String(pid)}/task`).map((task) => [pid, task] as const))
    .map(([pid, task]) => readFileSync(`/proc/${String(pid)}/task/${task}/comm`, 'utf8'))
    .filter((name) => name.startsWith('DedicatedWorker')).length;
}

/** The blobs that the browser keeps for all of its pages. */
async function countBlobs(page: Page): Promise<number> {
  const internals = await page.context().newPage();
  await internals.goto('chrome://blob-internals');
  const text = await internals.locator('body').innerText();
  await internals.close();
  return [...text.matchAll(/^Refcount/gim)].length;
}

async function usedMegabytes(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

const WARM_UP_RUNS = 5;
const MOST_TRIES = 10;
const SETTLE_MS = 2500;
const MOST_GROWTH_MB = 2;
