import { ClientRequest, get, request } from './http-client.ts';
import { validateHeaderName, validateHeaderValue } from './http-headers.ts';
import { IncomingMessage } from './http-incoming.ts';
import { OutgoingMessage } from './http-outgoing.ts';
import { MAX_HEAD_SIZE, METHODS } from './http-parser.ts';
import { ServerResponse } from './http-response.ts';
import { type HttpServerOptions, type RequestListener, Server } from './http-server.ts';
import { STATUS_CODES } from './http-status.ts';

export {
  ClientRequest,
  get,
  IncomingMessage,
  METHODS,
  OutgoingMessage,
  request,
  Server,
  ServerResponse,
  STATUS_CODES,
  validateHeaderName,
  validateHeaderValue,
};

/** The most bytes that a head may have. */
export const maxHeaderSize = MAX_HEAD_SIZE;

/** Makes an HTTP server. */
export function createServer(
  options?: HttpServerOptions | RequestListener,
  listener?: RequestListener,
): Server {
  return new Server(options, listener);
}

/** Node's `http.Agent`; here every request has a connection of its own, so it keeps none. */
export class Agent {
  readonly options: object;
  readonly maxSockets = Infinity;

  constructor(options: object = {}) {
    this.options = options;
  }

  destroy(): void {
    // There is nothing that it keeps.
  }
}

export const globalAgent = new Agent();

// `ws` masks with its own code where Node has nothing faster to offer.
export const websocketMask = undefined;
export const websocketUnmask = undefined;

const http = {
  Agent,
  ClientRequest,
  createServer,
  get,
  globalAgent,
  IncomingMessage,
  maxHeaderSize,
  METHODS,
  OutgoingMessage,
  request,
  Server,
  ServerResponse,
  STATUS_CODES,
  validateHeaderName,
  validateHeaderValue,
  websocketMask,
  websocketUnmask,
};
export default http;
export { http as 'module.exports' };
