import { expect, test } from '@playwright/test';
import { exercise } from './exercise.ts';

for (const { from, name, words } of [
  { from: 'enchufe', name: 'ConnectionManager', words: 'export class ConnectionManager' },
  { from: 'ws', name: 'WebSocketServer', words: 'export const WebSocketServer: typeof Server' },
]) {
  test(`F12 on a name of ${from} shows below its line how it is written`, async ({ page }) => {
    const mistakes: string[] = [];
    page.on('pageerror', ({ message }) => {
      // On a slow machine F12 is pressed again before Monaco has answered, and the first is cancelled.
      if (message !== 'Canceled') mistakes.push(message);
    });
    await page.goto(`/en/${exercise}`);
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('Delete');
    await page.keyboard.insertText(`import { ${name} } from '${from}';\nnew ${name}();`);
    for (let times = 0; times < 4; times += 1) await page.keyboard.press('ArrowLeft');
    const shown = page.locator('.peekview-widget .preview .view-lines');
    // The editor learns the language after it has opened.
    await expect(async () => {
      await page.keyboard.press('F12');
      await expect(shown).toContainText(words.replaceAll(' ', '\u00a0'), { timeout: 3000 });
    }).toPass({ timeout: 40_000 });
    expect(mistakes).toEqual([]);
  });
}
