import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { encodeFrame } from '../../src/network/frame-encoder.ts';
import type { WireEntry } from '../../src/network/wire-entry.ts';
import { inflateMessage } from '../../src/wire-inspector/inflate-message.ts';
import { accepted, bytes, down, opened, read, up, upgrade } from '../network/wire-of-ana.ts';

const texts = ['hola hola hola', 'hola otra vez: hola hola hola', 'añó'];
const begun = [
  opened(),
  bytes(up, upgrade),
  bytes(
    down,
    accepted.replace('\r\n\r\n', '\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n'),
  ),
];

describe('a compressed message', () => {
  test('is inflated with what came before it', async () => {
    const entries = read([...begun, ...messages().map((each) => bytes(down, frameOf(each)))]);
    expect(await Promise.all(framesOf(entries).map((frame) => textOf(entries, frame)))).toEqual(
      texts,
    );
  });

  test('in fragments is inflated whole, from any of its frames', async () => {
    const [whole = new Uint8Array()] = messages();
    const entries = read([
      ...begun,
      bytes(down, frameOf(whole.subarray(0, 3), { fin: false })),
      bytes(down, encodeFrame({ opcode: 'ping' })),
      bytes(down, encodeFrame({ opcode: 'continuation', payload: whole.subarray(3) })),
    ]);
    const [first, , last] = framesOf(entries);
    if (!first || !last) throw new Error('Expected three frames.');
    expect(await textOf(entries, first)).toBe(texts[0]);
    expect(await textOf(entries, last)).toBe(texts[0]);
  });

  test('whose last fragment is missing waits for it', async () => {
    const [whole = new Uint8Array()] = messages();
    const entries = read([...begun, bytes(down, frameOf(whole, { fin: false }))]);
    expect(await statusOf(entries)).toBe('unfinished');
  });

  test('can’t be inflated where the connection’s beginning is gone', async () => {
    const entries = read([...begun, ...messages().map((each) => bytes(down, frameOf(each)))]);
    expect(await statusOf(entries.slice(2))).toBe('beginning-lost');
  });

  test('of bytes that are no DEFLATE is damaged', async () => {
    const entries = read([...begun, bytes(down, frameOf(Uint8Array.of(0xff, 0xff, 0xff)))]);
    expect(await statusOf(entries)).toBe('damaged');
  });

  test('that unpacks to more than anybody reads is given up', async () => {
    const bomb = deflateRawSync(new Uint8Array(64 * 1024 * 1024), {
      finishFlush: constants.Z_SYNC_FLUSH,
    });
    const entries = read([...begun, bytes(down, frameOf(bomb.subarray(0, -4)))]);
    expect(await statusOf(entries)).toBe('too-big');
  });
});

type FrameEntry = Extract<WireEntry, { type: 'frame' }>;

/** What a sender that keeps its context makes of the texts: each message may refer to the ones before. */
function messages(): Uint8Array[] {
  return texts.map((text, index) => {
    const before = texts.slice(0, index).join('');
    const dictionary = before === '' ? {} : { dictionary: Buffer.from(before) };
    const deflated = deflateRawSync(text, { finishFlush: constants.Z_SYNC_FLUSH, ...dictionary });
    return Uint8Array.from(deflated.subarray(0, -4));
  });
}

function frameOf(payload: Uint8Array, { fin = true } = {}): Uint8Array<ArrayBuffer> {
  const frame = encodeFrame({ opcode: 'text', payload, fin });
  frame[0] = (frame[0] ?? 0) | 0x40;
  return Uint8Array.from(frame);
}

function framesOf(entries: readonly WireEntry[]): FrameEntry[] {
  return entries.filter((entry) => entry.type === 'frame');
}

async function textOf(entries: readonly WireEntry[], frame: FrameEntry): Promise<string> {
  const inflated = await inflateMessage(entries, frame);
  return inflated.status === 'inflated'
    ? new TextDecoder().decode(inflated.bytes)
    : inflated.status;
}

async function statusOf(entries: readonly WireEntry[]): Promise<string> {
  const [frame] = framesOf(entries);
  if (!frame) throw new Error('Expected a frame.');
  const { status } = await inflateMessage(entries, frame);
  return status;
}
