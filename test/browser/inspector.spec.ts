import { expect, type Page } from '@playwright/test';
import { expectNoViolations } from './accessible.ts';
import { test } from './course-test.ts';
import { runFiles } from './page-in-work.ts';
import { button, detail, press, rows, say, show } from './wire-page.ts';

test.use({ editor: 'plain' });

/** Runs the chat server, waits for its greeting, and shows the wire. */
async function openWire(page: Page): Promise<void> {
  await runFiles(page, {});
  await show(page, 'Wire');
  await expect(rows(page).filter({ hasText: 'hello' })).toBeVisible();
}

test('the list tells time, client, direction, kind, payload, size and source line of what crossed', async ({
  page,
}) => {
  await openWire(page);
  await say(page, 'Ana', 'hola');
  await expect(rows(page).nth(0)).toHaveText(
    /Ana → server\s*handshake\s*GET \/ · Upgrade\s*\d+ bytes/,
  );
  await expect(rows(page).nth(1)).toHaveText(/ms\s*Ana.*server → Ana\s*handshake\s*101 Switching/);
  await expect(rows(page).nth(2)).toHaveText(/server → Ana\s*text\s*hello.*server\.ts:15/);
  await expect(rows(page).nth(3)).toHaveText(/Ana → server\s*text\s*hola\s*10 bytes/);
  await expect(rows(page).nth(4)).toHaveText(/server → Ana\s*text\s*hola.*server\.ts:19/);
});

test('filters leave what was asked for, say how much, and are taken away again', async ({
  page,
}) => {
  await openWire(page);
  await say(page, 'Ana', 'hola');
  await say(page, 'Ana', 'hey', 'ping');
  const tools = page.getByRole('group', { name: 'Wire filters' });
  await expect(rows(page).filter({ hasText: 'pong' })).toBeVisible();
  const all = await rows(page).count();

  await tools.getByLabel('Kind').selectOption('handshake');
  await expect(rows(page)).toHaveCount(2);
  await expect(tools).toContainText(`2 of ${all} shown`);
  await tools.getByLabel('Kind').selectOption('ping and pong');
  await expect(rows(page)).toHaveText([/ping/, /pong/]);
  await tools.getByLabel('Direction').selectOption('← from the server');
  await expect(rows(page)).toHaveText([/pong/]);
  await button(tools, 'Clear the filters').click();
  await expect(rows(page)).toHaveCount(all);

  await tools.getByLabel('Search the wire').fill('HOLA');
  await expect(rows(page)).toHaveText([/Ana → server/, /server → Ana/]);
  await tools.getByLabel('Search the wire').fill('nobody said this');
  await expect(page.getByText('No entry passes these filters.')).toBeVisible();
  await button(tools, 'Clear the filters').click();

  await show(page, 'Clients');
  await button(page, 'New client').click();
  await show(page, 'Wire');
  await tools.getByLabel('Client').selectOption('Luis');
  await expect(rows(page)).toHaveText([/Luis/, /Luis/, /Luis/]);
});

test('a paused list stands still, counts what waits, and catches up', async ({ page }) => {
  await openWire(page);
  const before = await rows(page).count();
  await button(page, 'Pause').click();
  await say(page, 'Ana', 'later');
  await expect(page.getByText('2 waiting')).toBeVisible();
  await expect(rows(page)).toHaveCount(before);
  await button(page, 'Go on').click();
  await expect(rows(page)).toHaveCount(before + 2);
});

test('a frame’s detail draws every bit of its header, and shows the payload masked and unmasked', async ({
  page,
}) => {
  await openWire(page);
  await say(page, 'Ana', '{"a": 1}');
  await rows(page).filter({ hasText: 'Ana → server' }).last().click();
  const bits = detail(page).getByRole('listitem');
  await expect(bits).toHaveText([
    ...[/^1\s*FIN$/, /^0\s*RSV1$/, /^0\s*RSV2$/, /^0\s*RSV3$/, /^0001\s*opcode$/],
    ...[/^1\s*MASK$/, /^0001000\s*length$/, /^([0-9a-f]{2}){4}\s*masking key$/],
  ]);
  await expect(detail(page)).toContainText('1: a client always masks');
  const payload = detail(page).getByRole('group', { name: 'View as: Payload', exact: true });
  await button(payload, 'JSON').click();
  await expect(detail(page).getByText('"a": 1', { exact: false }).first()).toBeVisible();
  await button(payload, 'Hex').click();
  await expect(detail(page)).toContainText('7b 22 61 22 3a 20 31 7d');
  await expect(detail(page)).toContainText('Payload as it travelled, masked');
  await expect(detail(page).getByRole('link', { name: 'RFC 6455 §5.2' })).toHaveAttribute(
    'href',
    'https://www.rfc-editor.org/rfc/rfc6455#section-5.2',
  );
  await expectNoViolations(page);
});

test('a handshake’s detail explains every header, and computes the accept key step by step', async ({
  page,
}) => {
  await openWire(page);
  await rows(page).nth(0).click();
  const head = detail(page).locator('pre');
  await expect(head).toContainText('GET / HTTP/1.1');
  const names = (await head.innerText())
    .split('\n')
    .slice(1)
    .map((line) => line.split(':')[0] ?? '');
  for (const name of names) {
    await expect(detail(page).locator('dt', { hasText: name }).first()).toBeVisible();
  }
  await expect(detail(page).getByText('Sec-WebSocket-Accept:')).toBeVisible();
  await rows(page).nth(1).click();
  const steps = detail(page).getByRole('list').getByRole('listitem');
  await expect(steps).toHaveText([
    /^Join the key.*==\s*258EAFA5-E914-47DA-95CA-C5AB0DC85B11$/,
    /^Compute their SHA-1, 20 bytes:\s*([0-9a-f]{2} ?){20}$/,
    /^Write them in base64:\s*.{27}=$/,
  ]);
  const accept = (await steps.nth(2).innerText()).split('\n').at(-1) ?? '';
  await expect(head).toContainText(`Sec-WebSocket-Accept: ${accept.trim()}`);
  await expect(detail(page)).toContainText('It matches Sec-WebSocket-Accept.');
  await expectNoViolations(page);
});

test('a close tells its code, who began it, and that it was clean', async ({ page }) => {
  await openWire(page);
  await show(page, 'Clients');
  const ana = page.getByRole('region', { name: 'Ana', exact: true });
  await ana.getByRole('textbox', { name: 'Message', exact: true }).fill('bye');
  await button(ana, 'Send').click();
  await expect(ana).toContainText('4001');
  await show(page, 'Wire');
  await rows(page).filter({ hasText: 'server → Ana' }).filter({ hasText: 'close 4001' }).click();
  await expect(detail(page)).toContainText('A code of this application’s own.');
  await expect(detail(page)).toContainText('so long');
  await expect(detail(page)).toContainText('the server, with this frame');
  await rows(page).filter({ hasText: 'clean close' }).click();
  await expect(detail(page)).toContainText('yes: both sides sent their close frame');
  await expect(detail(page)).toContainText(/the client sees\s*4001/);
  await expectNoViolations(page);
});

test('a cut tells why both sides see 1006', async ({ page }) => {
  await openWire(page);
  await press(page, 'Ana', /^Cut/);
  await rows(page).filter({ hasText: '1006' }).click();
  await expect(detail(page)).toContainText('nobody: there was no close frame');
  await expect(detail(page)).toContainText('No close frame came: the connection was cut.');
  await expect(detail(page)).toContainText('This code never travels.');
});

test.describe('in the full editor', () => {
  test.use({ editor: 'unchecked' });

  test('an entry leads to the line that wrote it, and the line leads to its entry', async ({
    page,
  }) => {
    await openWire(page);
    await say(page, 'Ana', 'hola');
    await rows(page).filter({ hasText: 'server.ts:19' }).click();
    const marked = page.locator('.line-mark-words-frame');
    await expect(marked).toHaveText(/frame\s3/i);
    await detail(page)
      .getByRole('button', { name: /^server\.ts:19/ })
      .click();
    await expect(page.locator('.monaco-editor.focused')).toBeVisible();

    await page.locator('.view-line').filter({ hasText: "socket.send('hello" }).click();
    await expect(page.getByRole('row', { selected: true })).toHaveText(/hello.*server\.ts:15/);
    await expect(marked).toHaveText(/frame\s1/i);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('row', { selected: true })).toHaveText(/hola.*server\.ts:19/);
  });
});
