import type { WebSocket } from 'ws';

export class ConnectionError extends Error {
  code: number;
  constructor(code: number, reason: string) {
    super(reason);
    this.code = code;
  }
}

/** Keeps what arrives as a linked list; the end is its last link, again and again. */
export class Connection {
  private socket: WebSocket;
  private first = link();
  private last = this.first;

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('error', (error) => console.warn(error.message));
    socket.on('message', (data) => {
      const next = link();
      this.last.arrive({ text: data.toString(), next });
      this.last = next;
    });
    socket.on('close', (code, reason) => {
      this.last.arrive(new ConnectionError(code, reason.toString()));
    });
  }

  async receive(): Promise<string> {
    const item = await this.first.item;
    if (item instanceof Error) throw item;
    this.first = item.next;
    return item.text;
  }

  send(text: string): void {
    this.socket.send(text);
  }
}

type Item = { text: string; next: Link } | ConnectionError;
type Link = { item: Promise<Item>; arrive: (item: Item) => void };

function link(): Link {
  const { promise: item, resolve: arrive } = Promise.withResolvers<Item>();
  return { item, arrive };
}
