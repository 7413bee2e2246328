import { callableClass } from './callable-class.ts';
import { Agent, globalAgent } from './http-agent.ts';
import { ClientRequest, get, request } from './http-client.ts';
import { validateHeaderName, validateHeaderValue } from './http-headers.ts';
import { IncomingMessage } from './http-incoming.ts';
import { OutgoingMessage } from './http-outgoing.ts';
import { MAX_HEAD_SIZE } from './http-parser.ts';
import { ServerResponse } from './http-response.ts';
import {
  type HttpServerOptions,
  type RequestListener,
  Server as HttpServer,
} from './http-server.ts';
import { METHODS } from './http-start-line.ts';
import { STATUS_CODES } from './http-status.ts';

export {
  ClientRequest,
  get,
  globalAgent,
  IncomingMessage,
  METHODS,
  OutgoingMessage,
  request,
  ServerResponse,
  STATUS_CODES,
  validateHeaderName,
  validateHeaderValue,
};

// Old programs call these two without `new`.
const CallableAgent = callableClass(Agent);
const CallableServer = callableClass(HttpServer);
export { CallableAgent as Agent, CallableServer as Server };

/** The most bytes that a head may have. */
export const maxHeaderSize = MAX_HEAD_SIZE;

/** Makes an HTTP server. */
export function createServer(
  options?: HttpServerOptions | RequestListener,
  listener?: RequestListener,
): HttpServer {
  return new HttpServer(options, listener);
}

/** Part of Node's interface: parsers are not kept here. */
export const setMaxIdleHTTPParsers = (most: number): void => {
  void most;
};

// `ws` masks with its own code where Node has nothing faster to offer.
export const websocketMask = undefined;
export const websocketUnmask = undefined;

const http = {
  Agent: CallableAgent,
  ClientRequest,
  createServer,
  get,
  globalAgent,
  IncomingMessage,
  maxHeaderSize,
  METHODS,
  OutgoingMessage,
  request,
  Server: CallableServer,
  ServerResponse,
  setMaxIdleHTTPParsers,
  STATUS_CODES,
  validateHeaderName,
  validateHeaderValue,
  websocketMask,
  websocketUnmask,
};
export default http;
export { http as 'module.exports' };
