import type { Page } from '@playwright/test';

/** Gives the page's own thread only one part in so many of its processor's time. */
export async function slowDown(page: Page, factor: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: factor });
}

/**
 * Milliseconds from what the reader did to the first frame that shows its effect: the longest that the browser's
 * Event Timing tells of, and for a scroll the time to the frame after it.
 */
export async function measureInteraction(
  page: Page,
  action: () => Promise<unknown>,
): Promise<number> {
  await settled(page);
  await page.evaluate(() => {
    const begin = performance.now();
    let longest = 0;
    const note = (list: PerformanceEntryList): void => {
      for (const { startTime, duration } of list) {
        // What was done before is told of late.
        if (startTime >= begin) longest = Math.max(longest, duration);
      }
    };
    const observer = new PerformanceObserver((list) => {
      note(list.getEntries());
    });
    observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
    const afterScroll = (event: Event): void => {
      const began = event.timeStamp;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (longest = Math.max(longest, performance.now() - began));
        port2.postMessage(null);
      });
    };
    addEventListener('wheel', afterScroll, { capture: true, once: true, passive: true });
    globalThis.endMeasure = () => {
      note(observer.takeRecords());
      observer.disconnect();
      removeEventListener('wheel', afterScroll, { capture: true });
      return longest;
    };
  });
  await action();
  await settled(page);
  return page.evaluate(() => endMeasure());
}

/**
 * Presses what the pointer stands on. Playwright's own click looks at the page once more between the pointer's way
 * and the press, which no reader does, and at a quarter of the speed that is a good part of the whole.
 */
export async function pressPointer(page: Page): Promise<void> {
  await page.mouse.down();
  await page.mouse.up();
}

declare global {
  /** Ends the measurement that is under way. */
  var endMeasure: () => number;
}

/** The page has drawn what was due and has nothing better to do. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 3000 }));
  });
}
