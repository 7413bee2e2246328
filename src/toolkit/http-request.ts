import type { IncomingMessage } from 'node:http';
import type { App } from './app.ts';
import { Connection } from './connection.ts';
import { HTTPException } from './errors.ts';

/** A plain HTTP request, as its handler sees it. Mirrors Starlette's `Request`. */
export class HttpRequest extends Connection {
  readonly method: string;
  readonly #message: IncomingMessage;
  #body: Promise<Buffer> | undefined;

  constructor(app: App, message: IncomingMessage) {
    super(app, message);
    this.method = message.method ?? 'GET';
    this.#message = message;
  }

  /** The whole body; an HTTPException 413 for more than 1 MiB. */
  bytes(): Promise<Buffer> {
    return (this.#body ??= readBody(this.#message));
  }

  async text(): Promise<string> {
    return (await this.bytes()).toString();
  }

  /** The body as a JSON value; an HTTPException 400 for what isn't JSON. */
  async json(): Promise<unknown> {
    const text = await this.text();
    try {
      return JSON.parse(text);
    } catch {
      throw new HTTPException(400, 'The body is not JSON');
    }
  }
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of message as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > LARGEST_BODY) throw new HTTPException(413, 'Content Too Large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const LARGEST_BODY = 1_048_576;
