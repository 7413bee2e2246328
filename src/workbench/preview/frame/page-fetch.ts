import type { PageNews } from '../preview-messages.ts';
import { enter, fromBase64, leave, pageAddress, say, toBase64 } from './page-door.ts';

/** The `fetch` of a page in a preview: HTTP over the virtual network, and nowhere else. */
export async function pageFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const isRequest = input instanceof Request;
  const url = isRequest ? input.url : new URL(String(input), pageAddress).href;
  const request = isRequest ? new Request(input, init) : new Request(url, init);
  if (!url.startsWith('http:')) throw failed();
  const { method, signal } = request;
  signal.throwIfAborted();
  const hasBody = request.body !== null;
  const bytes = new Uint8Array(await request.arrayBuffer());
  const news = await ask((id) => {
    signal.addEventListener('abort', () => {
      say({ type: 'abort', id });
    });
    const body = hasBody ? toBase64(bytes) : null;
    say({ type: 'fetch', id, url, method, headers: [...request.headers], body });
  });
  signal.throwIfAborted();
  if (news.type !== 'answered') throw failed();
  const { status, statusText, headers } = news;
  const hasNoContent = [101, 204, 205, 304].includes(status);
  const content = hasNoContent ? null : fromBase64(news.body);
  const response = new Response(content, { status, statusText, headers });
  Object.defineProperty(response, 'url', { value: url });
  return response;
}

function ask(begin: (id: number) => void): Promise<PageNews> {
  return new Promise((resolve) => {
    const id = enter((news) => {
      leave(id);
      resolve(news);
    });
    begin(id);
  });
}

function failed(): TypeError {
  return new TypeError('Failed to fetch');
}
