import { normalizeConnect } from './connect-arguments.ts';
import { isIP, isIPv4, isIPv6 } from './net-address.ts';
import { Server, type ServerOptions } from './net-server.ts';
import { Socket } from './socket.ts';

export { isIP, isIPv4, isIPv6, Server, Socket, Socket as Stream };

/** Makes a server of raw connections. */
export function createServer(
  options?: ServerOptions | ((socket: Socket) => void),
  listener?: (socket: Socket) => void,
): Server {
  return new Server(options, listener);
}

/** Makes a socket and dials. */
export function connect(...args: unknown[]): Socket {
  return new Socket(normalizeConnect(args).options).connect(...args);
}

/** Another name of `connect`. */
export const createConnection = connect;

export const getDefaultAutoSelectFamily = (): boolean => true;
export const setDefaultAutoSelectFamily = (): void => undefined;

const net = {
  connect,
  createConnection,
  createServer,
  getDefaultAutoSelectFamily,
  isIP,
  isIPv4,
  isIPv6,
  Server,
  setDefaultAutoSelectFamily,
  Socket,
  Stream: Socket,
};
export default net;
export { net as 'module.exports' };
