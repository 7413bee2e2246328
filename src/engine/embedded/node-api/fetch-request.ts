import { nodeError } from './node-error.ts';

const { Headers: PlainHeaders, Request: PlainRequest } = globalThis;

type Chunks = AsyncIterable<Uint8Array | string>;
type Init = Omit<RequestInit, 'body'> & { body?: BodyInit | Chunks | null; duplex?: 'half' };

/** The standard's `Request`, with the headers that Node lets programs set and browsers keep for themselves. */
export class Request extends PlainRequest {
  /** A body that comes in pieces. */
  readonly stream: Chunks | undefined;
  /** The names of headers as the program wrote them. */
  readonly names: ReadonlyMap<string, string>;
  readonly #headers: Headers;

  constructor(input: RequestInfo | URL, init: Init = {}) {
    const { body, headers, ...rest } = init;
    if (!(input instanceof PlainRequest)) checkUrl(String(input));
    if (init.method !== undefined) checkMethod(init.method);
    const stream = isChunks(body) ? body : undefined;
    if (stream && init.duplex !== 'half')
      throw new TypeError('RequestInit: duplex option is required when sending a body.');
    const method = init.method ?? (input instanceof PlainRequest ? input.method : 'GET');
    if (body !== undefined && body !== null && /^(get|head)$/i.test(method))
      throw new TypeError('Request with GET/HEAD method cannot have body.');
    try {
      super(input, { ...rest, ...(!stream && body !== undefined && { body: body as BodyInit }) });
    } catch (error) {
      throw new TypeError(
        String((error as Error).message).replace(/^Failed to .*?'Request': /, ''),
      );
    }
    this.stream =
      stream ?? (input instanceof Request && body === undefined ? input.stream : undefined);
    const given = headers ?? (input instanceof PlainRequest ? input.headers : undefined);
    this.#headers = new PlainHeaders(given);
    const type = super.headers.get('content-type');
    if (type !== null && !this.#headers.has('content-type'))
      this.#headers.set('content-type', type);
    this.names = !headers && input instanceof Request ? input.names : namesOf(given);
  }

  override get headers(): Headers {
    return this.#headers;
  }

  override clone(): Request {
    return new Request(super.clone(), { headers: this.#headers });
  }
}

function checkUrl(text: string): void {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    const cause = nodeError('ERR_INVALID_URL', 'Invalid URL', TypeError);
    throw new TypeError(`Failed to parse URL from ${text}`, {
      cause: Object.assign(cause, { input: text }),
    });
  }
  if (url.username !== '' || url.password !== '')
    throw new TypeError(
      `Request cannot be constructed from a URL that includes credentials: ${text}`,
    );
}

// Every browser has words of its own for these.
function checkMethod(method: string): void {
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(method))
    throw new TypeError(`'${method}' is not a valid HTTP method.`);
  if (/^(connect|trace|track)$/i.test(method))
    throw new TypeError(`'${method}' HTTP method is unsupported.`);
}

function isChunks(body: unknown): body is Chunks {
  if (body instanceof ReadableStream) return true;
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

function namesOf(headers: HeadersInit | undefined): Map<string, string> {
  if (!headers || headers instanceof PlainHeaders) return new Map();
  const names = Array.isArray(headers) ? headers.map(([name]) => name) : Object.keys(headers);
  return new Map(names.map((name) => [String(name).toLowerCase(), String(name)]));
}
