import { randomBytes } from 'node:crypto';
import net from 'node:net';
import { createFrameDecoder } from '../../../src/network/frame-decoder.ts';
import { encodeFrame, type FrameSpec } from '../../../src/network/frame-encoder.ts';

/** What the wire carries to a client after its handshake: `text hola`, `binary 01ff`, `close 1000 bye`, `end`. */
export type Heard = string;

/** A client made of bytes: it sees the handshake's answer and every frame as they are, and can misbehave. */
export class RawPeer {
  /** The status of the handshake's answer; 101 when the connection is open. */
  status = 0;
  /** The answer's header fields by their lower-case names. */
  headers: Record<string, string> = {};
  /** The body of an answer other than 101, whole when the server has ended the connection. */
  body = '';
  readonly #socket: net.Socket;
  readonly #heard: Heard[] = [];
  readonly #decoder = createFrameDecoder({ role: 'server' });
  #hasSentClose = false;
  #wake: () => void = () => undefined;

  private constructor(socket: net.Socket) {
    this.#socket = socket;
  }

  /** Asks for a WebSocket; resolves when the answer's head is there. */
  static async open(
    port: number,
    path: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<RawPeer> {
    const peer = RawPeer.ask(port, path, headers);
    while (peer.status === 0) await peer.#news();
    return peer;
  }

  /** Asks for a WebSocket and doesn't wait for the answer. */
  static ask(port: number, path: string, headers: Readonly<Record<string, string>> = {}): RawPeer {
    const socket = net.connect(port, '127.0.0.1');
    const peer = new RawPeer(socket);
    const fields = {
      host: `127.0.0.1:${port}`,
      upgrade: 'websocket',
      connection: 'Upgrade',
      'sec-websocket-key': randomBytes(16).toString('base64'),
      'sec-websocket-version': '13',
      ...headers,
    };
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    let head = Buffer.alloc(0);
    socket.on('data', (bytes: Buffer<ArrayBuffer>) => {
      if (peer.status === 101) peer.#takeFrames(bytes);
      else if (peer.status === 0) head = peer.#takeHead(Buffer.concat([head, bytes]));
      else peer.body += bytes.toString();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      peer.#hear('end');
    });
    return peer;
  }

  /** Sends a text, masked as a client must. */
  sendText(text: string): void {
    this.send({ opcode: 'text', payload: text });
  }

  /** Sends any frame, masked unless it says otherwise. */
  send(frame: FrameSpec): void {
    if (frame.opcode === 'close') this.#hasSentClose = true;
    this.#socket.write(encodeFrame({ maskingKey: 'random', ...frame }));
  }

  /** Sends a close frame. */
  sendClose(code: number, reason = ''): void {
    this.send({ opcode: 'close', payload: closePayload(code, reason) });
  }

  /** The next thing that the server says. */
  async next(): Promise<Heard> {
    for (;;) {
      const heard = this.#heard.shift();
      if (heard !== undefined) return heard;
      await this.#news();
    }
  }

  /** Everything that the server still says, the end included. */
  async rest(): Promise<Heard[]> {
    const all: Heard[] = [];
    do all.push(await this.next());
    while (all.at(-1) !== 'end');
    return all;
  }

  /** Cuts the connection without a close frame. */
  cut(): void {
    this.#socket.resetAndDestroy();
  }

  #takeHead(bytes: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
    const end = bytes.indexOf('\r\n\r\n');
    if (end < 0) return bytes;
    const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
    for (const line of lines) {
      const [name = '', value = ''] = line.split(/:\s*(.*)/s);
      this.headers[name.toLowerCase()] = value;
    }
    this.status = Number(first.split(' ')[1]);
    const rest = bytes.subarray(end + 4);
    if (this.status === 101) this.#takeFrames(rest);
    else this.body += rest.toString();
    this.#wake();
    return rest;
  }

  #takeFrames(bytes: Uint8Array): void {
    for (const item of this.#decoder.push(bytes)) {
      if (item.type === 'error') {
        this.#hear(`broken: ${JSON.stringify(item.error.problem)}`);
        continue;
      }
      const { opcodeName, payload } = item.frame;
      const content = Buffer.from(payload);
      if (opcodeName === 'close') {
        const code =
          content.length < 2 ? '' : ` ${content.readUInt16BE(0)} ${content.toString('utf8', 2)}`;
        this.#hear(`close${code}`.trim());
        if (!this.#hasSentClose) this.send({ opcode: 'close', payload });
      } else {
        this.#hear(`${opcodeName} ${content.toString(opcodeName === 'text' ? 'utf8' : 'hex')}`);
      }
    }
  }

  #hear(heard: Heard): void {
    this.#heard.push(heard);
    this.#wake();
  }

  #news(): Promise<void> {
    return new Promise((resolve) => (this.#wake = resolve));
  }
}

function closePayload(code: number, reason: string): Uint8Array {
  const payload = Buffer.alloc(2 + Buffer.byteLength(reason));
  payload.writeUInt16BE(code);
  payload.write(reason, 2);
  return payload;
}
