import { describe, expect, test } from 'vitest';
import { encodeClosePayload } from '../../src/network/close-codes.ts';
import { encodeFrame } from '../../src/network/frame-encoder.ts';
import type { WireEvent } from '../../src/network/wire-event.ts';
import { closingOf } from '../../src/wire-inspector/closing.ts';
import { accepted, bytes, down, key, opened, read, up, upgrade } from '../network/wire-of-ana.ts';

const payload = encodeClosePayload(1000);
const begun = [opened(), bytes(up, upgrade), bytes(down, accepted)];
const byServer = bytes(down, encodeFrame({ opcode: 'close', payload }));
const byClient = bytes(up, encodeFrame({ opcode: 'close', payload, maskingKey: key }));
const closed: WireEvent = { type: 'closed', connection: 1, time: 9 };

describe('a closing', () => {
  test('belongs to whoever sent the first close frame', () => {
    const entries = read([...begun, byServer, byClient, closed]);
    expect(closingOf(entries, 1)).toMatchObject({ startedBy: 'server', isAnswered: true });
    expect(closingOf(read([...begun, byClient, byServer]), 1)).toEqual({
      ...{ startedBy: 'client', firstId: '3', isAnswered: true, end: null },
    });
  });

  test('that nobody answered is known, and so is a second frame of the same side', () => {
    const entries = read([...begun, byServer, byServer, closed]);
    expect(closingOf(entries, 1)).toMatchObject({
      startedBy: 'server',
      isAnswered: false,
      end: { type: 'websocket', codeSeenByClient: 1000, codeSeenByServer: 1006 },
    });
  });

  test('without a close frame is nobody’s, and other connections don’t matter', () => {
    const entries = read([...begun, opened(2), closed]);
    expect(closingOf(entries, 1)).toMatchObject({ startedBy: 'nobody', firstId: null });
    expect(closingOf(entries, 2)).toMatchObject({ startedBy: 'nobody', end: null });
  });
});
