import { expect } from '@playwright/test';
import { waitForEditor } from './code-page.ts';
import { test } from './course-test.ts';
import { openFiles, runFiles } from './page-in-work.ts';
import { alert, button, chat, pageOf, tab } from './preview-page.ts';

test.use({ editor: 'plain' });

test('after an endless loop the page is not opened by itself again', async ({ page }) => {
  await openFiles(page, chat);
  await page.evaluate(() => {
    sessionStorage.setItem('enchufe:preview-open', '1');
  });
  // As a browser reloads a tab that it had to end: nothing of the page runs on the way.
  await page.addInitScript(() => {
    if (window === top) sessionStorage.setItem('enchufe:preview-open', '1');
  });
  await page.reload();
  await waitForEditor(page);
  await button(page, 'Run').click();
  await tab(page).click();
  await expect(alert(page, /The last time the page stopped answering/)).toBeVisible();
  await expect(page.locator('iframe[title$="s page"]')).toHaveCount(0);
  await button(page, 'Open it all the same').click();
  await expect(pageOf(page, 'Vera').getByRole('listitem')).toHaveCount(1);
});

test('an endless loop in a page leaves the workbench usable, and the next Run does not open it', async ({
  page,
}) => {
  await runFiles(page, {
    'index.html': `<p>calm</p><script>setTimeout(() => { for (;;); }, 300)</script>`,
  });
  await tab(page).click();
  // Its process may be that of the engine's frame.
  await expect(
    alert(page, /does not answer/)
      .or(page.getByText('The engine was lost').first())
      .first(),
  ).toBeVisible();
  await expect(page.getByText('The engine was lost').first()).toBeVisible();
  await button(page, 'Run').click();
  await expect(page.getByText(/listening on 8000/i).first()).toBeVisible({ timeout: 40_000 });
  await tab(page).click();
  await expect(alert(page, /The last time the page stopped answering/)).toBeVisible();
  await expect(page.locator('iframe[title$="s page"]')).toHaveCount(0);
});
