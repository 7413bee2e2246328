import { expect } from '@playwright/test';
import { expectNoViolationsInEitherTheme } from './accessible.ts';
import { test } from './course-test.ts';
import { runFiles } from './page-in-work.ts';
import { alert, button, chat, pageOf, tab } from './preview-page.ts';

test.use({ editor: 'plain' });

test('two people chat over the virtual network, each a client of its own, until Stop', async ({
  page,
}) => {
  await runFiles(page, chat);
  await tab(page).click();
  const [vera, bruno] = [pageOf(page, 'Vera'), pageOf(page, 'Bruno')];
  await expect(vera.getByRole('listitem')).toHaveText(['hello http://localhost:8000']);
  await expect(vera.getByRole('heading')).toHaveCSS('color', 'rgb(1, 2, 3)');
  await button(page, 'Add another person').focus();
  await page.keyboard.press('Enter');
  await expect(bruno.getByRole('listitem')).toHaveCount(1);
  await vera.getByLabel('Say').fill('hi Bruno');
  await vera.getByLabel('Say').press('Enter');
  await expect(bruno.getByRole('listitem').last()).toHaveText('hi Bruno');
  await bruno.getByLabel('Say').fill('bye');
  await bruno.getByRole('button', { name: 'Send' }).click();
  await expect(bruno.getByRole('listitem').last()).toHaveText('closed 4001 so long true');
  await button(page, "Reload Vera's page").click();
  await expect(vera.getByRole('listitem')).toHaveText(['hello http://localhost:8000']);
  await button(page, "Close Bruno's page").click();
  await expect(page.locator('iframe[title$="s page"]')).toHaveCount(1);
  await page.getByRole('tab', { name: 'Console', exact: true }).click();
  await expect(page.getByText('left 1001')).toBeVisible();
  await page.getByRole('tab', { name: 'Wire', exact: true }).click();
  const wire = page.getByRole('tabpanel', { name: 'Wire', exact: true });
  await wire.getByPlaceholder('Search the wire').fill('hi Bruno');
  await expect(wire.getByText('hi Bruno').first()).toBeVisible();
  await wire.getByPlaceholder('Search the wire').fill('bye');
  await expect(wire.getByText(/Bruno → /).first()).toBeVisible();
  await button(page, 'Stop').click();
  await expect(page.locator('iframe[title$="s page"]')).toHaveCount(0);
});

test('what a page writes and throws is in the console, and a script that cannot be read is told', async ({
  page,
}) => {
  await runFiles(page, {
    'index.html': `<script>console.warn('careful', { a: 1 }); undefinedThing();</script>`,
  });
  await expect(page.getByText('careful {"a":1}')).toBeVisible();
  await expect(page.getByText('undefinedThing is not defined')).toBeVisible();
});

test('a page with an unreadable script says which', async ({ page }) => {
  await runFiles(page, {
    'index.html': `<script type="module" src="page.ts"></script>`,
    'page.ts': `import { WebSocket } from 'ws';\nnew WebSocket('ws://localhost:8000');`,
  });
  await tab(page).click();
  await expect(alert(page, /page\.ts: "ws" is not for browsers/)).toBeVisible();
});

test.describe('in the full editor', () => {
  test.use({ editor: 'unchecked' });

  test('index.html is a file like the others, and axe finds nothing around its preview', async ({
    page,
  }) => {
    await runFiles(page, chat);
    await page.getByRole('tab', { name: 'index.html' }).click();
    await expect(page.locator('.monaco-editor .view-lines').first()).toContainText('<h1>');
    await tab(page).click();
    await expect(pageOf(page, 'Vera').getByRole('listitem')).toHaveCount(1);
    await expectNoViolationsInEitherTheme(page);
  });
});
