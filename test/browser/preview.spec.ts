import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import { openFiles, runFiles } from './page-in-work.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const alert = (page: Page, words: RegExp) => page.getByRole('alert').filter({ hasText: words });
const tab = (page: Page) => page.getByRole('tab', { name: 'Page', exact: true });
const pageOf = (page: Page, name: string): FrameLocator =>
  page.frameLocator(`iframe[title="${name}'s page"]`).frameLocator('iframe');

const chat = {
  'index.html': `<!doctype html>
<html lang="en">
  <head>
    <title>Chat</title>
    <link rel="stylesheet" href="chat.css">
    <script type="module" src="./chat.ts"></script>
  </head>
  <body>
    <h1>Chat</h1>
    <form><label>Say <input name="text" autocomplete="off"></label> <button>Send</button></form>
    <ul></ul>
  </body>
</html>`,
  'chat.css': 'h1 { color: rgb(1, 2, 3); }',
  'chat.ts': `import { show } from './show.ts';
const socket: WebSocket = new WebSocket('ws://localhost:8000/chat');
socket.onmessage = ({ data }: MessageEvent<string>) => show(data);
socket.onclose = ({ code, reason, wasClean }) => show(['closed', code, reason, wasClean].join(' '));
document.querySelector('form')!.addEventListener('submit', (event) => {
  event.preventDefault();
  const input = document.querySelector('input')!;
  socket.send(input.value);
  input.value = '';
});`,
  'show.ts': `export function show(text: string): void {
  const line = document.createElement('li');
  line.textContent = text;
  document.querySelector('ul')!.append(line);
}`,
};

/** Opens a page whose script tells what it found in lines, and gives these. */
async function linesOf(page: Page, script: string, count: number): Promise<string[]> {
  await runFiles(page, {
    'index.html': `<ul></ul><script>
      const show = (...words) => {
        const line = document.createElement('li');
        line.textContent = words.join(' ');
        document.querySelector('ul').append(line);
      };
      ${script}
    </script>`,
  });
  await tab(page).click();
  const lines = pageOf(page, 'Vera').getByRole('listitem');
  await expect(lines).toHaveCount(count);
  return lines.allTextContents();
}

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

test('the WebSocket of a page behaves as that of a browser', async ({ page }) => {
  const lines = await linesOf(
    page,
    `for (const given of [['ftp://x'], ['ws://localhost:8000/#a'], ['ws://['], ['ws://localhost:8000', 'a b'], ['ws://localhost:8000', ['a', 'a']]]) {
       try { new WebSocket(...given); show('made'); } catch (error) { show(error.name); }
     }
     const socket = new WebSocket('/room', ['v2', 'v1']);
     show(socket.url, socket.readyState, WebSocket.OPEN, socket.binaryType, socket.bufferedAmount, socket instanceof EventTarget);
     try { socket.send('early'); } catch (error) { show(error.name); }
     try { socket.close(1001); } catch (error) { show(error.name); }
     try { socket.close(3000, 'x'.repeat(124)); } catch (error) { show(error.name); }
     socket.onopen = () => {
       show('open', socket.readyState, socket.protocol);
       socket.send('text');
       show('buffered', socket.bufferedAmount);
     };
     let messages = 0;
     socket.addEventListener('message', async ({ data, origin }) => {
       messages += 1;
       if (messages === 1) return;
       if (messages === 2) {
         show(data, origin, socket.bufferedAmount);
         socket.binaryType = 'arraybuffer';
         socket.send(new Blob([new Uint8Array([1, 2])]));
         socket.send(new Uint8Array([9, 3, 4]).subarray(1));
       } else if (messages === 3) show(data instanceof ArrayBuffer, new Uint8Array(data).join());
       else {
         show(new Uint8Array(data).join());
         socket.close(4000, 'done');
         show(socket.readyState);
       }
     });
     socket.onclose = ({ code, reason, wasClean }) => {
       show(code, reason, wasClean, socket.readyState);
       const none = new WebSocket('ws://localhost:9');
       none.onerror = ({ type }) => show(type, none.readyState);
       none.onclose = ({ code, wasClean }) => show(code, wasClean);
     };`,
    18,
  );
  expect(lines).toEqual([
    ...Array.from({ length: 5 }, () => 'SyntaxError'),
    'ws://localhost:8000/room 0 1 blob 0 true',
    'InvalidStateError',
    'InvalidAccessError',
    'SyntaxError',
    'open 1 v2',
    'buffered 4',
    'text ws://localhost:8000 0',
    'true 1,2',
    '3,4',
    '2',
    '4000 done true 3',
    'error 3',
    '1006 false',
  ]);
});

test('fetch of a page reaches the server, and nobody else', async ({ page }) => {
  const lines = await linesOf(
    page,
    `(async () => {
       const answer = await fetch('/rooms?a=1', { method: 'POST', body: 'hey' });
       show(answer.status, answer.ok, answer.url, answer.headers.get('x-seen'), await answer.text());
       for (const url of ['http://localhost:9/', 'https://example.com/', 'http://example.com/']) {
         await fetch(url).catch((error) => show(error.name));
       }
       const stop = new AbortController();
       const late = fetch('/', { signal: stop.signal });
       stop.abort();
       await late.catch((error) => show(error.name));
     })();`,
    5,
  );
  expect(lines).toEqual([
    '200 true http://localhost:8000/rooms?a=1 http://localhost:8000 POST /rooms?a=1 hey',
    'TypeError',
    'TypeError',
    'TypeError',
    'AbortError',
  ]);
});

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

test('index.html is a file like the others, and axe finds nothing around its preview', async ({
  page,
}) => {
  await runFiles(page, chat);
  await page.getByRole('tab', { name: 'index.html' }).click();
  await expect(page.locator('.monaco-editor .view-lines').first()).toContainText('<h1>');
  await tab(page).click();
  await expect(pageOf(page, 'Vera').getByRole('listitem')).toHaveCount(1);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target }) => target) })),
    ).toEqual([]);
  }
});

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
  await page.locator('.monaco-editor').first().waitFor();
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
