import { expect, type Locator, type Page } from '@playwright/test';

const client = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** The button of this very name. */
export const button = (place: Page | Locator, name: string) =>
  place.getByRole('button', { name, exact: true });

/** The rows of the wire's list, without its titles. */
export const rows = (page: Page) =>
  page.getByRole('grid', { name: 'What crossed the wire' }).locator('[role=row][aria-selected]');

/** What is told of the chosen row. */
export const detail = (page: Page) => page.getByRole('region', { name: 'Detail', exact: true });

/** Shows a view of the dock; a badge may stand behind its name. */
export async function show(page: Page, view: 'Console' | 'Wire' | 'Clients' | 'Checks') {
  await page.getByRole('tab', { name: new RegExp(`^${view}`) }).click();
}

/** Lets a client that is connected say something, and comes back to the wire. */
export async function say(
  page: Page,
  name: string,
  text: string,
  format: 'text' | 'ping' = 'text',
): Promise<void> {
  await show(page, 'Clients');
  const card = client(page, name);
  await card.getByLabel('Send as').selectOption(format);
  await card.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
  await button(card, 'Send').click();
  await expect(card.getByRole('log')).toContainText(format === 'ping' ? /pong/i : text);
  await show(page, 'Wire');
}

/** Presses a button of a client's card, and comes back to the wire. */
export async function press(page: Page, name: string, label: string | RegExp): Promise<void> {
  await show(page, 'Clients');
  await client(page, name).getByRole('button', { name: label }).first().click();
  await show(page, 'Wire');
}
