import type { Direction, WireEnd, WireEvent } from '../../network/wire-event.ts';
import { TapOrder, type OrderedTap } from '../tap-order.ts';
import type { SocketReport } from './process-messages.ts';

/** Each member without its connection and time, which the log adds. */
type EventOfConnection = WireEvent extends infer Event
  ? Event extends unknown
    ? Omit<Event, 'connection' | 'time'>
    : never
  : never;

type Connection = { number: number; isReset: boolean; openEnds: number };
type End = {
  handle: number;
  connection: Connection;
  side: 'client' | 'server';
  isHalfClosed: boolean;
};
type Opened = { network: string; clientPort: number; serverPort: number };
type Member = {
  name: WireEnd;
  network: string;
  ends: Map<number, End>;
  queue: SocketReport[];
  hasLeft: boolean;
  patience?: ReturnType<typeof setTimeout> | undefined;
};

/** So long an end waits for the other one's process to tell of it: one that is outside never does. */
const longestWaitMs = 1000;

/**
 * Makes one wire log of what each process tells of its own sockets: finds the two ends of a connection by their
 * ports, and puts in order what two processes told.
 */
export class ContainerWire {
  readonly #record: (event: WireEvent) => void;
  readonly #now: () => number;
  readonly #order = new TapOrder<OrderedTap>();
  readonly #members = new Map<string, Member>();
  /** Ends that wait for the other one, by network and ports. */
  readonly #single = new Map<string, { member: Member; socket: number }>();
  #connections = 0;

  constructor(record: (event: WireEvent) => void, now: () => number) {
    this.#record = record;
    this.#now = now;
  }

  /** Begins to listen to a program's process. */
  join(name: WireEnd, network: string): void {
    this.#members.set(name.program, {
      name,
      network,
      ends: new Map(),
      queue: [],
      hasLeft: false,
    });
  }

  /** Takes a process's next report. */
  add(program: string, report: SocketReport): void {
    const member = this.#members.get(program);
    if (!member) return;
    if (report.event.type === 'opened') this.#pair(member, report.socket, report.event);
    member.queue.push(report);
    this.#advance();
  }

  /** Closes what a program that has ended left open, when all that it told is in the log. */
  leave(program: string): void {
    const member = this.#members.get(program);
    if (!member) return;
    member.hasLeft = true;
    this.#letGo(member);
  }

  #letGo(member: Member): void {
    const { program } = member.name;
    if (member.queue.length > 0 || !this.#members.has(program)) return;
    if (this.#order.isWaiting(program)) {
      // What others sent it is still on its way here: its own last reports follow that.
      void this.#order.whenTold(program).then(() => this.#letGo(member));
      return;
    }
    this.#members.delete(program);
    for (const [key, { member: waiting }] of this.#single) {
      if (waiting === member) this.#single.delete(key);
    }
    for (const [socket, end] of member.ends) {
      if (!end.isHalfClosed)
        this.#tell(member, { type: 'socket', socket, event: { type: 'half-closed' } });
      this.#tell(member, { type: 'socket', socket, event: { type: 'closed' } });
    }
    this.#order.leave(program);
    this.#advance();
  }

  #pair(
    member: Member,
    socket: number,
    event: Extract<SocketReport['event'], { type: 'opened' }>,
  ): void {
    const { side, clientPort, serverPort } = event;
    const opened = { network: member.network, clientPort, serverPort };
    const key = `${member.network} ${clientPort} ${serverPort} `;
    const other = this.#single.get(`${key}${side === 'client' ? 'server' : 'client'}`);
    if (!other) {
      this.#single.set(`${key}${side}`, { member, socket });
      return;
    }
    this.#single.delete(`${key}${side === 'client' ? 'server' : 'client'}`);
    const number = ++this.#connections;
    const connection = { number, isReset: false, openEnds: 2 };
    this.#addEnd(member, socket, connection, side);
    this.#addEnd(other.member, other.socket, connection, side === 'client' ? 'server' : 'client');
    const [client, server] = side === 'client' ? [member, other.member] : [other.member, member];
    this.#open(connection, opened, client, server);
  }

  #addEnd(member: Member, socket: number, connection: Connection, side: End['side']): void {
    const handle = connection.number * 2 + Number(side === 'server');
    member.ends.set(socket, { handle, connection, side, isHalfClosed: false });
  }

  #open(connection: Connection, opened: Opened, client: Member, server: Member): void {
    this.#write(connection, {
      type: 'opened',
      network: opened.network,
      port: opened.serverPort,
      client: client.name,
      server: server.name,
    });
  }

  #advance(): void {
    for (const member of this.#members.values()) {
      for (let next = member.queue[0]; next; next = member.queue[0]) {
        if (!member.ends.has(next.socket)) break;
        member.queue.shift();
        this.#tell(member, next);
      }
      this.#limitWait(member);
      if (member.hasLeft) this.#letGo(member);
    }
  }

  #limitWait(member: Member): void {
    if (member.queue.length === 0) {
      clearTimeout(member.patience);
      member.patience = undefined;
      return;
    }
    member.patience ??= setTimeout(() => {
      member.patience = undefined;
      const stuck = member.queue[0]?.socket;
      member.queue = member.queue.filter(({ socket }) => socket !== stuck);
      this.#advance();
    }, longestWaitMs);
  }

  #tell(member: Member, report: SocketReport): void {
    const end = member.ends.get(report.socket);
    const { event } = report;
    if (!end || event.type === 'opened') return;
    const after = (report.after ?? []).flatMap(([socket, amount]) => {
      const of = member.ends.get(socket);
      return of ? [[of.handle, amount] as const] : [];
    });
    const tap: OrderedTap = {
      connection: end.handle,
      event:
        event.type === 'bytes'
          ? { ...event, bytes: fromBase64(event.bytes) }
          : { type: event.type },
      after,
    };
    if (event.type === 'closed') member.ends.delete(report.socket);
    const reset = event.type === 'closed' ? event.reset : undefined;
    this.#order.add(member.name.program, tap, () => this.#recordTap(end, tap, reset));
  }

  #recordTap(end: End, { event }: OrderedTap, reset: 'here' | 'there' | undefined): void {
    const { connection, side } = end;
    const direction: Direction = side === 'client' ? 'client-to-server' : 'server-to-client';
    if (event.type === 'bytes') {
      this.#write(connection, { ...event, direction });
    } else if (event.type === 'half-closed') {
      if (end.isHalfClosed || connection.isReset) return;
      end.isHalfClosed = true;
      this.#write(connection, { type: 'half-closed', direction });
    } else {
      if (reset && !connection.isReset) {
        connection.isReset = true;
        const other = side === 'client' ? 'server' : 'client';
        this.#write(connection, { type: 'reset', by: reset === 'here' ? side : other });
      }
      connection.openEnds -= 1;
      if (connection.openEnds === 0) this.#write(connection, { type: 'closed' });
    }
  }

  #write({ number }: Connection, event: EventOfConnection): void {
    this.#record({ ...event, connection: number, time: this.#now() });
  }
}

/** `Uint8Array.fromBase64` is newer than some browsers that have containers. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
