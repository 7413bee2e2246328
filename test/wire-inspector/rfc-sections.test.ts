import { expect, test } from 'vitest';
import { encodeFrame } from '../../src/network/frame-encoder.ts';
import { rfcAddress, rfcSectionsOf } from '../../src/wire-inspector/rfc-sections.ts';
import { accepted, bytes, down, key, opened, read, up, upgrade } from '../network/wire-of-ana.ts';

test('each entry names the sections that it obeys or breaks', () => {
  const entries = read([
    ...[opened(), bytes(up, upgrade), bytes(down, accepted)],
    bytes(up, encodeFrame({ opcode: 'text', payload: 'hola', maskingKey: key })),
    bytes(down, encodeFrame({ opcode: 'ping' })),
    bytes(up, encodeFrame({ opcode: 'text', payload: 'bare' })),
    { type: 'closed', connection: 1, time: 1 },
  ]);
  const sections = entries.map((entry) => {
    const names = rfcSectionsOf(entry).map(({ rfc, section }) => `${rfc} §${section}`);
    return `${entry.type}: ${names.join(', ')}`;
  });
  expect(sections).toEqual([
    'request: 6455 §4.1, 6455 §1.3',
    'response: 6455 §4.2.2, 6455 §1.3',
    'frame: 6455 §5.2, 6455 §5.6',
    'frame: 6455 §5.2, 6455 §5.5.2',
    'frame-error: 6455 §5.1, 6455 §7.1.7',
    'frame: 6455 §5.2, 6455 §5.6, 6455 §5.1',
    'closed: 6455 §7.1.1, 6455 §7.1.5',
  ]);
});

test('a section has an address', () => {
  expect(rfcAddress({ rfc: 6455, section: '5.2' })).toBe(
    'https://www.rfc-editor.org/rfc/rfc6455#section-5.2',
  );
});
