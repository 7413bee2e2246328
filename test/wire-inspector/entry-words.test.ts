import { describe, expect, test } from 'vitest';
import { encodeClosePayload } from '../../src/network/close-codes.ts';
import { encodeFrame, type FrameSpec } from '../../src/network/frame-encoder.ts';
import { createWireEntries } from '../../src/network/wire-entries.ts';
import type { WireEntry } from '../../src/network/wire-entry.ts';
import type { Direction, WireEvent } from '../../src/network/wire-event.ts';
import type { Language } from '../../src/translations/text.ts';
import { wireInspectorWords } from '../../src/translations/wire-inspector.ts';
import { computeAccept } from '../../src/wire-inspector/accept-key.ts';
import {
  formatElapsed,
  kindWords,
  previewWords,
  signOf,
  tagWords,
  toneOf,
} from '../../src/wire-inspector/entry-words.ts';
import { headerFields, headerParts } from '../../src/wire-inspector/header-bits.ts';
import { hexDump, hexOf } from '../../src/wire-inspector/hex-dump.ts';

const up = 'client-to-server';
const down = 'server-to-client';
const maskingKey = Uint8Array.of(1, 2, 3, 4);

describe('a row', () => {
  test('shows what crossed in Spanish', () => {
    expect(rows('es')).toEqual([
      'client → handshake | GET /ws · Upgrade',
      'server ← handshake | 101 Switching Protocols',
      'client → texto (inicio) | ho',
      'client → continuación (fin) | la',
      'server ← binaria | 00 ff',
      'control ← ping | ∅',
      'failed ✕ error | Se esperaba una trama enmascarada del cliente; llegó con MASK = 0.',
      'failed → texto (error) | x',
      'control ← cierre 1002 | 1002 · MASK must be set',
      'failed ✕ avería | nada llega, y nadie se entera',
      'quiet ← fin de envío | FIN de TCP',
      'quiet ■ avería | la red se recupera',
      'quiet ■ cerrada | solo un lado envió la trama de cierre',
    ]);
  });

  test('shows what crossed in English', () => {
    expect(rows('en')).toEqual([
      'client → handshake | GET /ws · Upgrade',
      'server ← handshake | 101 Switching Protocols',
      'client → text (start) | ho',
      'client → continuation (end) | la',
      'server ← binary | 00 ff',
      'control ← ping | ∅',
      'failed ✕ error | Expected a masked frame from the client; got MASK = 0.',
      'failed → text (error) | x',
      'control ← close 1002 | 1002 · MASK must be set',
      'failed ✕ fault | nothing arrives, and nobody is told',
      'quiet ← half-closed | TCP FIN',
      'quiet ■ fault | the network recovers',
      'quiet ■ closed | only one side sent the close frame',
    ]);
  });

  test('writes times as the language does, from a second on in seconds', () => {
    expect(formatElapsed(8.44, 'es')).toBe('8,4 ms');
    expect(formatElapsed(12_345, 'en')).toBe('12.35 s');
  });
});

test('the first two bytes of a frame are cut into their fields', () => {
  expect(headerFields(Uint8Array.of(0x81, 0x85), 'length')).toEqual([
    [
      { name: 'FIN', bits: [1] },
      { name: 'RSV1', bits: [0] },
      { name: 'RSV2', bits: [0] },
      { name: 'RSV3', bits: [0] },
      { name: 'opcode', bits: [0, 0, 0, 1] },
    ],
    [
      { name: 'MASK', bits: [1] },
      { name: 'length', bits: [0, 0, 0, 0, 1, 0, 1] },
    ],
  ]);
});

test('a hex dump has eight bytes a line and shows printable characters', () => {
  expect(hexDump(new TextEncoder().encode('hola, qué'))).toEqual([
    { offset: '0000', hex: '68 6f 6c 61 2c 20 71 75', text: 'hola, qu' },
    { offset: '0008', hex: 'c3 a9', text: '··' },
  ]);
});

test('what follows the first two bytes of a header is its long length and its key', () => {
  const payload = new Uint8Array(70_000);
  const partsOf = (spec: Partial<FrameSpec>) =>
    headerParts(
      encodeFrame({ opcode: 'binary', payload, ...spec }).subarray(0, spec.maskingKey ? 14 : 10),
    ).map(({ part, first, bytes }) => `${part} from ${first}: ${hexOf(bytes)}`);
  expect(partsOf({ maskingKey })).toEqual([
    'length from 3: 00 00 00 00 00 01 11 70',
    'key from 11: 01 02 03 04',
  ]);
  expect(partsOf({})).toEqual(['length from 3: 00 00 00 00 00 01 11 70']);
  expect(headerParts(Uint8Array.of(0x81, 0x7e, 0x01, 0x00))).toMatchObject([
    { part: 'length', first: 3 },
  ]);
  expect(headerParts(Uint8Array.of(0x81, 0x05))).toEqual([]);
});

test('the accept key is that of RFC 6455 §1.3', async () => {
  const steps = await computeAccept('dGhlIHNhbXBsZSBub25jZQ==');
  expect(steps?.joined).toBe('dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11');
  expect(steps && hexOf(steps.hash)).toBe(
    'b3 7a 4f 2c c0 62 4f 16 90 f6 46 06 cf 38 59 45 b2 be c4 ea',
  );
  expect(steps?.accept).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
});

function rows(language: Language): string[] {
  const words = wireInspectorWords[language];
  return conversation().map((entry) => {
    const tags = tagWords(entry, words).join(', ');
    const kind = kindWords(entry, words) + (tags === '' ? '' : ` (${tags})`);
    return `${toneOf(entry)} ${signOf(entry)} ${kind} | ${previewWords(entry, words)}`;
  });
}

function conversation(): WireEntry[] {
  const entries = createWireEntries();
  const client = { program: 'c', name: 'Ana' };
  const server = { program: 's', name: 'server' };
  const events: WireEvent[] = [
    { type: 'opened', connection: 1, time: 0, network: 'run', port: 8000, client, server },
    bytes(up, new TextEncoder().encode('GET /ws HTTP/1.1\r\nUpgrade: websocket\r\n\r\n')),
    bytes(down, new TextEncoder().encode('HTTP/1.1 101 Switching Protocols\r\n\r\n')),
    frame(up, { opcode: 'text', payload: 'ho', fin: false, maskingKey }),
    frame(up, { opcode: 'continuation', payload: 'la', maskingKey }),
    frame(down, { opcode: 'binary', payload: Uint8Array.of(0, 255) }),
    frame(down, { opcode: 'ping' }),
    frame(up, { opcode: 'text', payload: 'x' }),
    frame(down, { opcode: 'close', payload: encodeClosePayload(1002, 'MASK must be set') }),
    { type: 'fault', connection: 1, time: 0, fault: { type: 'silence' } },
    { type: 'half-closed', connection: 1, time: 0, direction: down },
    { type: 'fault', connection: 1, time: 0, fault: { type: 'restore' } },
    { type: 'closed', connection: 1, time: 0 },
  ];
  return events.flatMap((event) => entries.push(event));
}

function frame(direction: Direction, spec: FrameSpec): WireEvent {
  return bytes(direction, encodeFrame(spec));
}

function bytes(direction: Direction, content: Uint8Array<ArrayBuffer>): WireEvent {
  return { type: 'bytes', connection: 1, time: 0, direction, bytes: content };
}
