import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeClosePayload } from '../../src/network/close-codes.ts';
import { encodeFrame } from '../../src/network/frame-encoder.ts';
import { createWireEntries } from '../../src/network/wire-entries.ts';
import { isSent, type WireEntry } from '../../src/network/wire-entry.ts';
import type { Direction, SourcePosition, WireEvent } from '../../src/network/wire-event.ts';

const upgrade =
  'GET /ws HTTP/1.1\r\nHost: localhost:8000\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
const accepted =
  'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
  'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n';
const key = Uint8Array.of(1, 2, 3, 4);
const up = 'client-to-server';
const down = 'server-to-client';

describe('a connection that becomes a WebSocket', () => {
  test('is a request, a response, frames of both sides and an end that names both codes', () => {
    const entries = read([
      opened(),
      bytes(up, upgrade, 1),
      bytes(down, accepted, 2, { file: 'server.ts', line: 6 }),
      bytes(up, encodeFrame({ opcode: 'text', payload: 'hola', maskingKey: key }), 3),
      bytes(down, encodeFrame({ opcode: 'text', payload: 'echo: hola' }), 4, {
        file: 'server.ts',
        line: 11,
      }),
      bytes(
        up,
        encodeFrame({
          opcode: 'close',
          payload: encodeClosePayload(1000, 'adiós'),
          maskingKey: key,
        }),
        5,
      ),
      bytes(down, encodeFrame({ opcode: 'close' }), 6),
      { type: 'half-closed', connection: 1, time: 7, direction: down },
      { type: 'closed', connection: 1, time: 8 },
    ]);
    expect(entries.map(summary)).toEqual([
      '0 Ana → request "GET /ws · Upgrade" 155',
      '1 Ana ← response "101 Switching Protocols" 129 server.ts:6',
      '2 Ana → frame 1 text "hola" 10',
      '3 Ana ← frame 2 text "echo: hola" 12 server.ts:11',
      '4 Ana → frame 3 close "1000 · adiós" 14',
      '5 Ana ← frame 4 close "∅" 2',
      '6 Ana ← half-closed',
      '7 Ana closed: client sees 1005, server sees 1000',
    ]);
  });

  test('has the code 1006 on both sides when it is reset without a close frame', () => {
    const entries = read([
      opened(),
      bytes(up, upgrade, 1),
      bytes(down, accepted, 2),
      { type: 'reset', connection: 1, time: 3, by: 'client' },
      { type: 'closed', connection: 1, time: 4 },
    ]);
    expect(entries.map(summary).slice(2)).toEqual([
      '2 Ana reset by client: client sees 1006, server sees 1006',
    ]);
  });

  test('counts offsets from the start of the stream, handshake included', () => {
    const entries = read([
      opened(),
      bytes(up, upgrade),
      bytes(down, accepted),
      bytes(down, encodeFrame({ opcode: 'text', payload: 'a' })),
      bytes(down, encodeFrame({ opcode: 'text', payload: 'b' })),
    ]);
    expect(entries.filter(isSent).map(({ offset }) => offset)).toEqual([0, 0, 129, 132]);
  });

  test('shows frames that the client sent before the 101 after it', () => {
    const frame = encodeFrame({ opcode: 'text', payload: 'impatient', maskingKey: key });
    const entries = read([
      opened(),
      bytes(up, upgrade, 1),
      bytes(up, frame, 2),
      bytes(down, accepted, 3),
    ]);
    expect(entries.map(summary).slice(1)).toEqual([
      '2 Ana ← response "101 Switching Protocols" 129',
      '1 Ana → frame 1 text "impatient" 15',
    ]);
  });

  test('accepts RSV1 only when the response agreed on permessage-deflate', () => {
    const frame = encodeFrame({ opcode: 'text', payload: Uint8Array.of(0xf2, 0x48), rsv1: true });
    const agreed = accepted.replace(
      '\r\n\r\n',
      '\r\nSec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover\r\n\r\n',
    );
    const types = (response: string) =>
      read([opened(), bytes(up, upgrade), bytes(down, response), bytes(down, frame)])
        .slice(2)
        .map((entry) => entry.type);
    expect(types(agreed)).toEqual(['frame']);
    expect(types(accepted)).toEqual(['frame-error', 'frame']);
  });

  test('names the line that wrote the first byte of a frame that took several writes', () => {
    const frame = encodeFrame({ opcode: 'text', payload: 'hola' });
    const entries = read([
      opened(),
      bytes(up, upgrade),
      bytes(down, accepted),
      bytes(down, frame.slice(0, 1), 5, { file: 'server.ts', line: 3 }),
      bytes(down, frame.slice(1, 4), 6, { file: 'server.ts', line: 4 }),
      bytes(down, frame.slice(4), 7, { file: 'server.ts', line: 5 }),
    ]);
    expect(entries.at(-1)).toMatchObject({ time: 5, source: { file: 'server.ts', line: 3 } });
  });
});

describe('a connection that stays HTTP', () => {
  test('shows a refusal and its body', () => {
    const body = 'Unauthorized';
    const entries = read([
      opened(),
      bytes(up, upgrade),
      bytes(down, `HTTP/1.1 401 Unauthorized\r\nContent-Length: 12\r\n\r\n${body}`),
      { type: 'closed', connection: 1, time: 2 },
    ]);
    expect(entries.map(summary)).toEqual([
      '0 Ana → request "GET /ws · Upgrade" 155',
      '0 Ana ← response "401 Unauthorized" 49',
      '0 Ana ← http-body "Unauthorized" 12',
      '2 Ana closed',
    ]);
  });

  test('finds the next response behind a chunked body', () => {
    const first =
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=1\r\nhello\r\n0\r\n\r\n';
    const get = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const entries = read([
      opened(),
      bytes(up, get + get),
      bytes(down, `${first}HTTP/1.1 204 No Content\r\n\r\n`),
    ]);
    expect(entries.map(summary).slice(2)).toEqual([
      '0 Ana ← response "200 OK" 47',
      '0 Ana ← http-body "5;x=1␍␊hello␍␊0␍␊␍␊" 19',
      '0 Ana ← response "204 No Content" 27',
    ]);
  });

  test('reports bytes that are no HTTP and shows what follows as it is', () => {
    const entries = read([
      opened(),
      bytes(up, Uint8Array.of(0x16, 0x03, 0x01)),
      bytes(up, 'more'),
      { type: 'closed', connection: 1, time: 1 },
    ]);
    expect(entries.map(summary)).toEqual([
      '0 Ana → head-error "Expected text of an HTTP head, got the byte 0x16." 3',
      '0 Ana → unreadable "more" 4',
      '1 Ana closed',
    ]);
  });

  test('reports a header line without a colon and reads the rest of the head', () => {
    const entries = read([opened(), bytes(up, 'GET / HTTP/1.1\r\nHost localhost\r\nA: b\r\n\r\n')]);
    expect(entries).toMatchObject([
      {
        type: 'head-error',
        offset: 16,
        error: {
          message: 'Expected a header "Name: value", got "Host localhost".',
          isFinal: false,
        },
      },
      { type: 'request', head: { headers: [{ name: 'A', value: 'b' }] } },
    ]);
  });

  test('reports a head that never ended', () => {
    const entries = read([
      opened(),
      bytes(up, 'GET / HT'),
      { type: 'closed', connection: 1, time: 1 },
    ]);
    expect(entries.map(summary)[0]).toBe(
      '0 Ana → head-error "Expected the rest of the HTTP head, got the end of the stream after 8 bytes." 0',
    );
  });
});

describe('the list', () => {
  test('numbers a client’s later connections', () => {
    const entries = read([
      opened(1),
      { type: 'closed', connection: 1, time: 0 },
      opened(2),
      { type: 'closed', connection: 2, time: 0 },
    ]);
    expect(entries.map(({ client }) => client)).toEqual(['Ana', 'Ana 2']);
  });

  test('keeps the last entries and counts what it dropped', () => {
    const entries = createWireEntries({ maxEntries: 8 });
    for (const event of [opened(), bytes(up, upgrade), bytes(down, accepted)]) entries.push(event);
    for (let i = 0; i < 30; i += 1) entries.push(bytes(down, encodeFrame({ opcode: 'ping' })));
    expect(entries.list().length + entries.dropped).toBe(32);
    expect(entries.list().length).toBeLessThanOrEqual(10);
  });

  test('still understands open connections after it was cleared, and counts anew', () => {
    const entries = createWireEntries();
    for (const event of [opened(), bytes(up, upgrade), bytes(down, accepted)]) entries.push(event);
    entries.clear();
    expect(entries.list()).toEqual([]);
    entries.push(bytes(down, encodeFrame({ opcode: 'text', payload: 'still here' }), 50));
    expect(entries.list().map(summary)).toEqual(['0 Ana ← frame 1 text "still here" 12']);
  });

  test('gives the same array until something changes', () => {
    const entries = createWireEntries();
    entries.push(opened());
    const before = entries.list();
    expect(entries.list()).toBe(before);
    entries.push(bytes(up, upgrade));
    expect(entries.list()).not.toBe(before);
  });
});

describe('any bytes', () => {
  test('make the same heads and frames wherever they are split', () => {
    const stream = fc
      .array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 })
      .map((payloads) =>
        payloads.flatMap((payload) => [...encodeFrame({ opcode: 'binary', payload })]),
      )
      .map((frames) => Uint8Array.from([...new TextEncoder().encode(accepted), ...frames]));
    fc.assert(
      fc.property(stream, fc.integer({ min: 1, max: 64 }), (whole, size) => {
        const pieces: WireEvent[] = [];
        for (let i = 0; i < whole.length; i += size) {
          pieces.push(bytes(down, whole.slice(i, i + size)));
        }
        expect(read([opened(), bytes(up, upgrade), ...pieces]).map(summary)).toEqual(
          read([opened(), bytes(up, upgrade), bytes(down, whole)]).map(summary),
        );
      }),
    );
  });

  test('never make it throw, and every connection ends', () => {
    const starts = fc.constantFrom(
      '',
      upgrade,
      accepted,
      'POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n',
    );
    const event = fc
      .tuple(fc.constantFrom<Direction>(up, down), starts, fc.uint8Array({ maxLength: 300 }))
      .map(([direction, start, rest]) =>
        bytes(direction, Uint8Array.from([...new TextEncoder().encode(start), ...rest])),
      );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        const entries = read([opened(), ...events, { type: 'closed', connection: 1, time: 9 }]);
        expect(entries.at(-1)?.type).toBe('closed');
      }),
      { numRuns: 300 },
    );
  });
});

function opened(connection = 1): WireEvent {
  return {
    type: 'opened',
    connection,
    time: 0,
    network: 'run',
    port: 8000,
    client: { program: `c${connection}`, name: 'Ana' },
    server: { program: 's', name: 'servidor' },
  };
}

function bytes(
  direction: Direction,
  content: string | Uint8Array<ArrayBuffer>,
  time = 0,
  source?: SourcePosition,
): WireEvent {
  const sent = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const event = { type: 'bytes', connection: 1, time, direction, bytes: sent } as const;
  return source === undefined ? event : { ...event, source };
}

function read(events: readonly WireEvent[]): WireEntry[] {
  const entries = createWireEntries();
  return events.flatMap((event) => entries.push(event));
}

function summary(entry: WireEntry): string {
  const { elapsed, client, type } = entry;
  const arrow = 'direction' in entry ? (entry.direction === up ? '→' : '←') : '';
  const start = `${elapsed} ${client}${arrow === '' ? '' : ` ${arrow}`}`;
  if (isSent(entry)) {
    const kind = entry.type === 'frame' ? `frame ${entry.number} ${entry.frame.opcodeName}` : type;
    const line = entry.source === null ? '' : ` ${entry.source.file}:${entry.source.line}`;
    return `${start} ${kind} "${entry.preview}" ${entry.size}${line}`;
  }
  if (entry.type === 'half-closed') return `${start} half-closed`;
  if (entry.type === 'fault') return `${start} ${entry.fault.type}`;
  const by = entry.type === 'reset' ? ` by ${entry.by}` : '';
  const codes =
    entry.end.type === 'websocket'
      ? `: client sees ${entry.end.codeSeenByClient}, server sees ${entry.end.codeSeenByServer}`
      : '';
  return `${start} ${type}${by}${codes}`;
}
