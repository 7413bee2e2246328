import { expect, type FrameLocator, type Page } from '@playwright/test';
import { runFiles } from './page-in-work.ts';

/** The button of this very name. */
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** What an alert says in these words. */
export const alert = (page: Page, words: RegExp) =>
  page.getByRole('alert').filter({ hasText: words });
/** The tab of the pages. */
export const tab = (page: Page) => page.getByRole('tab', { name: 'Page', exact: true });
/** What is inside of somebody’s page. */
export const pageOf = (page: Page, name: string): FrameLocator =>
  page.frameLocator(`iframe[title="${name}'s page"]`).frameLocator('iframe');

/** A page that chats, its style and its scripts. */
export const chat = {
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
export async function linesOf(page: Page, script: string, count: number): Promise<string[]> {
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
