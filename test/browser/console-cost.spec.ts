import { expect, type Page } from '@playwright/test';
import { test } from './course-test.ts';
import { openFiles } from './page-in-work.ts';

/** Writes about as fast as the page reads, until it is stopped. */
const manyLines = `
let n = 0;
setInterval(() => {
  for (let i = 0; i < 500; i++) console.log('linea ' + n++ + ' de la sala ' + (n % 7));
}, 15);
`;
const rows = (page: Page) => page.getByRole('log').locator('.row');

async function start(page: Page, server: string): Promise<void> {
  await openFiles(page, { 'server.ts': server }, 'es');
  await page.getByRole('button', { name: 'Ejecutar', exact: true }).click();
}

/** Does something in the page, and tells after how many milliseconds the next frame was drawn. */
function timed(page: Page, action: string): Promise<number> {
  return page.evaluate(async (code) => {
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 }));
    const begin = performance.now();
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    (new Function(code) as () => void)();
    await new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(null);
      }),
    );
    return performance.now() - begin;
  }, action);
}

const list = `document.querySelector('[role=log]')`;
const press = (name: string) => `document.querySelector('button[title="${name}"]').click()`;
const write = (words: string) =>
  `const field = document.querySelector('.tools input[type=search]'); field.value = '${words}';
   field.dispatchEvent(new InputEvent('input', { bubbles: true }))`;

test('100,000 lines answer at a quarter of the speed', async ({ page }) => {
  test.setTimeout(180_000);
  await start(page, manyLines);
  await expect(page.getByText(/Líneas anteriores que ya no caben: [\d.]+/)).toBeVisible({
    timeout: 120_000,
  });
  await page.getByRole('button', { name: 'Parar', exact: true }).click();
  await expect(page.getByText('Líneas en la consola: 100.000')).toBeAttached();
  expect(await rows(page).count()).toBeLessThan(120);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const actions: Record<string, string> = {
    'scroll to the start': `${list}.scrollTop = 0`,
    'scroll to the middle': `${list}.scrollTop = ${list}.scrollHeight / 2`,
    'scroll by a page': `${list}.scrollTop += ${list}.clientHeight`,
    'hide messages': press('Mensajes'),
    'show messages': press('Mensajes'),
    'search, many hits': write('sala 3'),
    'search, few hits': write('99999 '),
    'next hit': press('Resultado siguiente'),
    'end the search': write(''),
    'scroll to the end': `${list}.scrollTop = ${list}.scrollHeight`,
  };
  const took: Record<string, number> = {};
  for (const [name, code] of Object.entries(actions)) {
    took[name] = Math.round(await timed(page, code));
    await page.waitForTimeout(300);
  }
  console.log(`100,000 lines at 4x throttling, ms to the next frame: ${JSON.stringify(took)}`);
  for (const [name, ms] of Object.entries(took)) expect(ms, name).toBeLessThan(500);
});

test('a program that writes as fast as it can does not freeze the page', async ({ page }) => {
  await start(
    page,
    `let n = 0;
     const flood = () => { for (let i = 0; i < 5000; i++) console.log('linea ' + n++);
       if (n < 100000) setTimeout(flood, 0); else console.log('se acabó'); };
     setTimeout(flood, 1000);`,
  );
  const longest = await page.evaluate(async () => {
    let worst = 0;
    let last = performance.now();
    const end = last + 6000;
    while (last < end) {
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      worst = Math.max(worst, now - last);
      last = now;
    }
    return worst;
  });
  console.log(`longest frame while 100,000 lines are written at once: ${longest.toFixed(0)} ms`);
  // What was lost on the way is told in the order in which it was lost.
  await expect(rows(page).last()).toContainText(/se acabó|linea 9999|líneas|terminó/i);
  expect(longest).toBeLessThan(1500);
});
