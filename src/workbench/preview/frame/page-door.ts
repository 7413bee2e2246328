import type { MessageToPage, PageNews, PageOrder, PageSign } from '../preview-messages.ts';

const { port1, port2 } = new MessageChannel();
const listeners = new Map<number, (news: PageNews) => void>();
let lastId = 0;

// Taken before the page's own code can put something else in their place.
const post = port1.postMessage.bind(port1);

port1.onmessage = ({ data }: MessageEvent<MessageToPage>) => {
  if (data.type === 'ping') say({ type: 'pong' });
  else listeners.get(data.id)?.(data);
};
parent.postMessage('enchufe: preview', '*', [port2]);

/** Says something to the workbench. */
export function say(message: PageOrder | PageSign): void {
  post(message);
}

/** Gives a number of its own to something that goes over the network, and its news to the listener. */
export function enter(listener: (news: PageNews) => void): number {
  lastId += 1;
  listeners.set(lastId, listener);
  return lastId;
}

/** Nothing more is heard of this number. */
export function leave(id: number): void {
  listeners.delete(id);
}

/** Bytes as they travel to the workbench. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768) {
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  }
  return btoa(text);
}

/** Bytes as the page gets them. */
export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** A value as a browser turns it into text where text is asked for. */
export function asText(value: unknown): string {
  return String(value);
}

/** Where the page would have come from. */
export const pageAddress = 'http://localhost:8000/';
