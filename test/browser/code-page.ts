import { expect, type Locator, type Page } from '@playwright/test';

/** The lines of the full editor. */
export const lines = (page: Page): Locator => page.locator('.monaco-editor .view-lines').first();

/** The text area that readers have who only touch, once it takes what is typed. */
export const plainCode = (page: Page): Locator => page.locator('.editor textarea:not([readonly])');

/** Opens a page with an editor, and waits until it is there. */
export async function openEditor(page: Page, address: string, code?: string): Promise<void> {
  await page.goto(address);
  await waitForEditor(page);
  if (code !== undefined) await writeCode(page, code);
}

/** Waits until the editor is there, whichever it is. */
export async function waitForEditor(page: Page): Promise<void> {
  await ((await isPlain(page)) ? plainCode(page) : lines(page)).waitFor();
}

/** Replaces the open file, as a learner would who pastes. */
export async function writeCode(page: Page, code: string): Promise<void> {
  if (await isPlain(page)) return plainCode(page).fill(code);
  await lines(page).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(code);
}

/** Puts words at the top of the open file, by keyboard. */
export async function typeOnTop(page: Page, words: string): Promise<void> {
  if (await isPlain(page)) await plainCode(page).focus();
  else await lines(page).click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.insertText(words);
  await expectCodeOnTop(page, words);
}

/** Expects the open file to begin with these words. */
export async function expectCodeOnTop(page: Page, words: string): Promise<void> {
  if (await isPlain(page)) await expect(plainCode(page)).toHaveValue(new RegExp(`^${words}`));
  else await expect(lines(page).locator('.view-line').first()).toContainText(words);
}

function isPlain(page: Page): Promise<boolean> {
  return page.evaluate(() => matchMedia('(pointer: coarse) and (hover: none)').matches);
}
