import { callableClass } from './callable-class.ts';
import { normalizeConnect } from './connect-arguments.ts';
import { isIP, isIPv4, isIPv6 } from './net-address.ts';
import { BlockList, SocketAddress } from './net-block-list.ts';
import { Server, type ServerOptions } from './net-server.ts';
import { Socket } from './socket.ts';

// Old programs call these two without `new`.
const CallableServer = callableClass(Server);
const CallableSocket = callableClass(Socket);
export { BlockList, isIP, isIPv4, isIPv6, SocketAddress };
export { CallableServer as Server, CallableSocket as Socket, CallableSocket as Stream };

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

let autoSelectFamily = true;
let attemptTimeout = 500;

/** Whether several addresses of a name are tried: they always are here, one after the other. */
export const getDefaultAutoSelectFamily = (): boolean => autoSelectFamily;
export const setDefaultAutoSelectFamily = (value: boolean): void => {
  autoSelectFamily = value;
};
export const getDefaultAutoSelectFamilyAttemptTimeout = (): number => attemptTimeout;
export const setDefaultAutoSelectFamilyAttemptTimeout = (ms: number): void => {
  attemptTimeout = ms;
};

const net = {
  BlockList,
  connect,
  createConnection,
  createServer,
  getDefaultAutoSelectFamily,
  getDefaultAutoSelectFamilyAttemptTimeout,
  isIP,
  isIPv4,
  isIPv6,
  Server: CallableServer,
  setDefaultAutoSelectFamily,
  setDefaultAutoSelectFamilyAttemptTimeout,
  Socket: CallableSocket,
  SocketAddress,
  Stream: CallableSocket,
};
export default net;
export { net as 'module.exports' };
