import { expect, test } from 'vitest';
import type { WireEntry } from '../../../src/network/wire-entry.ts';
import type { WireEvent } from '../../../src/network/wire-event.ts';
import { burstPauseMs, whoReceived } from '../../../src/wire-inspector/sequence/who-received.ts';
import { gets, joins, rowsOf, says, saysGoodbye } from './room-of-three.ts';

const room = [...joins(1), ...joins(2), ...joins(3)];

/** The table for the last frame with this text, a line for each client. */
function table(events: readonly WireEvent[], text: string, maxEntries?: number): string[] | null {
  const entries = rowsOf(events, maxEntries);
  const chosen = entries.findLast((entry) => 'preview' in entry && entry.preview === text);
  return tableOf(entries, chosen);
}

function tableOf(entries: readonly WireEntry[], chosen: WireEntry | undefined): string[] | null {
  const answer = whoReceived(entries, chosen?.id ?? '');
  if (answer === null) return null;
  return answer.rows.map(({ client, state, isSender, copies }) => {
    const got = copies.map(({ order, after }) => `${order} after ${after}`).join(', ');
    return `${client} ${state}${isSender ? ' (sender)' : ''}: ${got || 'nothing'}`;
  });
}

test('a broadcast reached who got the same bytes, and names who was connected and got nothing', () => {
  expect(table([...room, gets(3, 10, 'hola'), gets(1, 12, 'hola')], 'hola')).toEqual([
    'Ana open: 2 after 2',
    'Luis open: nothing',
    'Marta open: 1 after 0',
  ]);
});

test('the same copy can be chosen from any of its places in the burst', () => {
  const entries = rowsOf([...room, gets(1, 10, 'hola'), gets(2, 11, 'hola'), gets(3, 12, 'hola')]);
  const tables = entries
    .filter((entry) => entry.type === 'frame')
    .map((entry) => tableOf(entries, entry));
  const expected = ['Ana open: 1 after 0', 'Luis open: 2 after 1', 'Marta open: 3 after 2'];
  expect(tables).toEqual([expected, expected, expected]);
});

test('a pause of one millisecond too much begins another burst', () => {
  const [one, two] = [10 + burstPauseMs, 10 + burstPauseMs * 2 + 1];
  const events = [...room, gets(1, 10, 'x'), gets(2, one, 'x'), gets(3, two, 'x')];
  expect(table(events, 'x')).toEqual([
    'Ana open: nothing',
    'Luis open: nothing',
    'Marta open: 1 after 0',
  ]);
  expect(table(events.slice(0, -1), 'x')).toEqual([
    'Ana open: 1 after 0',
    'Luis open: 2 after 100',
    'Marta open: nothing',
  ]);
});

test('who got it twice has both places', () => {
  const events = [...room, gets(1, 1, 'x'), gets(2, 2, 'x'), gets(1, 3, 'x'), gets(3, 4, 'x')];
  expect(table(events, 'x')).toEqual([
    'Ana open: 1 after 0, 3 after 2',
    'Luis open: 2 after 1',
    'Marta open: 4 after 3',
  ]);
});

test('another opcode, another payload and another server are other messages', () => {
  const events = [
    ...joins(1),
    ...joins(2),
    ...joins(3, 0, 9000),
    gets(2, 5, { opcode: 'binary', payload: 'x' }),
    gets(2, 5, 'y'),
    gets(3, 5, 'x'),
    gets(1, 5, 'x'),
  ];
  expect(table(events, 'x')).toEqual(['Ana open: 1 after 0', 'Luis open: nothing']);
});

test('fragments count as the message that they make', () => {
  const events = [
    ...room,
    gets(1, 5, { opcode: 'text', payload: 'ho', fin: false }),
    gets(2, 6, 'hola'),
    gets(1, 7, { opcode: 'continuation', payload: 'la' }),
  ];
  const expected = ['Ana open: 2 after 1', 'Luis open: 1 after 0', 'Marta open: nothing'];
  expect([table(events, 'ho'), table(events, 'la')]).toEqual([expected, expected]);
  expect(table(events.slice(0, -1), 'ho')).toBe(null);
});

test('a client that was closing, that left, that came or that was gone is told apart', () => {
  const events: WireEvent[] = [
    ...joins(1),
    ...joins(2),
    ...joins(3),
    ...joins(4),
    ...joins(5),
    saysGoodbye(2, 1),
    { type: 'reset', connection: 3, time: 2, by: 'network' },
    gets(1, 5, 'x'),
    { type: 'reset', connection: 4, time: 6, by: 'client' },
    ...joins(6, 7),
    gets(5, 8, 'x'),
    ...joins(7, 9),
  ];
  expect(table(events, 'x')).toEqual([
    'Ana open: 1 after 0',
    'Luis closing: nothing',
    'c4 left: nothing',
    'c5 open: 2 after 3',
    'c6 joined: nothing',
  ]);
});

test('the client that had sent the same bytes is the sender, until a burst has answered it', () => {
  const events = [...room, says(2, 3, 'x'), gets(1, 4, 'x'), gets(3, 5, 'x')];
  expect(table(events, 'x')).toEqual([
    'Ana open: 1 after 0',
    'Luis open (sender): nothing',
    'Marta open: 2 after 1',
  ]);
  expect(table([...events, gets(1, 900, 'x')], 'x')?.[1]).toBe('Luis open: nothing');
});

test('what followed a message of a client is counted from that message', () => {
  const events = [...room, gets(1, 1, 'x'), says(2, 3, 'x'), gets(1, 500, 'x'), gets(3, 510, 'x')];
  const entries = rowsOf([...events, gets(2, 900, 'x')]);
  const said = entries.find(
    (entry) => entry.type === 'frame' && entry.direction === 'client-to-server',
  );
  expect(tableOf(entries, said)).toEqual([
    'Ana open: 1 after 497',
    'Luis open (sender): nothing',
    'Marta open: 2 after 507',
  ]);
});

test('a message of a client that nobody repeated has no copies', () => {
  const entries = rowsOf([...room, says(2, 3, 'x'), gets(1, 4, 'Luis: x')]);
  const said = entries.find((entry) => 'preview' in entry && entry.preview === 'x');
  expect(whoReceived(entries, said?.id ?? '')).toMatchObject({ origin: 'client', copies: 0 });
});

test('what is no data frame has no receivers', () => {
  const entries = rowsOf([...room, gets(1, 4, { opcode: 'ping' })]);
  expect(entries.map(({ id }) => whoReceived(entries, id))).toEqual(entries.map(() => null));
});

test('a log that has lost its handshakes knows its clients by their frames', () => {
  const events = [...room, gets(2, 1, 'a'), gets(3, 1, 'b'), gets(2, 2, 'x')];
  expect(table(events, 'x', 3)).toEqual(['Luis open: 1 after 0', 'Marta open: nothing']);
});
