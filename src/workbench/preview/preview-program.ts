import { WebSocket } from 'ws';
import type { PageNews, PageOrder, PreviewOrder } from './preview-messages.ts';

/** Where the page comes from, as its server sees it in `Origin`. */
const origin = 'http://localhost:8000';

const sockets = new Map<number, WebSocket>();
const requests = new Map<number, AbortController>();
let page = 0;

process.on('message', ({ page: from, ...order }: PreviewOrder) => {
  if (order.type === 'leave') leave();
  page = from;
  if (order.type === 'open') open(order);
  else if (order.type === 'fetch') void answer(order);
  else if (order.type === 'abort') requests.get(order.id)?.abort();
  else if (order.type !== 'leave') use(order);
});

/** As a browser does with the sockets of a page that goes away. */
function leave(): void {
  for (const socket of sockets.values()) {
    socket.removeAllListeners();
    socket.on('error', () => undefined);
    if (socket.readyState === WebSocket.OPEN) socket.close(1001);
    else socket.terminate();
  }
  for (const request of requests.values()) request.abort();
  sockets.clear();
  requests.clear();
}

function open({ id, url, protocols }: Extract<PageOrder, { type: 'open' }>): void {
  const mine = page;
  const say = (news: PageNews): void => {
    if (mine === page) process.send?.({ page, ...news });
  };
  let socket: WebSocket;
  try {
    socket = new WebSocket(url, protocols, { origin, maxPayload: 0 });
  } catch {
    say({ type: 'failed', id });
    say({ type: 'closed', id, code: 1006, reason: '', wasClean: false });
    return;
  }
  sockets.set(id, socket);
  socket.on('open', () => {
    say({ type: 'opened', id, protocol: socket.protocol, extensions: socket.extensions });
  });
  socket.on('message', (data, isBinary) => {
    const bytes = data as Buffer;
    if (isBinary) say({ type: 'bytes', id, base64: bytes.toString('base64') });
    else say({ type: 'text', id, text: bytes.toString() });
  });
  socket.on('error', () => {
    say({ type: 'failed', id });
  });
  socket.addEventListener('close', ({ code, reason, wasClean }) => {
    sockets.delete(id);
    say({ type: 'closed', id, code, reason, wasClean });
  });
}

function use(order: Extract<PageOrder, { type: 'send-text' | 'send-bytes' | 'close' }>): void {
  const socket = sockets.get(order.id);
  if (!socket) return;
  if (order.type === 'close') {
    if (order.code === null) socket.close();
    else socket.close(order.code, order.reason);
    return;
  }
  if (socket.readyState !== WebSocket.OPEN) return;
  const isText = order.type === 'send-text';
  const data = isText ? Buffer.from(order.text) : Buffer.from(order.base64, 'base64');
  const mine = page;
  const { id } = order;
  socket.send(data, { binary: !isText }, (error) => {
    if (error || mine !== page) return;
    process.send?.({ page, type: 'accepted', id, amount: data.length });
  });
}

async function answer(order: Extract<PageOrder, { type: 'fetch' }>): Promise<void> {
  const { id, url, method, headers, body } = order;
  const mine = page;
  const request = new AbortController();
  requests.set(id, request);
  let news: PageNews;
  try {
    const response = await fetch(url, {
      method,
      headers: [...headers, ['origin', origin]],
      body: body === null ? null : Buffer.from(body, 'base64'),
      signal: request.signal,
    });
    const { status, statusText } = response;
    const bytes = Buffer.from(await response.arrayBuffer());
    news = {
      ...{ type: 'answered', id, status, statusText },
      headers: [...response.headers],
      body: bytes.toString('base64'),
    };
  } catch {
    news = { type: 'not-answered', id };
  }
  requests.delete(id);
  if (mine === page) process.send?.({ page, ...news });
}
