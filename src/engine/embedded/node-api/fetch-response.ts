import { host } from './host.ts';
import type { IncomingMessage } from './http-incoming.ts';

const { Headers: PlainHeaders, Response: PlainResponse } = globalThis;
const BODYLESS = [101, 103, 204, 205, 304];

/** Headers of a response, which nobody changes. */
class FixedHeaders extends PlainHeaders {
  override append(): never {
    throw new TypeError('immutable');
  }

  override delete(): never {
    throw new TypeError('immutable');
  }

  override set(): never {
    throw new TypeError('immutable');
  }
}

/** What is known of a response besides its message. */
export type ResponsePlace = { url: URL; isRedirected: boolean; method: string };

/** The standard's `Response` for a message that came. */
export function makeResponse(
  message: IncomingMessage,
  place: ResponsePlace,
  signal: AbortSignal,
): Response {
  const headers = new FixedHeaders(pairsOf(message.rawHeaders));
  const status = message.statusCode ?? 0;
  const isBodyless = BODYLESS.includes(status);
  if (isBodyless) message.resume();
  const body = isBodyless ? null : decode(streamOf(message, signal), headers, place.method);
  const response = new PlainResponse(body, { status, statusText: message.statusMessage ?? '' });
  return describe(response, headers, place);
}

/** The response to a `data:` address. */
export function makeDataResponse(url: URL): Response {
  const [, type = '', base64 = '', data = ''] =
    /^data:([^,]*?)(;\s*base64)?,(.*)$/s.exec(url.href) ?? [];
  const text = decodeURIComponent(data.replace(/%(?![0-9a-f]{2})/gi, '%25'));
  const bytes = base64
    ? Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
    : new TextEncoder().encode(text);
  const headers = new FixedHeaders([['content-type', type || 'text/plain;charset=US-ASCII']]);
  const response = new PlainResponse(bytes, { status: 200, statusText: 'OK' });
  return describe(response, headers, { url, isRedirected: false, method: 'GET' });
}

// Browsers fill these in themselves, and only for their own fetch.
function describe(response: Response, headers: Headers, place: ResponsePlace): Response {
  const url = new URL(place.url);
  url.hash = '';
  const values: Record<string, unknown> = {
    headers,
    redirected: place.isRedirected,
    type: 'basic',
    url: url.href,
    clone: () => describe(PlainResponse.prototype.clone.call(response), headers, place),
    arrayBuffer: async () => (await readBody(response)).buffer,
    blob: async () =>
      new Blob([await readBody(response)], { type: headers.get('content-type') ?? '' }),
    bytes: () => readBody(response),
    formData: async () => new PlainResponse(await readBody(response), { headers }).formData(),
    json: async () => JSON.parse(new TextDecoder().decode(await readBody(response))) as unknown,
    text: async () => new TextDecoder().decode(await readBody(response)),
  };
  for (const [name, value] of Object.entries(values))
    Object.defineProperty(response, name, { value, configurable: true });
  return response;
}

// Browsers tell of every failure as "Failed to fetch", and of none of its reasons.
async function readBody(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  if (response.bodyUsed || response.body?.locked === true)
    throw new TypeError('Body is unusable: Body has already been read');
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read())
    parts.push(part.value);
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function pairsOf(rawHeaders: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let index = 0; index < rawHeaders.length; index += 2)
    pairs.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '']);
  return pairs;
}

function streamOf(
  message: IncomingMessage,
  signal: AbortSignal,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      const abort = (): void => {
        controller.error(signal.reason);
        message.destroy();
      };
      signal.addEventListener('abort', abort);
      message.on('data', (bytes: Uint8Array) => {
        if (signal.aborted) return;
        controller.enqueue(new Uint8Array(bytes));
        if ((controller.desiredSize ?? 0) <= 0) message.pause();
      });
      message.on('end', () => {
        signal.removeEventListener('abort', abort);
        if (!signal.aborted) controller.close();
      });
      message.on('error', () => {
        if (signal.aborted) return;
        signal.removeEventListener('abort', abort);
        controller.error(new TypeError('terminated', { cause: otherSideClosed() }));
      });
    },
    pull() {
      message.resume();
    },
    cancel() {
      message.on('error', () => undefined);
      message.destroy();
    },
  });
}

function decode(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  headers: Headers,
  method: string,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const coding = headers.get('content-encoding')?.toLowerCase();
  const isKnown = coding === 'gzip' || coding === 'x-gzip' || coding === 'deflate';
  if (!isKnown || method === 'HEAD') return stream;
  const release = host().keepAlive();
  const decoded = stream.pipeThrough(
    new DecompressionStream(coding === 'deflate' ? 'deflate' : 'gzip'),
  );
  const reader = decoded.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) {
          controller.enqueue(value);
          return;
        }
        controller.close();
      } catch (error) {
        controller.error(error);
      }
      release();
    },
    async cancel(reason) {
      release();
      await reader.cancel(reason);
    },
  });
}

/** The error of a connection that its server gave up. */
export function otherSideClosed(): Error {
  const error = new Error('other side closed');
  return Object.assign(error, { name: 'SocketError', code: 'UND_ERR_SOCKET' });
}
