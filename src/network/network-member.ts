import type { EndFault, LinkFaults } from './faults.ts';
import type { TrunkEnd } from './trunks.ts';
import type { SourcePosition } from './wire-event.ts';

/** What one end of a connection reports of its own doing. */
export type ConnectionEndEvent =
  | { type: 'bytes'; bytes: Uint8Array<ArrayBuffer>; source?: SourcePosition }
  | { type: 'half-closed' }
  | { type: 'reset' }
  | { type: 'closed' };

/**
 * One end of a connection as its program gets it; a trunk's port is to be transferred to the program.
 * `connection` is the handle of this end (a program can hold both ends), not the wire log's number.
 */
export type ConnectionEnd = {
  connection: number;
  line: TrunkEnd;
  /** Whether somebody reads what this connection does: known when it opens, so that it is told as a whole or not at all. */
  isTapped: boolean;
  /** What goes wrong on the way to this end, where something does. */
  faults?: LinkFaults;
};

/** The server's end of a connection that somebody dialled. */
export type DialledConnection = ConnectionEnd & { remotePort: number };

/** The answer to a dial: the client's end with its handle, or why there is none. */
export type Dialled =
  ({ status: 'connected'; localPort: number } & ConnectionEnd) | { status: 'refused' };

/** The answer to `listen`: `port` is the real one where 0 was asked. */
export type Listened = { status: 'listening'; port: number } | { status: 'in-use' };

/** How the network reaches a program that joined it. */
export type ProgramDoor = {
  onConnection(listeningPort: number, dialled: DialledConnection): void;
  /** The program at the other end went away without ending the connection; its last bytes may still be on their way. */
  onConnectionLost(handle: number): void;
  /** Something happens to a connection at this program's end. */
  onFault(handle: number, fault: EndFault): void;
};

/** What a program can do on its network, until it leaves. */
export type NetworkMember = {
  dial(port: number): Dialled;
  listen(port: number): Listened;
  stopListening(port: number): void;
  /** Records what this program did to its end of a connection; `time` where the program knows it better. */
  tap(handle: number, event: ConnectionEndEvent, time?: number): void;
  /** Takes the program off the network: its ports close and its peers are told. */
  leave(): void;
};
