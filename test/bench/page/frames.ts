import type { Page } from '@playwright/test';

/** Where and how far a finger scrolls, in pixels and pixels each second. */
export type ScrollGesture = { x: number; y: number; yDistance: number; speed: number };

/** Milliseconds from each frame of the page to the next while somebody scrolls. */
export async function measureFrames(page: Page, gesture: ScrollGesture): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  await page.evaluate(() => {
    const frames: number[] = [];
    let isOver = false;
    const note = (at: number): void => {
      if (isOver) return;
      frames.push(at);
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    globalThis.endFrames = () => {
      isOver = true;
      return frames;
    };
  });
  await session.send('Input.synthesizeScrollGesture', {
    ...gesture,
    gestureSourceType: 'mouse',
    preventFling: true,
  });
  const frames = await page.evaluate(() => endFrames());
  await session.detach();
  return frames.slice(1).map((at, index) => at - (frames[index] ?? at));
}

declare global {
  /** Ends the measurement that is under way. */
  var endFrames: () => number[];
}
