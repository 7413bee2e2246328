import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import type { ClientEvent, ConnectStep } from '../scenario.ts';
import { encodeClientFrame, encodeCloseFrame, encodePongFrame } from './client-frames.ts';
import { handshakeKey } from './handshake-key.ts';
import { readHttpAnswer } from './http-answer.ts';
import { ServerFrames } from './server-frames.ts';

const acceptOfKey = createHash('sha1')
  .update(`${handshakeKey}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
  .digest('base64');

/** A WebSocket client over bare TCP that may do what no client library allows, and notes all that it sees. */
export class RawClient {
  readonly events: ClientEvent[] = [];
  readonly #socket: Socket;
  readonly #request: ConnectStep;
  readonly #frames = new ServerFrames();
  readonly #waiting = new Set<() => void>();
  #state: 'asking' | 'open' | 'refused' | 'dropped' | 'ended' = 'asking';
  #head = Buffer.alloc(0);
  #closeSent = false;

  constructor(address: { host: string; port: number }, request: ConnectStep) {
    this.#request = request;
    this.#socket = connect(address.port, address.host, () => {
      const early = (request.early ?? []).map(encodeClientFrame);
      this.#socket.write(Buffer.concat([Buffer.from(writeRequest(request, address)), ...early]));
    });
    this.#socket.setNoDelay(true);
    this.#socket.on('data', (bytes: Buffer) => this.#read(bytes));
    this.#socket.on('end', () => this.#end());
    this.#socket.on('close', () => this.#end());
    // What an error means is told by the 'close' that follows.
    this.#socket.on('error', () => undefined);
  }

  /** Whether frames can be sent: the handshake was accepted and neither side has gone. */
  get isOpen(): boolean {
    return this.#state === 'open';
  }

  get hasEnded(): boolean {
    return this.#state === 'ended' || this.#state === 'dropped';
  }

  get hasAnswer(): boolean {
    return this.#state !== 'asking';
  }

  get messageCount(): number {
    return this.events.filter(({ ev }) => ev === 'text' || ev === 'binary').length;
  }

  /** Writes a frame; after a refusal, a drop or the end nothing is written. */
  send(frame: Buffer): void {
    if (this.isOpen && this.#socket.writable) this.#socket.write(frame);
  }

  /** Begins the closing handshake; without a code its frame is empty. */
  close(code: number | null, reason: string): void {
    this.#closeSent = true;
    this.send(encodeCloseFrame(code, reason));
  }

  /** Ends TCP without a close frame; what the server does afterwards isn't noted. */
  drop(how: 'fin' | 'rst'): void {
    this.#state = 'dropped';
    if (how === 'rst') this.#socket.resetAndDestroy();
    else this.#socket.end();
  }

  /** Frees the connection, whatever its state. */
  destroy(): void {
    this.#socket.destroy();
  }

  /** Resolves with true as soon as the condition holds, with false when it doesn't within the time. */
  until(condition: () => boolean, milliseconds: number): Promise<boolean> {
    if (condition()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const settle = (held: boolean): void => {
        clearTimeout(timer);
        this.#waiting.delete(check);
        resolve(held);
      };
      const check = (): void => {
        if (condition()) settle(true);
      };
      const timer = setTimeout(() => settle(false), milliseconds);
      this.#waiting.add(check);
    });
  }

  #read(bytes: Buffer): void {
    if (this.#state === 'asking') {
      this.#head = Buffer.concat([this.#head, bytes]);
      this.#readAnswer(false);
    } else if (this.#state === 'open') {
      this.#readFrames(bytes);
    }
    this.#wake();
  }

  #readAnswer(ended: boolean): void {
    const answer = readHttpAnswer(this.#head, ended);
    if (answer.status === 'unfinished') return;
    this.events.push(answer.event);
    if (answer.event.status !== 101) {
      this.#state = 'refused';
      this.#socket.end();
      return;
    }
    this.#state = 'open';
    if (answer.accept !== acceptOfKey) {
      this.events.push({ ev: 'protocol-fault', what: 'wrong Sec-WebSocket-Accept' });
    }
    this.#readFrames(answer.rest);
  }

  #readFrames(bytes: Buffer): void {
    for (const event of this.#frames.read(bytes)) {
      if (event.ev === 'ping') this.send(encodePongFrame(Buffer.from(event.hex, 'hex')));
      if (event.ev !== 'close') {
        this.events.push(event);
      } else if (this.#closeSent) {
        this.events.push({ ...event, replyToClient: true });
      } else {
        this.events.push(event);
        if (!this.#request.noReply) this.send(encodeCloseFrame(event.code, event.reason));
      }
    }
  }

  #end(): void {
    if (this.hasEnded) return;
    if (this.#state === 'asking') {
      this.#readAnswer(true);
      if (this.events.length === 0) this.events.push({ ev: 'no-http-response' });
    } else if (this.#state === 'open' && !this.events.some(({ ev }) => ev === 'close')) {
      this.events.push({ ev: 'tcp-end-without-close-frame' });
    }
    this.#state = 'ended';
    this.#wake();
  }

  #wake(): void {
    for (const check of [...this.#waiting]) check();
  }
}

function writeRequest(step: ConnectStep, { host, port }: { host: string; port: number }): string {
  const handshake: [string, string][] = [
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Key', handshakeKey],
    ['Sec-WebSocket-Version', step.version ?? '13'],
    ...(step.subprotocols
      ? [['Sec-WebSocket-Protocol', step.subprotocols.join(', ')] as [string, string]]
      : []),
  ];
  const headers: [string, string][] = [
    ['Host', `${host}:${String(port)}`],
    ...(step.plain ? [] : handshake.filter(([name]) => !step.omit?.includes(name))),
    ...(step.headers ?? []),
  ];
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
  return `${step.method ?? 'GET'} ${step.path} HTTP/1.1\r\n${lines.join('')}\r\n`;
}
