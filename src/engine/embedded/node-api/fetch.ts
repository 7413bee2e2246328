import { hasBadPort } from './bad-ports.ts';
import { makeDataResponse, makeResponse, otherSideClosed } from './fetch-response.ts';
import { Request } from './fetch-request.ts';
import { host } from './host.ts';
import { Agent } from './http-agent.ts';
import { request as startRequest, type ClientRequest } from './http-client.ts';
import type { IncomingMessage } from './http-incoming.ts';
import { ENCRYPTION_REFUSED } from './tls.ts';

type Call = {
  url: URL;
  method: string;
  headers: [string, string][];
  body: Uint8Array | undefined;
  stream: Request['stream'];
};

const MOST_REDIRECTS = 20;
const BODYLESS = ['GET', 'HEAD', 'DELETE', 'OPTIONS'];
const REDIRECTS = [301, 302, 303, 307, 308];
const agent = new Agent({ keepAlive: true, timeout: 4_000 });

/** The standard's `fetch`, over the servers of the virtual network. */
export async function fetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const request = new Request(input, init);
  const { signal } = request;
  signal.throwIfAborted();
  const release = host().keepAlive();
  try {
    const url = new URL(request.url);
    if (url.protocol === 'data:') return makeDataResponse(url);
    const body = request.stream ? undefined : new Uint8Array(await request.arrayBuffer());
    const { method, stream } = request;
    const hasBody = body !== undefined && (body.length > 0 || hasGivenBody(init));
    const headers = headersOf(request);
    const call = { url, method, headers, body: hasBody ? body : undefined, stream };
    return await follow(call, request);
  } finally {
    release();
  }
}

async function follow(first: Call, request: Request): Promise<Response> {
  const { signal } = request;
  let call = first;
  for (let count = 0; ; count++) {
    const { url, method } = call;
    const message = await send(call, signal);
    const location = message.headers.location;
    const isRedirect = REDIRECTS.includes(message.statusCode ?? 0) && location !== undefined;
    if (!isRedirect || request.redirect === 'manual')
      return makeResponse(message, { url, isRedirected: count > 0, method }, signal);
    message.resume();
    if (request.redirect === 'error') throw failed(new Error('unexpected redirect'));
    if (count === MOST_REDIRECTS) throw failed(new Error('redirect count exceeded'));
    call = redirect(call, message.statusCode ?? 0, new URL(String(location), url));
  }
}

function redirect(call: Call, status: number, url: URL): Call {
  const { method } = call;
  if (!['http:', 'https:'].includes(url.protocol))
    throw failed(new Error('URL scheme must be a HTTP(S) scheme'));
  if (url.hash === '') url.hash = call.url.hash;
  const isRead = method === 'GET' || method === 'HEAD';
  const becomesGet = status === 303 ? !isRead : status < 303 && method === 'POST';
  if (!becomesGet && call.stream) throw failed(new Error('the body can be sent only once'));
  const dropped = [
    ...(becomesGet
      ? ['content-type', 'content-encoding', 'content-language', 'content-location']
      : []),
    ...(url.origin === call.url.origin
      ? []
      : ['authorization', 'proxy-authorization', 'cookie', 'host']),
  ];
  const headers = call.headers.filter(([name]) => !dropped.includes(name.toLowerCase()));
  return becomesGet
    ? { url, method: 'GET', headers, body: undefined, stream: undefined }
    : { ...call, url, headers };
}

function send(call: Call, signal: AbortSignal): Promise<IncomingMessage> {
  const { url } = call;
  if (url.protocol === 'https:') return Promise.reject(failed(new Error(ENCRYPTION_REFUSED)));
  if (url.protocol !== 'http:') {
    const words = url.protocol === 'about:' ? 'about scheme is not supported' : 'unknown scheme';
    return Promise.reject(failed(new Error(words)));
  }
  if (hasBadPort(url)) return Promise.reject(failed(new Error('bad port')));
  return new Promise((resolve, reject) => {
    const sent = startRequest(url, { agent, method: call.method, headers: lines(call) });
    const abort = (): void => {
      reject(signal.reason as Error);
      sent.destroy();
    };
    signal.addEventListener('abort', abort);
    sent.on('response', (message: IncomingMessage) => {
      signal.removeEventListener('abort', abort);
      resolve(message);
    });
    sent.on('error', (error: Error & { code?: string }) => {
      signal.removeEventListener('abort', abort);
      const isHangUp = error.message === 'socket hang up';
      reject(failed(isHangUp ? otherSideClosed() : error));
    });
    if (call.stream) void sendPieces(sent, call.stream, reject);
    else sent.end(call.body);
  });
}

async function sendPieces(
  sent: ClientRequest,
  pieces: NonNullable<Call['stream']>,
  reject: (error: Error) => void,
): Promise<void> {
  try {
    for await (const piece of pieces) {
      if (sent.destroyed) return;
      if (!sent.write(piece)) await new Promise((resolve) => sent.once('drain', resolve));
    }
    sent.end();
  } catch (error) {
    reject(failed(error as Error));
    sent.destroy();
  }
}

// In the order and with the values that Node sends.
function lines({ url, method, headers, body, stream }: Call): [string, string][] {
  const list: [string, string][] = [['host', url.host], ['connection', 'keep-alive'], ...headers];
  const has = (name: string): boolean => headers.some(([given]) => given.toLowerCase() === name);
  for (const [name, value] of DEFAULTS) if (!has(name)) list.push([name, value]);
  if (stream) list.push(['transfer-encoding', 'chunked']);
  else if (body) list.push(['content-length', String(body.length)]);
  else if (!BODYLESS.includes(method)) list.push(['content-length', '0']);
  return has('host') ? list.slice(1) : list;
}

const DEFAULTS: readonly [string, string][] = [
  ['accept', '*/*'],
  ['accept-language', '*'],
  ['sec-fetch-mode', 'cors'],
  ['user-agent', 'node'],
  ['accept-encoding', 'gzip, deflate'],
];

function headersOf(request: Request): [string, string][] {
  const { headers, names } = request;
  const order = new Set([...names.keys(), ...headers.keys()]);
  for (const name of ['content-length', 'transfer-encoding', 'connection']) order.delete(name);
  return [...order].map((name) => [names.get(name) ?? name, headers.get(name) ?? '']);
}

function hasGivenBody(init: RequestInit): boolean {
  return init.body !== undefined && init.body !== null;
}

function failed(cause: Error): TypeError {
  return new TypeError('fetch failed', { cause });
}
