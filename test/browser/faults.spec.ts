import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './course-test.ts';
import { runFiles } from './page-in-work.ts';

test.use({ editor: 'plain' });

const client = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const log = (card: Locator) => card.getByRole('log');
const button = (place: Page | Locator, name: string) =>
  place.getByRole('button', { name, exact: true });
const pauseBar = (page: Page) => page.getByRole('group', { name: 'Network paused' });
const waiting = (page: Page) => pauseBar(page).getByRole('listitem');

async function openClients(page: Page): Promise<void> {
  await runFiles(page, {});
  await page.getByRole('tab', { name: 'Clients', exact: true }).click();
  await expect(log(client(page, 'Ana'))).toContainText('hello');
}

async function say(card: Locator, text: string): Promise<void> {
  await card.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
  await button(card, 'Send').click();
}

test('nothing crosses a paused network but what each step lets through', async ({ page }) => {
  await openClients(page);
  const ana = client(page, 'Ana');
  await button(page, 'Pause the network').click();
  await expect(pauseBar(page)).toContainText('Nothing waits.');
  await say(ana, 'one');
  await say(ana, 'two');
  await expect(pauseBar(page)).toContainText('2 wait.');
  await expect(waiting(page)).toHaveText([
    /Ana → server\s*text\s*.*one/i,
    /Ana → server\s*text\s*.*two/i,
  ]);
  await button(pauseBar(page), 'Step').click();
  await expect(waiting(page)).toHaveText([/two/, /server → Ana\s*text\s*.*one/i]);
  await expect(log(ana).getByText('one')).toHaveCount(1);
  await button(pauseBar(page), 'Step').click();
  await button(pauseBar(page), 'Step').click();
  await expect(log(ana).getByText('one')).toHaveCount(2);
  await expect(waiting(page)).toHaveText([/server → Ana\s*text\s*.*two/i]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await button(pauseBar(page), 'Continue').click();
  await expect(pauseBar(page)).toHaveCount(0);
  await expect(log(ana).getByText('two')).toHaveCount(2);
});

test('a handshake, a close and Stop go step by step as well, by keyboard alone', async ({
  page,
}) => {
  await openClients(page);
  await button(page, 'Pause the network').focus();
  await page.keyboard.press('Enter');
  await button(page, 'New client').focus();
  await page.keyboard.press('Enter');
  const luis = client(page, 'Luis');
  await expect(waiting(page)).toHaveText([/Luis → server\s*handshake/i]);
  await button(pauseBar(page), 'Step').focus();
  await page.keyboard.press('Enter');
  await expect(waiting(page)).toHaveText([/server → Luis\s*handshake/i, /server → Luis\s*text/i]);
  await expect(luis).not.toContainText('Connection open');
  await page.keyboard.press('Enter');
  await expect(log(luis)).toContainText(/connection open/i);
  await expect(waiting(page)).toHaveText([/server → Luis\s*text/i]);
  const ana = client(page, 'Ana');
  await ana.getByText('Close with code and reason').focus();
  await page.keyboard.press('Enter');
  await button(ana, 'Close').focus();
  await page.keyboard.press('Enter');
  await expect(waiting(page).last()).toHaveText(/Ana → server\s*close/i);
  await button(page, 'Stop').focus();
  await page.keyboard.press('Enter');
  await expect(pauseBar(page)).toHaveCount(0);
  await expect(page.getByText('Stopped', { exact: true }).first()).toBeVisible();
});

test('the next Run is not paused', async ({ page }) => {
  await openClients(page);
  await button(page, 'Pause the network').click();
  await say(client(page, 'Ana'), 'lost');
  await expect(waiting(page)).toHaveCount(1);
  await button(page, 'Run').click();
  await page.getByRole('tab', { name: 'Clients', exact: true }).click();
  await expect(pauseBar(page)).toHaveCount(0);
  await expect(log(client(page, 'Ana'))).toContainText('hello');
});

test('a server that crashes says nothing to its clients, and one that ends in order does', async ({
  page,
}) => {
  await openClients(page);
  const ana = client(page, 'Ana');
  const outcome = ana.locator('[data-outcome]');
  await button(page, 'Let it crash').click();
  await expect(outcome).toContainText('1006');
  await expect(page.getByText(/listening on 8000/i).first()).toBeVisible();
  await button(ana, 'Connect').click();
  await expect(outcome).toHaveCount(0);
  await expect(log(ana)).toContainText('hello');
  await button(page, 'In order').click();
  await expect(outcome).toContainText('1012');
  await expect(outcome).toContainText('restarting');
  await expect(page.getByText(/listening on 8000/i).first()).toBeVisible();
});

test('latency that is changed on an open connection counts for it at once', async ({ page }) => {
  await openClients(page);
  const ana = client(page, 'Ana');
  await ana.getByText('Network faults').click();
  await ana.getByLabel('Latency (ms)').fill('1500');
  await ana.getByLabel('Latency (ms)').blur();
  const sent = Date.now();
  await say(ana, 'slow');
  await expect(log(ana).getByText('slow')).toHaveCount(2);
  expect(Date.now() - sent).toBeGreaterThan(2500);
  await ana.getByLabel('Latency (ms)').fill('0');
  await ana.getByLabel('Latency (ms)').blur();
  const again = Date.now();
  await say(ana, 'fast');
  await expect(log(ana).getByText('fast')).toHaveCount(2);
  expect(Date.now() - again).toBeLessThan(2500);
});
