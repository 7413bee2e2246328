import type { Locator, Page } from '@playwright/test';
import { measureInteraction, pressPointer, slowDown } from './interactions.ts';
import { type PageBench, type PageCase, pageCase } from './page-bench.ts';

/** Sends to everybody what anybody says; its first guest gets so many frames that the log is full. */
const chattyServer = `import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8000 });
let left = 56_000;
server.on('connection', (socket) => {
  socket.on('message', (data) => {
    for (const each of server.clients) each.send(String(data));
  });
  const flood = () => {
    for (let i = 0; i < 500 && left > 0; i += 1) {
      left -= 1;
      socket.send(JSON.stringify({ type: 'tick', number: left, room: left % 7 }));
    }
    if (left > 0) setTimeout(flood, 10);
    else if (left === 0) console.log('everything is sent');
  };
  if (left > 0) flood();
});
`;

const detail = (page: Page) => page.getByRole('region', { name: 'Detail' });

/** What a reader feels with 50,000 frames in the log, at a quarter of the page's speed. */
export async function measureWire(bench: PageBench, runs: number): Promise<PageCase[]> {
  const { page, context } = await bench.visit({ 'server.ts': chattyServer });
  await page.locator('.monaco-editor').first().waitFor();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  // Among what the guest received the server's one line is out of sight.
  await page.getByLabel('Program', { exact: true }).selectOption('server');
  await page.getByRole('log').getByText('everything is sent').waitFor({ timeout: 60_000 });
  await page.getByRole('tab', { name: 'Wire', exact: true }).click();
  const list = page.getByRole('grid', { name: 'What crossed the wire' });
  await list.waitFor();
  await slowDown(page, 4);
  const took = new Map<string, number[]>();
  const take = async (name: string, action: () => Promise<unknown>): Promise<void> => {
    const times = took.get(name) ?? [];
    took.set(name, [...times, await measureInteraction(page, action)]);
  };
  const press = (name: string, key: string) => take(name, () => page.keyboard.press(key));
  const click = async (name: string, target: Locator) => {
    await target.hover();
    await take(name, () => pressPointer(page));
  };
  const tab = (name: string) => page.getByRole('tab', { name });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const scroll = (name: string, rows: number) =>
    take(name, async () => {
      await page.mouse.wheel(0, 33 * rows);
    });

  for (let run = 0; run < runs; run += 1) {
    await click('list: choose a frame', page.locator('.wire-list .row').nth(9));
    await press('list: next frame', 'ArrowUp');
    await press('list: next frame', 'ArrowDown');
    await press('list: a page of frames', 'PageUp');
    await press('list: a page of frames', 'PageDown');
    await press('list: first frame', 'Home');
    await press('list: last frame', 'End');
    await page.locator('.wire-list').hover();
    await scroll('list: scroll by three rows', -3);
    await scroll('list: scroll by a screen', -15);
    await scroll('list: scroll by a thousand rows', -1000);
    await page.getByRole('searchbox', { name: 'Search the wire' }).focus();
    for (const letter of '"room":3') await press('filter: type a letter', letter);
    await press('filter: take a letter back', 'Backspace');
    await click('filter: clear', button('Clear the filters'));
    await click('show the sequence', button('Sequence'));
    await page.locator('.frame .list').focus();
    await press('sequence: next frame', 'ArrowUp');
    await press('sequence: a page of frames', 'PageUp');
    await click('who received it: open', detail(page).locator('summary').first());
    await press('who received it: next frame', 'ArrowUp');
    await click('who received it: shut', detail(page).locator('summary').first());
    await click('show the list', button('List'));
    await click('show the clients', tab('Clients'));
    await page.getByRole('textbox', { name: 'Message', exact: true }).first().fill('hello');
    await click('send from a client', button('Send').first());
    await click('show the wire', tab('Wire'));
  }
  await context.close();
  return [...took].map(([name, times]) => pageCase(`50,000 frames at 4x: ${name}`, times));
}
