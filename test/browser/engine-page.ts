import { expect, type Locator, type Page } from '@playwright/test';
import { startStandIn, type StandIn } from '../webcontainer-stand-in/stand-in-server.ts';
import { expectCodeOnTop, typeOnTop } from './code-page.ts';
import { test } from './course-test.ts';
import { openFiles } from './page-in-work.ts';

/** A server that needs nothing, writes a word that one fault of the stand-in waits for, and won't end by itself. */
const server = `
import { WebSocketServer } from 'ws';
new WebSocketServer({ port: 8000 }).on('listening', () => {
  setTimeout(() => console.log('die now'), 500);
});
process.on('SIGTERM', () => undefined);
`;
const words = '// this was typed by hand';

/** Has a stand-in for StackBlitz run while the tests of a file do; gives the address of one that behaves so. */
export function runStandIn(): StandIn['origin'] {
  let standIn: StandIn | undefined;
  test.beforeAll(async () => {
    standIn = await startStandIn();
  });
  test.afterAll(async () => {
    await standIn?.close();
  });
  return (behaviour) => {
    if (!standIn) throw new Error('The stand-in runs only while tests do.');
    return standIn.origin(behaviour);
  };
}

/** Makes the genuine client take another host for StackBlitz's, as its maker provides for. */
export function playHost(page: Page, origin: string): Promise<unknown> {
  return page.addInitScript((url) => {
    Object.assign(globalThis, { WEBCONTAINER_API_IFRAME_URL: url });
  }, origin);
}

/** Opens the exercise for somebody who chose real Node earlier. */
export async function openChosen(
  page: Page,
  language: 'es' | 'en',
  text: string = server,
): Promise<void> {
  await page.addInitScript(() => {
    if (window === top) localStorage.setItem('enchufe:engine', 'webcontainer');
  });
  await openFiles(page, { 'server.ts': text }, language);
}

/** Writes a line at the top of the open file. */
export async function typeByHand(page: Page): Promise<void> {
  await typeOnTop(page, words);
}

/** Expects what was written to be where it was. */
export async function expectTyped(page: Page): Promise<void> {
  await expectCodeOnTop(page, words);
}

/** Lets more time go by than the client may take, once it waits for its host; the page's clock must be a test's. */
export async function waitTooLong(page: Page): Promise<void> {
  await page.locator('iframe[src*="/headless"]').waitFor({ state: 'attached' });
  await expect(news(page)).toHaveAttribute('data-engine-news', 'opening');
  await page.clock.fastForward(31_000);
}

/** The button that tells the engine. */
export function badge(page: Page): Locator {
  return page.locator('[data-engine]');
}

/** What there is to tell about the engine. */
export function news(page: Page): Locator {
  return page.locator('[data-engine-news]');
}

/** A button by its whole name. */
export function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

/** The server's state, once clients can reach it. */
export function listening(page: Page): Locator {
  return page.getByText(/^(listening on|escuchando en) 8000$/i).first();
}

/** The engine that the browser keeps as chosen. */
export function chosen(page: Page): Promise<string | null> {
  return page.evaluate(() => localStorage.getItem('enchufe:engine'));
}
