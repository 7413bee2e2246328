import { describe, expect, test } from 'vitest';
import { encodeClosePayload } from '../../src/network/close-codes.ts';
import { encodeFrame } from '../../src/network/frame-encoder.ts';
import { isSent } from '../../src/network/wire-entry.ts';
import { accepted, bytes, down, key, opened, read, summary, up, upgrade } from './wire-of-ana.ts';

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
