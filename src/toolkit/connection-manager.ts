import { randomUUID } from 'node:crypto';
import { jsonText } from './json-text.ts';
import type { WebSocket } from './web-socket.ts';
import type { AcceptOptions } from './web-socket-types.ts';

/** A broadcast on its way to other processes: which manager it is from, what is sent, and to which room. */
export type BusMessage = { from: string; data: string | Uint8Array; room?: string };

/** Carries broadcasts between processes; whether a process also hears its own doesn't matter. */
export type Bus = {
  publish(message: BusMessage): void | Promise<void>;
  /** Gives a function that ends the subscription. */
  subscribe(listener: (message: BusMessage) => void): () => void;
};

/** A bus within one process. */
export class MemoryBus implements Bus {
  readonly #listeners = new Set<(message: BusMessage) => void>();

  publish(message: BusMessage): void {
    for (const listener of [...this.#listeners]) listener(message);
  }

  subscribe(listener: (message: BusMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** To whom a broadcast goes: all by default. */
export type BroadcastOptions = {
  room?: string | undefined;
  except?: WebSocket | readonly WebSocket[];
};

/** How many members of this process a broadcast was handed to, and how many were gone. */
export type BroadcastResult = { delivered: number; failed: number };

/** The connections that belong together, in rooms if wanted. Mirrors the `ConnectionManager` of FastAPI's guide, without its holes. */
export class ConnectionManager {
  readonly #rooms = new Map<WebSocket, Set<string>>();
  readonly #id = randomUUID();
  readonly #bus: Bus | undefined;
  /** Ends the subscription to the bus. */
  readonly close: () => void;

  constructor({ bus }: { bus?: Bus } = {}) {
    this.#bus = bus;
    const end = bus?.subscribe(({ from, data, room }) => {
      if (from !== this.#id) this.#deliver(data, { room });
    });
    this.close = () => end?.();
  }

  /** Every member. */
  get connections(): readonly WebSocket[] {
    return [...this.#rooms.keys()];
  }

  /** The names of the rooms that have members. */
  get rooms(): readonly string[] {
    return [...new Set([...this.#rooms.values()].flatMap((rooms) => [...rooms]))];
  }

  /** Accepts a connection, if that hasn't happened, and takes it in. */
  async connect(
    websocket: WebSocket,
    { room, ...accept }: AcceptOptions & { room?: string } = {},
  ): Promise<void> {
    if (websocket.applicationState === 'connecting') await websocket.accept(accept);
    this.#rooms.set(websocket, new Set(room === undefined ? [] : [room]));
  }

  /** Forgets a connection; once more does nothing. */
  disconnect(websocket: WebSocket): void {
    this.#rooms.delete(websocket);
  }

  /** Puts a member into a room. */
  join(websocket: WebSocket, room: string): void {
    this.#rooms.get(websocket)?.add(room);
  }

  /** Takes a member out of a room. */
  leave(websocket: WebSocket, room: string): void {
    this.#rooms.get(websocket)?.delete(room);
  }

  /** Sends to one: a string as text, bytes as bytes, anything else as JSON. */
  async sendTo(websocket: WebSocket, message: unknown): Promise<void> {
    const data = encode(message);
    await (typeof data === 'string' ? websocket.sendText(data) : websocket.sendBytes(data));
  }

  /** Sends to all who are members now, without waiting for slow ones; who is gone is forgotten, and disturbs nobody. */
  async broadcast(message: unknown, options: BroadcastOptions = {}): Promise<BroadcastResult> {
    const data = encode(message);
    const { room } = options;
    const result = this.#deliver(data, options);
    await this.#bus?.publish({ from: this.#id, data, ...(room !== undefined && { room }) });
    return result;
  }

  #deliver(data: string | Uint8Array, { room, except = [] }: BroadcastOptions): BroadcastResult {
    const isText = typeof data === 'string';
    const bytes = isText ? Buffer.from(data) : data;
    const excepted = 'length' in except ? except : [except];
    const result = { delivered: 0, failed: 0 };
    for (const [websocket, rooms] of [...this.#rooms]) {
      if ((room !== undefined && !rooms.has(room)) || excepted.includes(websocket)) continue;
      try {
        websocket.sendNow(bytes, isText);
        result.delivered++;
      } catch {
        this.disconnect(websocket);
        result.failed++;
      }
    }
    return result;
  }
}

function encode(message: unknown): string | Uint8Array {
  if (typeof message === 'string' || message instanceof Uint8Array) return message;
  return jsonText(message);
}
