import { measureInteraction, pressPointer, slowDown } from './interactions.ts';
import { type PageBench, type PageCase, pageCase } from './page-bench.ts';

/** Writes more lines than the console keeps. */
const writingServer = `
let n = 0;
const write = () => {
  for (let i = 0; i < 500; i += 1) console.log('line ' + n++ + ' of room ' + (n % 7));
  if (n < 130_000) setTimeout(write, 15);
  else console.log('everything is written');
};
write();
setInterval(() => {}, 1000);
`;

/** What a reader feels with 100,000 lines in the console, at a quarter of the page's speed. */
export async function measureConsole(bench: PageBench, runs: number): Promise<PageCase[]> {
  const { page, context } = await bench.visit({ 'server.ts': writingServer });
  await page.locator('.monaco-editor').first().waitFor();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('log').getByText('everything is written').waitFor({ timeout: 90_000 });
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await slowDown(page, 4);
  const took = new Map<string, number[]>();
  const take = async (name: string, action: () => Promise<unknown>): Promise<void> => {
    const times = took.get(name) ?? [];
    took.set(name, [...times, await measureInteraction(page, action)]);
  };
  const log = page.getByRole('log');
  const search = page.getByRole('searchbox', { name: 'Search the console' });
  const messages = page.getByRole('button', { name: 'Messages' });
  for (let run = 0; run < runs; run += 1) {
    await log.hover();
    await take('scroll by three lines', () => page.mouse.wheel(0, -60));
    await take('scroll by a screen', () => page.mouse.wheel(0, -300));
    await take('scroll by a thousand lines', () => page.mouse.wheel(0, -20_000));
    await messages.hover();
    await take('hide messages', () => pressPointer(page));
    await messages.hover();
    await take('show messages', () => pressPointer(page));
    await search.focus();
    for (const letter of 'room 3') {
      await take('search: type a letter', () =>
        page.keyboard.press(letter === ' ' ? 'Space' : letter),
      );
    }
    await take('search: next result', () => page.keyboard.press('Enter'));
    await take('search: take a letter back', () => page.keyboard.press('Backspace'));
    await search.selectText();
    await take('search: end', () => page.keyboard.press('Delete'));
  }
  await context.close();
  return [...took].map(([name, times]) => pageCase(`100,000 lines at 4x: ${name}`, times));
}
