import { Buffer } from 'node:buffer';
import type { ClientEvent } from '../scenario.ts';

/** Reads the frames that a server sends (RFC 6455 section 5.2), whole messages out of however many fragments. */
export class ServerFrames {
  #bytes = Buffer.alloc(0);
  #message: { opcode: number; parts: Buffer[] } | undefined;
  #over = false;

  /** Takes the next bytes and gives what they complete; after a close frame any further byte is a fault. */
  read(bytes: Buffer): ClientEvent[] {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    const events: ClientEvent[] = [];
    for (;;) {
      if (this.#over && this.#bytes.length > 0) {
        this.#bytes = Buffer.alloc(0);
        events.push({ ev: 'protocol-fault', what: 'bytes after the close frame' });
      }
      const frame = this.#takeFrame();
      if (!frame) return events;
      if (frame.fault) events.push({ ev: 'protocol-fault', what: frame.fault });
      const event = this.#understand(frame);
      if (event) events.push(event);
    }
  }

  #takeFrame(): Frame | undefined {
    const head = this.#bytes;
    const first = head[0];
    const second = head[1];
    if (first === undefined || second === undefined) return undefined;
    const short = second & 0x7f;
    const start = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (head.length < start) return undefined;
    const length =
      short < 126 ? short : short === 126 ? head.readUInt16BE(2) : Number(head.readBigUInt64BE(2));
    if (head.length < start + length) return undefined;
    this.#bytes = head.subarray(start + length);
    const fault =
      (second & 0x80) !== 0 ? 'masked frame' : (first & 0x70) !== 0 ? 'reserved bit' : undefined;
    return {
      fin: (first & 0x80) !== 0,
      opcode: first & 0x0f,
      payload: head.subarray(start, start + length),
      fault,
    };
  }

  #understand({ fin, opcode, payload }: Frame): ClientEvent | undefined {
    if (opcode === 8) return this.#close(payload);
    if (opcode === 9) return { ev: 'ping', hex: payload.toString('hex') };
    if (opcode === 10) return { ev: 'pong', hex: payload.toString('hex') };
    if (opcode > 2) return { ev: 'protocol-fault', what: `opcode ${String(opcode)}` };
    if ((opcode === 0) !== (this.#message !== undefined)) {
      return { ev: 'protocol-fault', what: 'fragments out of order' };
    }
    this.#message ??= { opcode, parts: [] };
    this.#message.parts.push(payload);
    if (!fin) return undefined;
    const { opcode: kind, parts } = this.#message;
    this.#message = undefined;
    const whole = Buffer.concat(parts);
    return kind === 2 ? { ev: 'binary', hex: whole.toString('hex') } : readText(whole);
  }

  #close(payload: Buffer): ClientEvent {
    this.#over = true;
    if (payload.length === 0) return { ev: 'close', code: null, reason: '' };
    if (payload.length === 1) return { ev: 'protocol-fault', what: 'close frame of one byte' };
    return {
      ev: 'close',
      code: payload.readUInt16BE(0),
      reason: payload.subarray(2).toString('utf8'),
    };
  }
}

type Frame = { fin: boolean; opcode: number; payload: Buffer; fault: string | undefined };

function readText(bytes: Buffer): ClientEvent {
  try {
    return {
      ev: 'text',
      data: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    };
  } catch {
    return { ev: 'protocol-fault', what: 'text that is not UTF-8' };
  }
}
