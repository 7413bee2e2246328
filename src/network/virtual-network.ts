import type { Direction, SourcePosition, WireEnd, WireEvent } from './wire-event.ts';

/** What one end of a connection reports of its own doing. */
export type ConnectionEndEvent =
  | { type: 'bytes'; bytes: Uint8Array<ArrayBuffer>; source?: SourcePosition }
  | { type: 'half-closed' }
  | { type: 'reset' }
  | { type: 'closed' };

/**
 * The server's end of a connection that somebody dialled; the port is to be transferred to the program.
 * `connection` is the handle of this end (a program can hold both ends), not the wire log's number.
 */
export type DialledConnection = { connection: number; port: MessagePort; remotePort: number };

/** The answer to a dial: the client's end with its handle, or why there is none. */
export type Dialled =
  | { status: 'connected'; connection: number; port: MessagePort; localPort: number }
  | { status: 'refused' };

/** The answer to `listen`: `port` is the real one where 0 was asked. */
export type Listened = { status: 'listening'; port: number } | { status: 'in-use' };

/** How the network reaches a program that joined it. */
export type ProgramDoor = {
  onConnection(listeningPort: number, dialled: DialledConnection): void;
  /** The program at the other end went away without ending the connection; its last bytes may still be on their way. */
  onConnectionLost(handle: number): void;
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

type Side = 'client' | 'server';
type End = { member: Member; stage: 'open' | 'half-closed' | 'closed' };
type Connection = { id: number; wasReset: boolean; client: End; server: End };
type Member = { end: WireEnd; network: string; door: ProgramDoor };

const LAST_PORT = 65_535;
const FIRST_EPHEMERAL_PORT = 32_768;

/** The switchboard: knows who listens where, joins two programs by a message channel, and keeps the wire log. */
export class VirtualNetwork {
  readonly #now: () => number;
  readonly #report: (event: WireEvent) => void;
  readonly #listeners = new Map<string, Member>();
  readonly #connections = new Map<number, Connection>();
  #lastConnection = 0;
  #lastEphemeralPort = FIRST_EPHEMERAL_PORT - 1;

  constructor(options: { now: () => number; report: (event: WireEvent) => void }) {
    this.#now = options.now;
    this.#report = options.report;
  }

  /** Puts a program on a network; programs see only the ports of their own network. */
  join(program: WireEnd & { network: string }, door: ProgramDoor): NetworkMember {
    const member: Member = {
      end: { program: program.program, name: program.name },
      network: program.network,
      door,
    };
    let hasLeft = false;
    return {
      dial: (port) => (hasLeft ? { status: 'refused' } : this.#dial(member, port)),
      listen: (port) => (hasLeft ? { status: 'in-use' } : this.#listen(member, port)),
      stopListening: (port) => {
        const key = portKey(member.network, port);
        if (this.#listeners.get(key) === member) this.#listeners.delete(key);
      },
      tap: (handle, event, time = this.#now()) => {
        if (!hasLeft) this.#tap(member, handle, event, time);
      },
      leave: () => {
        if (hasLeft) return;
        hasLeft = true;
        this.#leave(member);
      },
    };
  }

  #listen(member: Member, port: number): Listened {
    const real = port === 0 ? this.#freePort(member.network) : port;
    const key = portKey(member.network, real);
    if (this.#listeners.has(key)) return { status: 'in-use' };
    this.#listeners.set(key, member);
    return { status: 'listening', port: real };
  }

  #dial(client: Member, port: number): Dialled {
    const server = this.#listeners.get(portKey(client.network, port));
    if (!server) return { status: 'refused' };
    const id = ++this.#lastConnection;
    const localPort = this.#freePort(client.network);
    const { port1, port2 } = new MessageChannel();
    this.#connections.set(id, {
      id,
      wasReset: false,
      client: { member: client, stage: 'open' },
      server: { member: server, stage: 'open' },
    });
    this.#report({
      type: 'opened',
      connection: id,
      time: this.#now(),
      network: client.network,
      port,
      client: client.end,
      server: server.end,
    });
    server.door.onConnection(port, {
      connection: endHandle(id, 'server'),
      port: port2,
      remotePort: localPort,
    });
    return { status: 'connected', connection: endHandle(id, 'client'), port: port1, localPort };
  }

  #tap(member: Member, handle: number, event: ConnectionEndEvent, time: number): void {
    const connection = this.#connections.get(Math.floor(handle / 2));
    const side: Side = handle % 2 === 0 ? 'client' : 'server';
    if (connection?.[side].member === member) this.#record(connection, side, event, time);
  }

  #record(connection: Connection, side: Side, event: ConnectionEndEvent, time: number): void {
    const end = connection[side];
    const direction: Direction = side === 'client' ? 'client-to-server' : 'server-to-client';
    switch (event.type) {
      case 'bytes':
        this.#report({ ...event, connection: connection.id, time, direction });
        return;
      case 'half-closed':
        if (end.stage !== 'open') return;
        end.stage = 'half-closed';
        if (!connection.wasReset)
          this.#report({ type: 'half-closed', connection: connection.id, time, direction });
        return;
      case 'reset':
        if (!connection.wasReset)
          this.#report({ type: 'reset', connection: connection.id, time, by: side });
        connection.wasReset = true;
        this.#close(connection, end, time);
        return;
      case 'closed':
        this.#close(connection, end, time);
    }
  }

  #close(connection: Connection, end: End, time: number): void {
    end.stage = 'closed';
    if (connection.client.stage !== 'closed' || connection.server.stage !== 'closed') return;
    this.#connections.delete(connection.id);
    if (!connection.wasReset) this.#report({ type: 'closed', connection: connection.id, time });
  }

  #leave(member: Member): void {
    for (const [key, listener] of this.#listeners) {
      if (listener === member) this.#listeners.delete(key);
    }
    for (const connection of [...this.#connections.values()]) {
      for (const side of ['client', 'server'] as const) {
        if (connection[side].member !== member) continue;
        const time = this.#now();
        // A killed process ends like this on a real host too: its system sends the FINs that the program did not.
        this.#record(connection, side, { type: 'half-closed' }, time);
        this.#record(connection, side, { type: 'closed' }, time);
        const peerSide = side === 'client' ? 'server' : 'client';
        const peer = connection[peerSide];
        if (peer.member !== member && peer.stage !== 'closed') {
          peer.member.door.onConnectionLost(endHandle(connection.id, peerSide));
        }
      }
    }
  }

  #freePort(network: string): number {
    do {
      this.#lastEphemeralPort =
        this.#lastEphemeralPort >= LAST_PORT ? FIRST_EPHEMERAL_PORT : this.#lastEphemeralPort + 1;
    } while (this.#listeners.has(portKey(network, this.#lastEphemeralPort)));
    return this.#lastEphemeralPort;
  }
}

function endHandle(connection: number, side: Side): number {
  return connection * 2 + (side === 'client' ? 0 : 1);
}

function portKey(network: string, port: number): string {
  return `${network}\n${port}`;
}
