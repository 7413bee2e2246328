import { expect, type Page } from '@playwright/test';
import { test } from './course-test.ts';
import { exercise } from './exercise.ts';

const code = (page: Page) => page.locator('.monaco-editor .view-lines').first();
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true });

async function open(page: Page, text?: string): Promise<void> {
  await page.goto(`/en/${exercise}`);
  await page.locator('.monaco-editor').first().waitFor();
  if (text === undefined) return;
  await code(page).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

test('code grows in the editor and the console, and stays so on the next page', async ({
  page,
}) => {
  await open(page, "console.log('here');");
  const size = () => code(page).evaluate((lines) => parseFloat(getComputedStyle(lines).fontSize));
  const before = await size();
  await button(page, 'Editor settings').click();
  await button(page, 'Larger code').click();
  await button(page, 'Larger code').click();
  await expect(page.getByText('130%')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('130%')).toBeHidden();
  expect(await size()).toBeCloseTo(before * 1.3, 1);
  await button(page, 'Run').click();
  const line = page.getByRole('log').locator('.row').first();
  await expect(line).toHaveCSS('font-size', '16.9px');
  await page.goto('/es/e-receive/example/');
  await page.locator('.monaco-editor').first().waitFor();
  await expect.poll(size).toBeCloseTo(before * 1.3, 1);
  await button(page, 'Ajustes del editor').click();
  await button(page, 'Tamaño normal').click();
  await expect.poll(size).toBeCloseTo(before, 1);
});

test.describe('with types checked', () => {
  test.use({ editor: 'checked' });

  test('formats on request, by its button and by its key, and as one step that can be undone', async ({
    page,
  }) => {
    const messy = 'if (true) {\nconsole.log( 1 )\n      }';
    await open(page, messy);
    const text = async () => (await code(page).innerText()).replaceAll('\u00a0', ' ');
    await expect(async () => {
      await page.keyboard.press('Shift+Alt+F');
      expect(await text()).toBe('if (true) {\n  console.log(1)\n}');
    }).toPass({ timeout: 40_000 });
    await page.keyboard.press('ControlOrMeta+Z');
    await expect.poll(text).toContain('console.log( 1 )');
    await button(page, 'Editor settings').click();
    await page.getByRole('button', { name: /^Format the file/ }).click();
    await expect.poll(text).toBe('if (true) {\n  console.log(1)\n}');
  });

  test('marks syntax that cannot simply be erased', async ({ page }) => {
    await open(page, 'enum Colour { Red }\nconsole.log(Colour.Red);');
    await expect(page.locator('.squiggly-error').first()).toBeAttached({ timeout: 40_000 });
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.press('F8');
    await expect(page.getByText("when 'erasableSyntaxOnly' is enabled").first()).toBeVisible();
  });
});

test('Tab indents until its key lets it leave, which the editor says to everybody', async ({
  page,
}) => {
  await open(page, '');
  const area = page.locator('.monaco-editor textarea').first();
  await expect(area).toHaveAccessibleDescription(/Press Ctrl\+M to let Tab leave the editor/);
  await expect(page.getByText('lets Tab leave the editor')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(area).toBeFocused();
  await page.keyboard.press('Control+M');
  await expect(page.getByText('now it leaves the editor')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(area).not.toBeFocused();
});

test('screen reader mode is switched in the settings and kept', async ({ page }) => {
  await open(page, 'const one = 1;\nconst two = 2;\n');
  await button(page, 'Editor settings').click();
  await page.getByRole('checkbox', { name: 'Screen reader mode' }).check();
  await page.reload();
  await page.locator('.monaco-editor').first().waitFor();
  const area = page.locator('.monaco-editor textarea').first();
  await area.focus();
  await expect(area).toHaveValue(/const one = 1;\nconst two = 2;/);
});

test('the toolkit can be read in a tab of its own, and only read', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page);
  expect(asked.filter((url) => url.includes('ToolkitSource'))).toEqual([]);
  await button(page, 'Editor settings').click();
  await button(page, 'Read the code of enchufe').click();
  await page.getByLabel('File of enchufe').selectOption('connection-manager.ts');
  const source = page.getByRole('tabpanel').filter({ has: page.getByLabel('File of enchufe') });
  await expect(source.locator('.view-lines')).toContainText(
    'class MemoryBus'.replace(' ', '\u00a0'),
  );
  await source.locator('.view-lines').click();
  await page.keyboard.type('zzz');
  await expect(source.locator('.view-lines')).not.toContainText('zzz');
  await page.getByRole('tab', { name: 'server.ts' }).click();
  await expect(source).toBeHidden();
  await expect(code(page)).toContainText('TODO');
});

test.describe('the plain editor', () => {
  test('takes over where the full one cannot load, names marked lines and saves', async ({
    page,
  }) => {
    await page.route(/\/open-editor\.[^/]*\.js$/, (route) => route.abort());
    await page.goto(`/en/${exercise}`);
    await worksPlainly(page);
    await expect(page.getByText('The full editor could not be loaded')).toBeVisible();
  });

  test.describe('by touch', () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    test('takes over, names marked lines and saves', async ({ page }) => {
      await page.goto(`/en/${exercise}`);
      await page.getByRole('button', { name: 'Code', exact: true }).click();
      await worksPlainly(page);
      await expect(page.locator('.monaco-editor')).toHaveCount(0);
    });
  });
});

async function worksPlainly(page: Page): Promise<void> {
  const area = page.getByRole('textbox', { name: 'Code of server.ts' });
  await area.fill("console.log('plain');\nthrow new Error('over');\n");
  await button(page, 'Run').click();
  await expect(page.getByText('Failed at server.ts:2')).toBeAttached();
  const code = page.getByRole('button', { name: 'Code', exact: true });
  if (await code.isVisible()) await code.click();
  const marks = page.getByRole('list', { name: 'Marked lines' });
  await expect(marks).toContainText('server.ts:2 failed here');
  await marks.getByRole('button', { name: 'server.ts:2' }).click();
  await expect(area).toBeFocused();
  expect(
    await area.evaluate((element: HTMLTextAreaElement) =>
      element.value.slice(element.selectionStart, element.selectionEnd),
    ),
  ).toBe("throw new Error('over');");
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
  await page.reload();
  if (await code.isVisible()) await code.click();
  await expect(area).toHaveValue(/plain/);
}
