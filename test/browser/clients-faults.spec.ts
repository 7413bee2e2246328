import { expect } from '@playwright/test';
import { button, client, log, openClients, outcome, send } from './clients-page.ts';
import { test } from './course-test.ts';

test.use({ editor: 'plain' });

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
