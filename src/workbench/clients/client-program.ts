import { WebSocket } from 'ws';
import type { ClientNews, ClientOrder } from './client-messages.ts';

/** How many bytes of one message are shown; more would only fill the page. */
const shownBytes = 4096;

let current: WebSocket | undefined;
let currentDial = 0;

process.on('message', (order: ClientOrder) => {
  switch (order.type) {
    case 'connect':
      current?.terminate();
      connect(order.dial, order.url);
      break;
    case 'send-text':
      send(order.text);
      break;
    case 'send-bytes':
      send(Buffer.from(order.bytes));
      break;
    case 'close':
      close(order.code, order.reason);
      break;
    case 'drop':
      current?.terminate();
      break;
  }
});

function connect(dial: number, url: string): void {
  let socket: WebSocket;
  currentDial = dial;
  try {
    socket = new WebSocket(url);
  } catch (error) {
    tell({ dial, type: 'failed', message: messageOf(error) });
    tell({ dial, type: 'closed', code: 1006, reason: '' });
    return;
  }
  current = socket;
  socket.on('open', () => {
    tell({ dial, type: 'open' });
  });
  socket.on('message', (data, isBinary) => {
    const bytes = toBuffer(data);
    console.log('←', isBinary ? bytes : bytes.toString().slice(0, shownBytes));
    tell({ dial, type: 'received', ...content(bytes, isBinary) });
  });
  socket.on('ping', () => {
    tell({ dial, type: 'ping' });
  });
  socket.on('pong', () => {
    tell({ dial, type: 'pong' });
  });
  socket.on('error', (error) => {
    tellError(dial, error);
  });
  socket.on('close', (code, reason) => {
    tell({ dial, type: 'closed', code, reason: reason.toString() });
  });
}

function send(data: string | Buffer): void {
  if (current?.readyState !== WebSocket.OPEN) return;
  const isBinary = typeof data !== 'string';
  console.log('→', isBinary ? data : data.slice(0, shownBytes));
  tell({
    dial: currentDial,
    type: 'sent',
    ...content(isBinary ? data : Buffer.from(data), isBinary),
  });
  current.send(data);
}

function close(code: number, reason: string): void {
  try {
    current?.close(code, reason);
  } catch (error) {
    tell({ dial: currentDial, type: 'failed', message: messageOf(error) });
  }
}

function tellError(dial: number, error: Error): void {
  const status = /^Unexpected server response: (\d+)/.exec(error.message)?.[1];
  if (status !== undefined) tell({ dial, type: 'rejected', status: Number(status) });
  else if ('code' in error && error.code === 'ECONNREFUSED') tell({ dial, type: 'refused' });
  else tell({ dial, type: 'failed', message: error.message });
}

function content(
  bytes: Buffer,
  isBinary: boolean,
): { kind: 'text'; text: string; size: number } | { kind: 'bytes'; bytes: number[]; size: number } {
  const shown = bytes.subarray(0, shownBytes);
  return isBinary
    ? { kind: 'bytes', bytes: [...shown], size: bytes.length }
    : { kind: 'text', text: shown.toString(), size: bytes.length };
}

function toBuffer(data: Buffer | ArrayBuffer | Buffer[]): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? Buffer.from(data) : data;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function tell(news: ClientNews): void {
  process.send?.(news);
}
