import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@playwright/test';
import { test } from './course-test.ts';
import { runFiles } from './page-in-work.ts';
import { button, linesOf, pageOf, tab } from './preview-page.ts';

test.use({ editor: 'plain' });

/** A server of the real network, which notes who comes. */
async function listenOutside(): Promise<{ port: number; requests: string[]; close: () => void }> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.end();
  });
  server.on('upgrade', (request, socket) => {
    requests.push(request.url ?? '');
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return { port, requests, close: () => server.close() };
}

test('a page reaches neither the site around it, nor storage, nor the real network', async ({
  page,
}) => {
  const { port, requests, close } = await listenOutside();
  const lines = await linesOf(
    page,
    `const attempt = (name, task) => {
       try { const got = task(); show(name, got === undefined ? 'done' : String(got)); } catch (error) { show(name, error.name); }
     };
     attempt('parent', () => parent.document);
     attempt('top', () => top.document);
     attempt('storage', () => localStorage.length);
     attempt('database', () => indexedDB.open('x'));
     attempt('cookie', () => document.cookie);
     attempt('lead the site', () => { top.location = '/outside-top'; });
     attempt('lead the frame around', () => { parent.location = '/outside-parent'; });
     attempt('window', () => open('/outside-window'));
     attempt('worker', () => new Worker('data:text/javascript,0'));
     const outside = 'http://localhost:${port}/outside-';
     new Image().src = outside + 'image';
     attempt('xhr', () => { const xhr = new XMLHttpRequest(); xhr.open('GET', outside + 'xhr'); xhr.send(); });
     attempt('events', () => { new EventSource(outside + 'events'); });
     attempt('beacon', () => { navigator.sendBeacon(outside + 'beacon'); });
     attempt('link', () => { for (const rel of ['prefetch', 'preload', 'modulepreload', 'stylesheet']) document.head.append(Object.assign(document.createElement('link'), { rel, href: outside + rel, as: 'script' })); });
     attempt('frame', () => { document.body.append(Object.assign(document.createElement('iframe'), { src: outside + 'frame' })); });
     import(outside + 'module').catch((error) => show('module', error.name));
     const real = document.createElement('iframe');
     document.body.append(real);
     attempt('inner socket', () => { new real.contentWindow.WebSocket('ws://localhost:${port}/outside-socket'); });
     attempt('rtc', () => typeof RTCPeerConnection);
     setTimeout(() => show('waited', document.querySelectorAll('iframe').length), 500);`,
    18,
  );
  expect(lines.slice(0, 5)).toEqual([
    'parent SecurityError',
    'top SecurityError',
    'storage SecurityError',
    'database SecurityError',
    'cookie SecurityError',
  ]);
  expect(lines.find((line) => line.startsWith('inner socket'))).not.toContain('done');
  expect(lines).toContain('rtc undefined');
  expect(lines.at(-1)).toBe('waited 0');
  expect(requests).toEqual([]);
  expect(page.url()).toContain('/en/');
  close();
});

test('a page cannot lead its own frame out either', async ({ page }) => {
  const { port, requests, close } = await listenOutside();
  await runFiles(page, {
    'index.html': `<p>here</p>
      <button onclick="location.href = 'http://localhost:${port}/outside'">leave</button>
      <form action="http://localhost:${port}/outside"><button>submit</button></form>`,
  });
  await tab(page).click();
  for (const name of ['leave', 'submit']) {
    await expect(pageOf(page, 'Vera').getByText('here')).toBeVisible();
    await pageOf(page, 'Vera').getByRole('button', { name }).click();
    await page.waitForTimeout(700);
    await button(page, "Reload Vera's page").click();
  }
  await expect(pageOf(page, 'Vera').getByText('here')).toBeVisible();
  expect(requests).toEqual([]);
  close();
});
