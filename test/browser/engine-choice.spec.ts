import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { expectNoViolations } from './accessible.ts';
import { test } from './course-test.ts';
import { exercise } from './exercise.ts';
import {
  badge,
  button,
  chosen,
  listening,
  news,
  openChosen,
  playHost,
  typeByHand,
  expectTyped,
  runStandIn,
  waitTooLong,
} from './engine-page.ts';
import { openFiles } from './page-in-work.ts';

test.use({ editor: 'plain' });

const solution = readFileSync(
  new URL(`../../lessons/${exercise}solution/server.ts`, import.meta.url),
  'utf8',
);
const chatPage = `<ul></ul><form><label>Say <input></label></form><script>
  const socket = new WebSocket('ws://localhost:8000/chat');
  socket.onmessage = ({ data }) => {
    const line = document.createElement('li');
    line.textContent = data;
    document.querySelector('ul').append(line);
  };
  document.querySelector('form').onsubmit = (event) => {
    event.preventDefault();
    socket.send(document.querySelector('input').value);
  };
</script>`;
const origin = runStandIn();

test.describe.configure({ mode: 'parallel' });

test.describe('in the full editor', () => {
  test.use({ editor: 'unchecked' });

  test('a learner chooses real Node, works in it as before, and goes back', async ({ page }) => {
    await playHost(page, origin('installs-slowly'));
    await openFiles(page, { 'server.ts': solution });
    await expect(badge(page)).toHaveText('Embedded engine');

    await badge(page).press('Enter');
    const menu = page.getByRole('menu', { name: 'Choose where your code runs' });
    await expect(menu.getByRole('menuitemradio', { name: /Embedded/ })).toBeFocused();
    await expectNoViolations(page);
    await page.keyboard.press('Escape');
    await expect(badge(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(menu.getByRole('menuitemradio', { name: /Embedded/ })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(menu.getByRole('menuitemradio', { name: /Real Node/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('[aria-current="step"]')).toContainText('Install');
    await expectNoViolations(page);
    await button(page, 'Run').click();
    await expect(listening(page)).toBeVisible({ timeout: 30_000 });
    await expect(news(page)).toContainText('Real Node is ready');
    expect(await chosen(page)).toBe('webcontainer');

    await page.getByRole('tab', { name: /^Clients/ }).click();
    const ana = page.getByRole('region', { name: 'Ana', exact: true });
    await ana.getByRole('textbox', { name: 'Message', exact: true }).fill('señal');
    await button(page, 'Send').click();
    await expect(ana.getByRole('log')).toContainText('text:5');
    await page.getByText('Faults for all').click();
    await expect(page.getByText('Real Node cannot make network faults').first()).toBeVisible();
    await expect(button(page, 'Pause the network')).toBeDisabled();
    await expect(page.getByText('Only the embedded engine can pause the network.')).toBeVisible();
    await page.getByRole('tab', { name: 'Wire', exact: true }).click();
    await expect(page.getByRole('grid')).toContainText('text:5');
    await button(page, 'Check').click();
    await expect(page.getByText(/checks pass$/).first()).toHaveText(/^(\d+) of \1 /, {
      timeout: 40_000,
    });
    await expect(badge(page)).toHaveText('Real Node');

    await news(page).getByRole('button', { name: 'Undo' }).click();
    await expect(news(page)).toContainText('Your code now runs in the embedded engine.');
    await expect(badge(page)).toHaveText('Embedded engine');
    expect(await chosen(page)).toBe('embedded');
    await button(page, 'Run').click();
    await expect(listening(page)).toBeVisible();
    await page.getByRole('tab', { name: /^Clients/ }).click();
    await expect(button(page, 'Pause the network')).toBeEnabled();
  });
});

test('the opening can be given up: the embedded engine runs what waited', async ({ page }) => {
  await playHost(page, origin('never-installs'));
  await openChosen(page, 'en');
  await typeByHand(page);
  await button(page, 'Run').click();
  await expect(news(page)).toContainText('installing the project with ws');
  await button(page, 'Back to the embedded engine').click();
  await expect(listening(page)).toBeVisible();
  await expect(news(page)).toContainText('Your code now runs in the embedded engine.');
  await expectTyped(page);
  expect(await chosen(page)).toBe('embedded');
});

test('a host that answers late is asked again on request', async ({ page }) => {
  await playHost(page, origin('answers-the-second-time'));
  await page.clock.install();
  await openChosen(page, 'en');
  await expect(news(page)).toContainText('Opening real Node');
  await waitTooLong(page);
  await expect(news(page)).toContainText('StackBlitz did not deliver the container in time.');
  await button(page, 'Try again').click();
  await expect(page.locator('[data-engine-news]')).toHaveCount(0, { timeout: 30_000 });
  await button(page, 'Run').click();
  await expect(listening(page)).toBeVisible();
  await expect(badge(page)).toHaveText('Real Node');
});

test('a page of the learner’s talks to the server in the container, and its frames are on the wire', async ({
  page,
}) => {
  await playHost(page, origin('installs-slowly'));
  await page.addInitScript(() => {
    if (window === top) localStorage.setItem('enchufe:engine', 'webcontainer');
  });
  await openFiles(page, { 'index.html': chatPage });
  await button(page, 'Run').click();
  await expect(badge(page)).toHaveText('Real Node', { timeout: 30_000 });
  await page.getByRole('tab', { name: 'Page', exact: true }).click();
  const vera = page.frameLocator(`iframe[title="Vera's page"]`).frameLocator('iframe');
  await expect(vera.getByRole('listitem').first()).toHaveText(/^hello/, { timeout: 30_000 });
  await vera.getByLabel('Say').fill('señal');
  await vera.getByLabel('Say').press('Enter');
  await expect(vera.getByRole('listitem').last()).toHaveText('señal');
  await page.getByRole('tab', { name: 'Wire', exact: true }).click();
  await expect(page.getByRole('grid')).toContainText('señal');
});

test('words that the host cuts anywhere arrive whole', async ({ page }) => {
  await playHost(page, origin('cuts-characters'));
  await openChosen(page, 'es', `console.log('ñandú, 日本語, 🎉');`);
  await button(page, 'Ejecutar').click();
  await expect(page.getByRole('log').getByText('ñandú, 日本語, 🎉')).toBeVisible({
    timeout: 30_000,
  });
  await expect(badge(page)).toHaveText('Node real');
});
