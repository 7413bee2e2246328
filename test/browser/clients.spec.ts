import { expect } from '@playwright/test';
import { expectNoViolationsInEitherTheme } from './accessible.ts';
import { button, client, log, openClients, outcome, send } from './clients-page.ts';
import { test } from './course-test.ts';

test.use({ editor: 'plain' });

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
test('the clients with everything open have no accessibility violations, light and dark', async ({
  page,
}) => {
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
  await expectNoViolationsInEitherTheme(page);
});
