import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { test } from './course-test.ts';
import { exercise } from './exercise.ts';

test.describe.configure({ mode: 'parallel' });

const lines = (page: Page) => page.locator('.monaco-editor .view-lines').first();

/** Half of the second that may be lost, so that most moments prove something. */
const SAFE_AFTER_MS = 500;

/** A page's process can be ended by itself or from outside; each page takes its share of the 50 moments. */
const crashPages = 5;
const momentsOfShare = [12, 12, 12, 11, 3];

for (let share = 0; share < crashPages; share += 1) {
  test(`at most the last second is lost when the page's process dies while typing (${share + 1} of ${crashPages})`, async ({
    browser,
  }) => {
    const momentsPerPage = momentsOfShare[share] ?? 0;
    const random = seeded(1000 + share);
    // Touch screens have the plain text area, which is quick to open; the last share types in Monaco.
    const isPlain = share < crashPages - 1;
    const context = await browser.newContext(isPlain ? { hasTouch: true, isMobile: true } : {});
    let expected: { least: string; most: string } = { least: '', most: '' };
    for (let moment = 0; moment <= momentsPerPage; moment += 1) {
      const page = await openToType(context, isPlain);
      if (moment > 0) {
        const kept = await keptText(page);
        expect(kept.startsWith(expected.least), `${kept} begins with ${expected.least}`).toBe(true);
        expect(expected.most.startsWith(kept), `${expected.most} begins with ${kept}`).toBe(true);
        expected = { least: kept, most: kept };
      } else {
        await page.keyboard.press('ControlOrMeta+A');
        await page.keyboard.press('Delete');
      }
      if (moment === momentsPerPage) break;
      await page.keyboard.press('ControlOrMeta+End');
      const typed = await typeUntilKilled(
        browser,
        page,
        expected.most,
        500 + random() * 900,
        moment,
      );
      expected = typed;
      await page.close();
    }
    await context.close();
  });
}

async function openToType(context: BrowserContext, isPlain: boolean): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`/es/${exercise}`);
  if (isPlain) {
    await page.locator('.workbench-page').evaluate((main) => {
      dispatchEvent(new CustomEvent('enchufe:show', { detail: 'code' }));
      return main.id;
    });
    const area = page.locator('.editor textarea:not([readonly])');
    await area.focus();
  } else {
    await page.locator('.monaco-editor').first().waitFor();
    await lines(page).click();
  }
  return page;
}

/** The text as the database and the journal have it, not as the editor shows it. */
async function keptText(page: Page): Promise<string> {
  return page.evaluate(
    async (key) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('enchufe');
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(new Error('no database'));
        };
      });
      type Saved = { revision: number; files: Record<string, string> } | undefined;
      const kept = await new Promise<Saved>((resolve) => {
        const request = database.transaction('work').objectStore('work').get(key);
        request.onsuccess = () => {
          resolve(request.result as Saved);
        };
      });
      database.close();
      const journal = JSON.parse(
        localStorage.getItem(`enchufe:journal:${key}`) ?? 'null',
      ) as Saved | null;
      const newest = journal && journal.revision > (kept?.revision ?? 0) ? journal : kept;
      return newest?.files['server.ts'] ?? '';
    },
    exercise.slice(0, -1),
  );
}

/** Types until the process is killed after so many milliseconds; what must be kept ends well within the last second. */
async function typeUntilKilled(
  browser: Browser,
  page: Page,
  before: string,
  after: number,
  moment: number,
): Promise<{ least: string; most: string }> {
  const strokes: { time: number; text: string }[] = [];
  let text = before;
  const dead = page.waitForEvent('crash');
  const isDead = dead.then(() => 'dead' as const);
  const kill = new Promise((resolve) => setTimeout(resolve, after)).then(() =>
    killPage(browser, page, moment),
  );
  let killedAt = Infinity;
  void isDead.then(() => (killedAt = Date.now()));
  while (killedAt === Infinity) {
    const key = 'abcdefghijklmnopqrstuvwxyz'.charAt(strokes.length % 26);
    text += key;
    const stroke = page.keyboard.press(key).then(
      () => 'typed' as const,
      () => 'dead' as const,
    );
    if ((await Promise.race([stroke, isDead])) === 'dead') break;
    strokes.push({ time: Date.now(), text });
  }
  await dead;
  await kill;
  const lastSafe = strokes.findLast(({ time }) => time < killedAt - SAFE_AFTER_MS);
  return { least: lastSafe?.text ?? before, most: text };
}

async function killPage(browser: Browser, page: Page, moment: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // Ending all processes makes the next page start from nothing, so most moments end one page's.
  if (moment % 4 !== 2) {
    session.send('Page.crash').catch(() => undefined);
    return;
  }
  const whole = await browser.newBrowserCDPSession();
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
  // Only renderers of the browser that this test started.
  const killed = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  for (const id of killed) process.kill(id, 'SIGKILL');
  // Until the browser knows, it may give one of the dead processes to the next page.
  await expect
    .poll(async () => {
      const { processInfo: left } = await whole.send('SystemInfo.getProcessInfo');
      return left.filter(({ id }) => killed.includes(id));
    })
    .toEqual([]);
  await whole.detach();
}

/** Mulberry32: the same moments in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
