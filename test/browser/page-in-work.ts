import { expect, type Page } from '@playwright/test';
import { waitForEditor } from './code-page.ts';
import { exercise } from './exercise.ts';

/** A server that greets, tells everybody what anybody says, answers HTTP, and says goodbye at SIGTERM. */
export const chatServer = `
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const http = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    response.setHeader('X-Seen', String(request.headers.origin));
    response.end(request.method + ' ' + request.url + ' ' + Buffer.concat(parts));
  });
});
const server = new WebSocketServer({ server: http, handleProtocols: (names) => [...names][0] ?? false });
server.on('connection', (socket, request) => {
  socket.send('hello ' + request.headers.origin);
  socket.on('close', (code) => console.log('left ' + code));
  socket.on('message', (data, isBinary) => {
    if (data.toString() === 'bye') return socket.close(4001, 'so long');
    for (const each of server.clients) each.send(data, { binary: isBinary });
  });
});
process.on('SIGTERM', () => {
  for (const each of server.clients) each.close(1012, 'restarting');
});
http.listen(8000);
`;

/** Opens the exercise with files of its own, as if they were the learner's saved work, and runs it. */
export async function runFiles(page: Page, files: Record<string, string>): Promise<void> {
  await openFiles(page, files);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText(/listening on 8000/i).first()).toBeVisible();
}

/** Opens the exercise with files of its own; `language` and `server.ts` may be left out. */
export async function openFiles(
  page: Page,
  files: Record<string, string>,
  language = 'en',
): Promise<void> {
  const saved = {
    revision: 1,
    openFile: 'server.ts',
    files: { 'server.ts': chatServer, ...files },
  };
  await page.addInitScript(
    ([key, work]) => {
      // Frames of previews have no storage.
      if (window === top && !localStorage.getItem(key)) localStorage.setItem(key, work);
    },
    [`enchufe:journal:${exercise.slice(0, -1)}`, JSON.stringify(saved)] as const,
  );
  await page.goto(`/${language}/${exercise}`);
  await waitForEditor(page);
}
