import { expect } from '@playwright/test';
import { button, client, log, openClients, outcome, send } from './clients-page.ts';
import { test } from './course-test.ts';

test.use({ editor: 'plain' });

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
