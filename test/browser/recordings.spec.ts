import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { constants, deflateRawSync } from 'node:zlib';
import { expect, type Page } from '@playwright/test';
import { encodeFrame } from '../../src/network/frame-encoder.ts';
import type { WireEvent } from '../../src/network/wire-event.ts';
import { recordingWords } from '../../src/translations/recordings.ts';
import { workbenchTexts } from '../../src/translations/workbench.ts';
import { writeRecording } from '../../src/wire-inspector/record/recording-file.ts';
import { accepted, bytes, down, opened, up, upgrade } from '../network/wire-of-ana.ts';
import { expectNoViolations } from './accessible.ts';
import { test } from './course-test.ts';
import { exercise } from './exercise.ts';
import { openFiles, runFiles } from './page-in-work.ts';
import { button, detail, rows, say, show } from './wire-page.ts';

test.use({ editor: 'plain' });

const words = recordingWords.en;
const banner = (page: Page) => page.locator('[data-recording]');
const notice = (page: Page) => page.locator('[data-record-notice]');
const begun = [opened(), bytes(up, upgrade), bytes(down, accepted)];

async function openRun(page: Page): Promise<void> {
  await runFiles(page, {});
  await show(page, 'Wire');
  await expect(rows(page).filter({ hasText: 'hello' })).toBeVisible();
}

async function choose(page: Page, item: string | RegExp): Promise<void> {
  await button(page, words.menu).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function openText(page: Page, text: string, name = 'trace.json'): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), choose(page, words.open)]);
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

function fileOf(events: readonly WireEvent[], title = 'Echo'): string {
  return writeRecording({ title, recordedAt: '2026-05-04T10:20:30.000Z', leftOut: 0, events });
}

test('a trace is saved as a file and opened again, and the live wire goes on meanwhile', async ({
  page,
}) => {
  await openRun(page);
  await say(page, 'Ana', 'kept');
  await expect(rows(page).filter({ hasText: 'kept' })).toHaveCount(2);
  const live = await rows(page).count();
  const [download] = await Promise.all([page.waitForEvent('download'), choose(page, words.save)]);
  expect(download.suggestedFilename()).toMatch(/^enchufe-.+-\d{4}-\d\d-\d\dT\d{4}\.json$/);
  const text = readFileSync(await download.path(), 'utf8');
  await expect(notice(page)).toContainText(words.saved);

  await say(page, 'Ana', 'later');
  await openText(page, text, 'mine.json');
  await expect(banner(page)).toContainText(words.fromFile('mine.json'));
  await expect(rows(page)).toHaveCount(live);
  await expect(rows(page).filter({ hasText: 'kept' })).toHaveCount(2);
  await expect(rows(page).filter({ hasText: 'later' })).toHaveCount(0);
  await expect(page.getByRole('tab', { name: /^Wire/ })).toHaveAccessibleDescription(
    workbenchTexts.en.wireIsRecording,
  );
  await expectNoViolations(page);

  await button(page, words.back).click();
  await expect(banner(page)).toHaveCount(0);
  await expect(rows(page).filter({ hasText: 'later' })).toHaveCount(2);
  await choose(page, words.again(words.fromFile('mine.json')));
  await expect(banner(page)).toBeVisible();
  await button(page, 'Run').click();
  await expect(banner(page)).toHaveCount(0);
});

test('a link opens the same page with the recording, and asks no server for it', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openRun(page);
  await say(page, 'Ana', 'look at this');
  await choose(page, words.copy);
  await expect(notice(page)).toContainText(words.copied);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(new RegExp(`/en/${exercise}#wire=[\\w-]+$`));

  const other = await context.newPage();
  const asked: string[] = [];
  other.on('request', (request) => asked.push(request.url()));
  await other.goto(link);
  await expect(banner(other)).toContainText(words.fromLink);
  await expect(rows(other).filter({ hasText: 'look at this' })).toHaveCount(2);
  expect(asked.filter((url) => url.includes('wire='))).toEqual([]);
  await rows(other).filter({ hasText: 'look at this' }).last().click();
  await expect(detail(other)).toContainText('opcode');
  // The line is somebody else's program's: it can't be gone to.
  await expect(detail(other).getByRole('button', { name: /server\.ts/ })).toHaveCount(0);
  await button(other, words.back).click();
  expect(other.url()).not.toContain('#');
});

test('a trace that is too big for a link is offered as a file', async ({ page }) => {
  await openFiles(page, {});
  await show(page, 'Wire');
  const noise = encodeFrame({ opcode: 'binary', payload: Uint8Array.from(randomBytes(9000)) });
  await openText(page, fileOf([...begun, bytes(down, noise)]));
  await expect(banner(page)).toBeVisible();
  await choose(page, words.copy);
  await expect(notice(page)).toContainText(/too big for a link.*the limit is 8 KB/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, words.saveInstead).click(),
  ]);
  expect(download.suggestedFilename()).toContain('enchufe-echo-2026-05-04');
});

test('damaged, foreign and newer files and links are refused with a sentence, and nothing is lost', async ({
  page,
}) => {
  test.slow();
  await openRun(page);
  const before = await rows(page).count();
  const good = fileOf(begun);
  for (const [text, sentence] of [
    ['hello', words.refused.foreign],
    ['{"format":"enchufe-wire","version":2}', words.refused.newer],
    [good.slice(0, -20), words.refused.damaged('JSON')],
    [good.replace('"port":8000', '"port":"eight"'), words.refused.damaged('events › 0 › port')],
  ] as const) {
    await openText(page, text);
    await expect(notice(page)).toContainText(`${sentence} ${words.nothingLost}`);
    await expect(rows(page)).toHaveCount(before);
    await button(page, words.dismiss).click();
    await expect(notice(page)).toHaveCount(0);
  }
  await openText(page, 'hello');
  await expectNoViolations(page);
  await page.evaluate(() => (location.hash = '#wire=AAAA'));
  await expect(notice(page)).toContainText(words.refused.damaged('#wire'));
  await expect(rows(page)).toHaveCount(before);
  await say(page, 'Ana', 'still here');
});

test('a compressed message is shown inflated', async ({ page }) => {
  const deflated = deflateRawSync('hola hola hola', { finishFlush: constants.Z_SYNC_FLUSH });
  const frame = encodeFrame({ opcode: 'text', payload: Uint8Array.from(deflated.subarray(0, -4)) });
  frame[0] = (frame[0] ?? 0) | 0x40;
  const agreed = accepted.replace(
    '\r\n\r\n',
    '\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n',
  );
  await openFiles(page, {});
  await show(page, 'Wire');
  await openText(
    page,
    fileOf([
      opened(),
      bytes(up, upgrade),
      bytes(down, agreed),
      bytes(down, Uint8Array.from(frame)),
    ]),
  );
  await rows(page).filter({ hasText: 'compressed' }).click();
  await expect(detail(page)).toContainText('The message, decompressed');
  await expect(detail(page)).toContainText('hola hola hola');
});

test('50,000 frames open, and the keyboard reaches both ends', async ({ page }) => {
  const ping = encodeFrame({ opcode: 'text', payload: 'x' });
  const frames = Array.from({ length: 49_000 }, (_, index) =>
    bytes(down, Uint8Array.from(ping), index),
  );
  await openFiles(page, {});
  await show(page, 'Wire');
  await openText(page, fileOf([...begun, ...frames]));
  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-rowcount', '49003');
  expect(await rows(page).count()).toBeLessThan(100);
  await grid.focus();
  await page.keyboard.press('End');
  await expect(detail(page)).toContainText('Frame 49000');
  await page.keyboard.press('Home');
  await expect(detail(page)).toContainText('GET /ws');
});

test.describe('in the full editor', () => {
  test.use({ editor: 'unchecked' });

  for (const language of ['es', 'en'] as const) {
    test(`a failed check opens its own trace at the frame that failed (${language})`, async ({
      page,
    }) => {
      const own = recordingWords[language];
      await page.goto(`/${language}/${exercise}`);
      await page.locator('.monaco-editor').first().waitFor();
      await button(page, language === 'es' ? 'Comprobar' : 'Check').click();
      const failed = page.locator('[data-check="text-type"]');
      await failed.getByRole('button', { name: own.seeOnWire }).click();
      await expect(banner(page)).toContainText(language === 'es' ? 'comprobación' : 'check');
      const chosen = page.getByRole('row', { selected: true });
      await expect(chosen).toHaveText(
        language === 'es'
          ? /cliente 1.*bytes:0.*server\.ts:17/
          : /client 1.*bytes:0.*server\.ts:17/,
      );
      // What the judge did when it knew enough is no part of it.
      await expect(page.getByRole('grid').locator('[role=row][aria-selected]')).toHaveCount(4);
      await expect(page.locator('.line-mark-words-frame')).toHaveText(/2/);
      await expectNoViolations(page);
      await button(page, own.back).click();
      await expect(banner(page)).toHaveCount(0);
    });
  }
});
