import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { exercise } from './exercise.ts';

/** Tells how it was dialled, refuses `/no`, sends what it gets to everybody, and says goodbye on request. */
const server = `
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({
  port: Number(process.env.PORT),
  verifyClient: ({ req }, answer) =>
    req.url === '/no' ? answer(false, 403, 'Forbidden', { 'X-Why': 'no token' }) : answer(true),
});
server.on('connection', (socket, request) => {
  socket.send(['hi', request.url, request.headers['x-room'] ?? '-', socket.protocol || '-'].join(' '));
  socket.on('error', (error) => console.log('error ' + error.message));
  socket.on('close', (code, reason) => console.log('close ' + code + ' ' + reason));
  socket.on('message', (data, isBinary) => {
    if (data.toString() === 'bye') return socket.close(4001, 'so long');
    const text = isBinary ? data.length + ' bytes' : 'echo ' + data;
    for (const each of server.clients) each.send(text);
  });
});
`;

/** Opens the exercise, runs the server above and shows the clients. */
async function openClients(page: Page): Promise<void> {
  await page.goto(`/en/${exercise}`);
  await page.locator('.monaco-editor').first().waitFor();
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(server);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText(/listening on 8000/i).first()).toBeVisible();
  await page.getByRole('tab', { name: 'Clients', exact: true }).click();
  await expect(log(client(page, 'Ana'))).toContainText('hi / - -');
}

const client = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const log = (card: Locator) => card.getByRole('log');
const button = (place: Page | Locator, name: string) =>
  place.getByRole('button', { name, exact: true });
const outcome = (card: Locator) => card.locator('[data-outcome]');

async function send(card: Locator, format: string, text: string): Promise<void> {
  await card.getByLabel('Send as').selectOption(format);
  await card.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
  await button(card, 'Send').click();
}

test('a client dials with path, query, subprotocols and headers, and keeps what was typed wrong', async ({
  page,
}) => {
  await openClients(page);
  const ana = client(page, 'Ana');
  await ana.getByText('Query, subprotocols and headers').click();
  await ana.getByLabel('Path').fill('/room');
  await ana.getByLabel('Query').fill('token=abc');
  await ana.getByLabel('Subprotocols').fill('chat v2');
  await ana.getByLabel('Headers').fill('X-Room: seven');
  await button(ana, 'Reconnect').click();
  await expect(ana.getByRole('alert')).toContainText('“chat v2” cannot be a subprotocol');
  await expect(ana.getByLabel('Subprotocols')).toHaveValue('chat v2');
  await ana.getByLabel('Subprotocols').fill('chat.v2, chat.v1');
  await button(ana, 'Connect').click();
  await expect(log(ana)).toContainText('hi /room?token=abc seven chat.v2');
});

test('a refused handshake shows its status, headers and body', async ({ page }) => {
  await openClients(page);
  const ana = client(page, 'Ana');
  await ana.getByLabel('Path').fill('/no');
  await button(ana, 'Reconnect').click();
  await expect(outcome(ana)).toHaveText(/The server rejected the handshake: 403 Forbidden/);
  await expect(ana.getByText('X-Why')).toBeVisible();
  await expect(ana.getByText('no token')).toBeVisible();
  await expect(ana.getByLabel('Path')).toHaveValue('/no');
});

test('a client sends text, JSON, bytes, a file, fragments, a ping and raw bytes', async ({
  page,
}) => {
  await openClients(page);
  const ana = client(page, 'Ana');
  const message = ana.getByRole('textbox', { name: 'Message', exact: true });

  await send(ana, 'json', '{"a": }');
  await expect(ana.getByRole('alert')).toContainText('This is not JSON');
  await expect(message).toHaveValue('{"a": }');
  await send(ana, 'json', '{"a": 1}');
  await expect(log(ana)).toContainText('echo {"a": 1}');
  await expect(message).toHaveValue('');

  await send(ana, 'bytes', '48 6');
  await expect(message).toHaveValue('48 6');
  await send(ana, 'bytes', '48 69 21');
  await expect(log(ana)).toContainText('3 bytes');

  await ana.getByLabel('Send as').selectOption('file');
  const file = ana.getByLabel('File', { exact: true });
  await file.setInputFiles({
    name: 'big.bin',
    mimeType: 'application/octet-stream',
    buffer: Buffer.alloc(1024 * 1024 + 1),
  });
  await expect(ana.getByRole('alert')).toContainText('the limit of this client is 1 MiB');
  await file.setInputFiles({
    name: 'small.bin',
    mimeType: 'application/octet-stream',
    buffer: Buffer.alloc(70_000, 7),
  });
  await expect(ana.getByText('small.bin, 68.4 KiB')).toBeVisible();
  await button(ana, 'Send').click();
  await expect(log(ana)).toContainText('70000 bytes');

  await ana.getByLabel('Send as').selectOption('text');
  await ana.getByLabel('Frames').fill('3');
  await send(ana, 'text', 'añó');
  await expect(log(ana)).toContainText('text · 5 bytes · 3 frames');
  await expect(log(ana)).toContainText('echo añó');

  await send(ana, 'ping', 'hey');
  await expect(log(ana).getByText('A pong arrived')).toBeVisible();

  await send(ana, 'raw', '81 82 00 00 00 00 6f 6b');
  await expect(log(ana)).toContainText('echo ok');
  await send(ana, 'raw', '81 02 6f 6b');
  await expect(outcome(ana)).toHaveText(
    /Closed: code 1002, no reason · clean · the server began to close/,
  );
});

test('a close tells its code, its reason and who began, and an illegal code is explained', async ({
  page,
}) => {
  await openClients(page);
  const ana = client(page, 'Ana');
  await send(ana, 'text', 'bye');
  await expect(outcome(ana)).toHaveText(
    /Closed: code 4001, reason “so long” · clean · the server began to close/,
  );
  await button(ana, 'Connect').click();
  await expect(ana.getByText('connected', { exact: true })).toBeVisible();

  await ana.getByText('Close with code and reason').click();
  await ana.getByLabel('Code').fill('1006');
  await ana.getByLabel('Reason').fill('lost');
  await expect(ana.getByText(/1006 never travels/)).toBeVisible();
  await expect(button(ana, 'Close')).toBeDisabled();
  await button(ana, 'Prepare it as raw bytes').click();
  await button(ana, 'Send').click();
  await expect(outcome(ana)).toHaveText(/Closed: code 1002/);
  await button(ana, 'Connect').click();
  await expect(ana.getByText('connected', { exact: true })).toBeVisible();

  await expect(ana.getByLabel('Reason')).toHaveValue('lost');
  await ana.getByLabel('Code').fill('4002');
  await button(ana, 'Close').click();
  await expect(outcome(ana)).toHaveText(
    /Closed: code 4002, reason “lost” · clean · the client began to close/,
  );
  await page.getByRole('tab', { name: 'Console', exact: true }).click();
  await expect(page.getByRole('tabpanel').getByText('close 4002 lost').first()).toBeVisible();
});

test('a cut cable is 1006 on both sides, and a silent client answers no close', async ({
  page,
}) => {
  await openClients(page);
  const ana = client(page, 'Ana');
  await button(ana, 'Cut the cable').click();
  await expect(outcome(ana)).toHaveText(
    /Closed: code 1006, no reason · not clean · nobody said goodbye/,
  );
  await button(ana, 'Connect').click();
  await expect(ana.getByText('connected', { exact: true })).toBeVisible();
  await button(ana, 'Go silent').click();
  await send(ana, 'text', 'bye');
  await expect(log(ana)).toContainText('bye');
  await page.waitForTimeout(500);
  await expect(ana.getByText('connected · silent')).toBeVisible();
  await button(ana, 'Go silent').click();
  await expect(outcome(ana)).toHaveText(/Closed: code 4001/);
  await page.getByRole('tab', { name: 'Console', exact: true }).click();
  await expect(page.getByRole('tabpanel').getByText('close 1006').first()).toBeVisible();
});

test('five more clients at once, and a table tells whom a message reached', async ({ page }) => {
  await openClients(page);
  await button(page, 'Open five at once').click();
  for (const name of ['Luis', 'Marta', 'Hugo', 'Noor', 'Leo']) {
    await expect(client(page, name)).toHaveAttribute('data-client-state', 'open');
  }
  const name = client(page, 'Leo').getByLabel('Name of Leo');
  await name.fill('Ana');
  await name.press('Enter');
  await expect(page.getByText('Another client has that name.')).toBeVisible();
  await expect(name).toHaveValue('Ana');
  await name.fill('Lea');
  await name.press('Enter');
  await button(client(page, 'Lea'), 'Remove Lea').click();
  await button(client(page, 'Noor'), 'Cut the cable').click();
  await expect(client(page, 'Noor')).toHaveAttribute('data-client-state', 'closed');

  await send(client(page, 'Ana'), 'text', 'hello all');
  const table = page.getByRole('region', { name: 'Who got it' });
  const rows = table.getByRole('row');
  await expect(rows.filter({ hasText: 'Ana (sender)' })).toContainText('echo hello all');
  await expect(rows.filter({ hasText: 'Luis' })).toHaveText(/echo hello all\s*[\d.]+ ms\s*1/);
  await expect(rows.filter({ hasText: 'Noor' })).toContainText('not connected');

  await page.getByLabel('Message from all').fill('together');
  await button(page, 'Send from all').click();
  await expect(page.getByText('Sent from 4 clients.')).toBeVisible();
  await expect(rows.filter({ hasText: 'Hugo' })).toHaveText(/echo together\s*[\d.]+ ms\s*4/);
  await expect(table).toContainText('From Ana, Luis, Marta, Hugo:');
});

test('faults of one client are shown, work and can be undone', async ({ page }) => {
  await openClients(page);
  const ana = client(page, 'Ana');
  const active = ana.getByRole('list', { name: 'Active faults' });
  await ana.getByText('Network faults').click();
  await button(ana, 'Refuse the next connection').click();
  await expect(active).toContainText('refuses the next connection');
  await button(ana, 'Reconnect').click();
  await expect(outcome(ana)).toHaveText(/refused by the fault that you asked for/);
  await expect(active).toHaveCount(0);
  await ana.getByLabel('Latency (ms)').fill('400');
  await button(ana, 'Connect').click();
  await expect(active).toHaveText(/latency 400 ms/);
  await expect(ana).toHaveAttribute('data-client-state', 'open');
  const before = await page.evaluate(() => performance.now());
  await send(ana, 'text', 'slow');
  await expect(log(ana)).toContainText('echo slow');
  expect(await page.evaluate((from) => performance.now() - from, before)).toBeGreaterThan(750);
  await button(ana, 'Undo: latency 400 ms').click();
  await expect(active).toHaveCount(0);

  await button(ana, 'Dead cable').click();
  await expect(active).toContainText('dead cable');
  await send(ana, 'text', 'lost?');
  await page.waitForTimeout(500);
  await expect(log(ana)).not.toContainText('echo lost?');
  await button(ana, 'Undo: dead cable').click();
  await expect(log(ana)).toContainText('echo lost?');

  await button(ana, 'Read slowly').click();
  await expect(active).toContainText('reads 200 bytes/s');
  await button(ana, 'Read slowly').click();
  await expect(active).toHaveCount(0);
});

test('faults for all reach every client, and can be undone', async ({ page }) => {
  await openClients(page);
  await button(page, 'New client').click();
  await expect(client(page, 'Luis')).toHaveAttribute('data-client-state', 'open');
  await page.getByText('Faults for all').click();
  await button(page, 'Cut every cable').click();
  for (const name of ['Ana', 'Luis']) {
    await expect(outcome(client(page, name))).toHaveText(/Closed: code 1006/);
  }
  await button(page, 'Refuse connections').click();
  await button(client(page, 'Ana'), 'Connect').click();
  await expect(outcome(client(page, 'Ana'))).toHaveText(/refused by the fault/);
  await button(page, 'Undo: refuses connections').click();
  await button(client(page, 'Ana'), 'Connect').click();
  await expect(client(page, 'Ana')).toHaveAttribute('data-client-state', 'open');
});

test('a client can be driven by keyboard alone', async ({ page }) => {
  await openClients(page);
  await page.getByRole('tab', { name: 'Clients', exact: true }).focus();
  const message = client(page, 'Ana').getByRole('textbox', { name: 'Message', exact: true });
  for (let step = 0; step < 20; step += 1) {
    await page.keyboard.press('Tab');
    if (await message.evaluate((field) => field === document.activeElement)) break;
  }
  await page.keyboard.type('by hand');
  await page.keyboard.press('Enter');
  await expect(log(client(page, 'Ana'))).toContainText('echo by hand');
  await page.keyboard.press('ArrowUp');
  await expect(message).toHaveValue('by hand');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the clients with everything open have no accessibility violations (${colorScheme})`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await openClients(page);
    await button(page, 'New client').click();
    const ana = client(page, 'Ana');
    await send(ana, 'ping', 'hey');
    await send(ana, 'text', 'hello');
    await button(ana, 'Go silent').click();
    await ana.getByText('Network faults').click();
    await ana.getByLabel('Jitter (ms)').fill('50');
    await ana.getByText('Query, subprotocols and headers').click();
    await ana.getByText('Close with code and reason').click();
    await ana.getByLabel('Code').fill('99');
    await page.getByText('Faults for all').click();
    await button(client(page, 'Luis'), 'Cut the cable').click();
    await expect(outcome(client(page, 'Luis'))).toHaveText(/1006/);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}
