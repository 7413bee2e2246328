import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './course-test.ts';
import { runFiles } from './page-in-work.ts';
import { button, detail, press, say, show } from './wire-page.ts';

test.use({ editor: 'plain' });

const steps = (page: Page) =>
  page.getByRole('listbox', { name: /^The sequence/ }).getByRole('option');

/** Runs the chat server with two clients, Ana and Luis, and shows the sequence. */
async function openSequence(page: Page): Promise<void> {
  await runFiles(page, {});
  await show(page, 'Clients');
  await button(page, 'New client').click();
  await expect(page.getByRole('region', { name: 'Luis' }).getByRole('log')).toContainText('hello');
  await show(page, 'Wire');
  await button(page, 'Sequence').click();
  await expect(steps(page).first()).toBeVisible();
}

test('server and clients have lanes, and arrows run between them in time', async ({ page }) => {
  await openSequence(page);
  await say(page, 'Ana', 'hola');
  await expect(page.locator('.heads .name')).toHaveText(['server', 'Ana', 'Luis']);
  const last = steps(page).filter({ hasText: 'hola' });
  await expect(last).toHaveCount(3);
  const question = last.first();
  await expect(question).toHaveAccessibleName(/Ana.*server.*hola/);
  const [server, ana] = await Promise.all(
    ['server', 'Ana'].map((name) => page.locator('.heads .name', { hasText: name }).boundingBox()),
  );
  const arrow = await question.locator('svg').boundingBox();
  if (!server || !ana || !arrow) throw new Error('Expected two lanes and an arrow.');
  const middle = (box: { x: number; width: number }) => box.x + box.width / 2;
  expect(Math.abs(arrow.x - middle(server))).toBeLessThan(12);
  expect(Math.abs(arrow.x + arrow.width - middle(ana))).toBeLessThan(12);
  // Mirrored: it points to the server, on the left.
  await expect(question.locator('svg')).toHaveAttribute('style', /scaleX\(-1\)/);
  await expect(last.nth(1).locator('svg')).not.toHaveAttribute('style', /scaleX/);
});

test('a cut is marked as a failure, where it happened', async ({ page }) => {
  await openSequence(page);
  await press(page, 'Ana', /^Cut/);
  const cut = steps(page).filter({ hasText: '1006' });
  await expect(cut).toContainText('✕');
  await expect(cut).toHaveClass(/failed/);
});

test('tells who received a message, one row a client, and leads to each copy', async ({ page }) => {
  await openSequence(page);
  await say(page, 'Ana', 'to all');
  await steps(page).filter({ hasText: 'to all' }).first().click();
  await detail(page).getByText('Who received the same?').click();
  await expect(detail(page)).toContainText('All 2 connected clients received it.');
  const table = detail(page).getByRole('table').getByRole('row');
  await expect(table).toHaveText([
    /Client.*Received/,
    /Ana\s*\(sent it\)\s*✓\s*yes.*1\s*1$/,
    /Luis\s*✓\s*yes.*1\s*2$/,
  ]);
  await button(detail(page), 'Luis').click();
  await expect(steps(page).filter({ hasText: 'to all' }).nth(2)).toHaveAttribute(
    'aria-selected',
    'true',
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test('is read without a mouse: arrows move, Enter opens the detail', async ({ page }) => {
  await openSequence(page);
  await page.getByRole('listbox', { name: /^The sequence/ }).focus();
  await page.keyboard.press('Home');
  await expect(steps(page).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(steps(page).nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(detail(page)).toBeFocused();
  await expect(detail(page)).toContainText('It matches Sec-WebSocket-Accept.');
});
