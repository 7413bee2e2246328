import { expect, type Locator, type Page } from '@playwright/test';
import { runFiles } from './page-in-work.ts';

/** Tells how it was dialled, refuses `/no`, sends what it gets to everybody, and says goodbye on request. */
const server = `
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({
  port: Number(process.env.PORT),
  verifyClient: ({ req }, answer) =>
    req.url === '/no' ? answer(false, 403, 'Forbidden', { 'X-Why': 'no token' }) : answer(true),
});
server.on('connection', (socket, request) => {
  socket.send(['hi', request.url, request.headers['x-room'] ?? '-', socket.protocol || '-'].join(' '));
  socket.on('error', (error) => console.log('error ' + error.message));
  socket.on('close', (code, reason) => console.log('close ' + code + ' ' + reason));
  socket.on('message', (data, isBinary) => {
    if (data.toString() === 'bye') return socket.close(4001, 'so long');
    const text = isBinary ? data.length + ' bytes' : 'echo ' + data;
    for (const each of server.clients) each.send(text);
  });
});
`;

export async function openClients(page: Page): Promise<void> {
  await runFiles(page, { 'server.ts': server });
  await page.getByRole('tab', { name: 'Clients', exact: true }).click();
  await expect(log(client(page, 'Ana'))).toContainText('hi / - -');
}

/** A client's card. */
export const client = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
/** What a client sent and received. */
export const log = (card: Locator) => card.getByRole('log');
/** The button of this very name. */
export const button = (place: Page | Locator, name: string) =>
  place.getByRole('button', { name, exact: true });
/** How a client's connection ended. */
export const outcome = (card: Locator) => card.locator('[data-outcome]');

/** Lets a client send something. */
export async function send(card: Locator, format: string, text: string): Promise<void> {
  await card.getByLabel('Send as').selectOption(format);
  await card.getByRole('textbox', { name: 'Message', exact: true }).fill(text);
  await button(card, 'Send').click();
}
