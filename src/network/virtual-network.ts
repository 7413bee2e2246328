import { DialRules, type DialPlace } from './dial-rules.ts';
import { faultAtEnd, isTold } from './faults.ts';
import type { ConnectionFault, DialFaults } from './faults.ts';
import type {
  ConnectionEnd,
  ConnectionEndEvent,
  Dialled,
  Listened,
  NetworkMember,
  ProgramDoor,
} from './network-member.ts';
import type { TrunkEnd } from './trunks.ts';
import type { Direction, WireEnd, WireEvent } from './wire-event.ts';

type Side = 'client' | 'server';
type End = { member: Member; stage: 'open' | 'half-closed' | 'closed'; hasLeft: boolean };
type Connection = {
  id: number;
  isTapped: boolean;
  wasReset: boolean;
  isSilent: boolean;
  client: End;
  server: End;
};
type Member = {
  end: WireEnd;
  network: string;
  door: ProgramDoor;
  /** The trunks that carry what this program dials, by whom it reaches; who left isn't held by who stays. */
  trunks: WeakMap<Member, number>;
};

const sides = ['client', 'server'] as const;
const LAST_PORT = 65_535;
const FIRST_EPHEMERAL_PORT = 32_768;

/** The switchboard: knows who listens where, joins two programs by a message channel, and keeps the wire log. */
export class VirtualNetwork {
  readonly #now: () => number;
  readonly #report: (event: WireEvent) => void;
  readonly #listeners = new Map<string, Member>();
  readonly #connections = new Map<number, Connection>();
  readonly #isWatched: () => boolean;
  readonly #rules = new DialRules();
  #lastConnection = 0;
  #lastTrunk = 0;
  #lastEphemeralPort = FIRST_EPHEMERAL_PORT - 1;

  /** Connections that are dialled while `isWatched` says no are never reported. */
  constructor(options: {
    now: () => number;
    report: (event: WireEvent) => void;
    isWatched?: () => boolean;
  }) {
    this.#now = options.now;
    this.#isWatched = options.isWatched ?? (() => true);
    this.#report = options.report;
  }

  /** Puts a program on a network; programs see only the ports of their own network. */
  join(program: WireEnd & { network: string }, door: ProgramDoor): NetworkMember {
    const member: Member = {
      end: { program: program.program, name: program.name },
      network: program.network,
      door,
      trunks: new WeakMap(),
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

  /** Gives the connections that are dialled to a port from now on these faults; the latest rule counts. */
  faultOnDial(place: DialPlace, faults: DialFaults): () => void {
    return this.#rules.add(place, faults);
  }

  /** Does something to a running connection, by its number in the wire log; gives the programs that were told of it. */
  inflict(id: number, fault: ConnectionFault): string[] {
    const connection = this.#connections.get(id);
    // What is held of a reset connection must still get through.
    if (!connection || (connection.wasReset && (fault.type === 'cut' || isTold(fault)))) return [];
    const time = this.#now();
    if (fault.type === 'cut') {
      connection.wasReset = true;
      this.#tell(connection, { type: 'reset', connection: id, time, by: 'network' });
    } else if (isTold(fault)) {
      this.#tell(connection, { type: 'fault', connection: id, time, fault });
    }
    if (fault.type === 'silence') connection.isSilent = true;
    const told: string[] = [];
    for (const side of sides) {
      const { member, stage } = connection[side];
      if (stage === 'closed') continue;
      const here = faultAtEnd(fault, side);
      if (!here) continue;
      member.door.onFault(endHandle(id, side), here);
      told.push(member.end.program);
    }
    if (fault.type !== 'restore' || !connection.isSilent) return told;
    connection.isSilent = false;
    for (const side of sides) if (connection[side].hasLeft) this.#tellLoss(connection, side);
    return told;
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
    const verdict = this.#rules.judge(client.network, port, client.end.program);
    if (verdict?.status === 'refused') return verdict;
    const id = ++this.#lastConnection;
    const localPort = this.#freePort(client.network);
    const isTapped = this.#isWatched();
    const connection: Connection = {
      id,
      isTapped,
      wasReset: false,
      isSilent: false,
      client: { member: client, stage: 'open', hasLeft: false },
      server: { member: server, stage: 'open', hasLeft: false },
    };
    this.#connections.set(id, connection);
    this.#tell(connection, {
      type: 'opened',
      connection: id,
      time: this.#now(),
      network: client.network,
      port,
      client: client.end,
      server: server.end,
    });
    const [near, far] = this.#trunkBetween(client, server);
    const endOf = (side: Side, line: TrunkEnd): ConnectionEnd => ({
      ...{ connection: endHandle(id, side), line, isTapped },
      ...(verdict && { faults: verdict[side] }),
    });
    server.door.onConnection(port, { ...endOf('server', far), remotePort: localPort });
    return { status: 'connected', ...endOf('client', near), localPort };
  }

  #trunkBetween(client: Member, server: Member): [near: TrunkEnd, far: TrunkEnd] {
    const known = client.trunks.get(server);
    if (known !== undefined) return [{ trunk: known * 2 }, { trunk: known * 2 + 1 }];
    const trunk = ++this.#lastTrunk;
    client.trunks.set(server, trunk);
    const { port1, port2 } = new MessageChannel();
    return [
      { trunk: trunk * 2, port: port1 },
      { trunk: trunk * 2 + 1, port: port2 },
    ];
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
        this.#tell(connection, { ...event, connection: connection.id, time, direction });
        return;
      case 'half-closed':
        if (end.stage !== 'open') return;
        end.stage = 'half-closed';
        if (!connection.wasReset)
          this.#tell(connection, {
            type: 'half-closed',
            connection: connection.id,
            time,
            direction,
          });
        return;
      case 'reset':
        if (!connection.wasReset)
          this.#tell(connection, { type: 'reset', connection: connection.id, time, by: side });
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
    if (!connection.wasReset)
      this.#tell(connection, { type: 'closed', connection: connection.id, time });
  }

  #tell(connection: Connection, event: WireEvent): void {
    if (connection.isTapped) this.#report(event);
  }

  #leave(member: Member): void {
    for (const [key, listener] of this.#listeners) {
      if (listener === member) this.#listeners.delete(key);
    }
    for (const connection of [...this.#connections.values()]) {
      for (const side of sides) {
        if (connection[side].member !== member) continue;
        const time = this.#now();
        // A killed process ends like this on a real host too: its system sends the FINs that the program did not.
        this.#record(connection, side, { type: 'half-closed' }, time);
        this.#record(connection, side, { type: 'closed' }, time);
        connection[side].hasLeft = true;
        if (!connection.isSilent) this.#tellLoss(connection, side);
      }
    }
  }

  #tellLoss(connection: Connection, side: Side): void {
    const peerSide = side === 'client' ? 'server' : 'client';
    const peer = connection[peerSide];
    if (peer.member === connection[side].member || peer.stage === 'closed') return;
    peer.member.door.onConnectionLost(endHandle(connection.id, peerSide));
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
