import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from '@playwright/test';

/** No picture is larger: all of them are kept for use offline. */
export const mostBytes = 60_000;

/** Twice the width of the column that they stand in: more would not be seen. */
const widest = 1440;

const margin = 12;
const qualities = [0.86, 0.78, 0.7, 0.6, 0.5];

/** Takes pictures of pages and writes them as WebP, which the browser itself makes of them. */
export class PictureTaker {
  readonly #folder: string;
  readonly #encoder: Page;

  private constructor(folder: string, encoder: Page) {
    this.#folder = folder;
    this.#encoder = encoder;
  }

  static async open(browser: Browser, folder: string): Promise<PictureTaker> {
    mkdirSync(folder, { recursive: true });
    return new PictureTaker(folder, await browser.newPage());
  }

  /** Takes what is between two elements of the page, themselves included, with some space around them. */
  async take(name: string, from: Locator, to: Locator = from, above = margin): Promise<void> {
    const page = from.page();
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    const boxes = await Promise.all([from, to].map((each) => each.boundingBox()));
    const [first, last] = boxes;
    if (!first || !last) throw new Error(`Nothing is to be seen for the picture ${name}.`);
    const scrolled = await page.evaluate(() => ({ x: scrollX, y: scrollY }));
    const whole = await page.evaluate(() => {
      const { clientWidth, scrollHeight } = document.documentElement;
      return { width: clientWidth, height: scrollHeight };
    });
    const left = Math.max(0, Math.min(first.x, last.x) + scrolled.x - margin);
    const top = Math.max(0, first.y + scrolled.y - above);
    const rightmost = Math.max(first.x + first.width, last.x + last.width) + scrolled.x + margin;
    const right = Math.min(whole.width, rightmost);
    const bottom = Math.min(whole.height, last.y + last.height + scrolled.y + above);
    const clip = { x: left, y: top, width: right - left, height: bottom - top };
    // What sticks to the window would lie over a part of the page.
    const style = '.page-header { position: static !important }';
    const png = await page.screenshot({ fullPage: true, clip, style, animations: 'disabled' });
    const webp = await this.#encode(png);
    writeFileSync(join(this.#folder, `${name}.webp`), webp);
    console.log(`${name}: ${Math.round(webp.length / 1000)} KB`);
  }

  async #encode(png: Buffer): Promise<Buffer> {
    for (const quality of qualities) {
      const address = await this.#encoder.evaluate(
        async ([data, wanted, most]) => {
          const bytes = Uint8Array.from(atob(data), (digit) => digit.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const canvas = document.createElement('canvas');
          const scale = Math.min(1, most / image.width);
          canvas.width = Math.round(image.width * scale);
          canvas.height = Math.round(image.height * scale);
          const context = canvas.getContext('2d');
          if (context) context.imageSmoothingQuality = 'high';
          context?.drawImage(image, 0, 0, canvas.width, canvas.height);
          return canvas.toDataURL('image/webp', wanted);
        },
        [png.toString('base64'), quality, widest] as const,
      );
      const webp = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
      if (webp.length <= mostBytes) return webp;
    }
    throw new Error(`A picture is larger than ${mostBytes} bytes; show less of the page.`);
  }
}
