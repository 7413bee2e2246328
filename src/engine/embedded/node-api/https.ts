import { Agent as HttpAgent, ClientRequest } from './http.ts';
import {
  readArguments,
  type RequestOptions,
  type ResponseListener,
} from './http-request-options.ts';
import type { Socket } from './socket.ts';
import { connect, refuseEncryption } from './tls.ts';

/** Node's `https.Agent`; its connections fail. */
export class Agent extends HttpAgent {
  override readonly defaultPort = 443;
  override readonly protocol = 'https:';

  override createConnection(options: RequestOptions): Socket {
    return connect(options);
  }
}

export const globalAgent = new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5_000 });

/** Makes a request, which fails when it comes to the connection. */
export function request(
  input: string | URL | RequestOptions,
  first?: RequestOptions | ResponseListener,
  second?: ResponseListener,
): ClientRequest {
  const { options, listener } = readArguments(input, first, second);
  const { agent, createConnection } = options;
  if (agent) return new ClientRequest(options, listener);
  if (agent === false) return new ClientRequest({ ...options, agent: new Agent() }, listener);
  if (!createConnection) return new ClientRequest({ ...options, agent: globalAgent }, listener);
  return new ClientRequest({ defaultPort: 443, ...options, protocol: null }, listener);
}

/** Sends a request without a body. */
export function get(...args: Parameters<typeof request>): ClientRequest {
  const sent = request(...args);
  sent.end();
  return sent;
}

export const createServer = refuseEncryption;

const https = { Agent, createServer, get, globalAgent, request };
/** Node's `https`, which there is little of: nothing leaves the page, so nothing needs to be encrypted. */
export default https;
export { https as 'module.exports' };
