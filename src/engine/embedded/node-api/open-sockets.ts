import type { EndFault } from '../../../network/faults.ts';

/** What the end of a program or of its peer asks of a socket. */
export interface OpenSocket {
  /** The handle of this end of the connection. */
  readonly connection: number | undefined;
  abandon(): void;
  losePeer(): void;
  inflict(fault: EndFault): void;
}

/** The sockets of this program that have a connection. */
export const openSockets = new Set<OpenSocket>();

/** Ends every connection in order, as the system does for a program that ends; the program writes nothing more. */
export function endAllSockets(): void {
  for (const socket of openSockets) socket.abandon();
}

/** Tells the socket of a connection whose other end went away with its program. */
export function loseConnection(connection: number): void {
  for (const socket of openSockets) if (socket.connection === connection) socket.losePeer();
}

/** Lets a fault of the network happen to the socket of a connection. */
export function inflictFault(connection: number, fault: EndFault): void {
  for (const socket of openSockets) if (socket.connection === connection) socket.inflict(fault);
}
