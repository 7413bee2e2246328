import { expect, test } from 'vitest';
import { encodeFrame } from '../../src/network/frame-encoder.ts';
import { createWireEntries } from '../../src/network/wire-entries.ts';
import { indexOfEntry } from '../../src/wire-inspector/entry-search.ts';
import {
  FilteredEntries,
  filterKinds,
  noFilter,
  prepareFilter,
  type WireFilter,
} from '../../src/wire-inspector/wire-filter.ts';
import { accepted, bytes, down, opened, up, upgrade } from '../network/wire-of-ana.ts';

function wire(maxEntries = 100) {
  const entries = createWireEntries({ maxEntries });
  for (const event of [opened(), bytes(up, upgrade), bytes(down, accepted)]) entries.push(event);
  for (const opcode of ['text', 'binary', 'ping', 'pong', 'close'] as const) {
    entries.push(bytes(down, encodeFrame({ opcode })));
  }
  return entries;
}

test('each kind lets its own entries through', () => {
  const list = wire().list();
  const ids = filterKinds.map((kind) =>
    list.filter(prepareFilter({ ...noFilter, kind })).map(({ id }) => id),
  );
  expect(ids).toEqual([['1', '2'], ['3'], ['4'], ['5', '6'], ['7'], []]);
});

test('client, direction and text narrow together', () => {
  const list = wire().list();
  const some: WireFilter = { ...noFilter, client: 'Ana', direction: down, text: ' 101 SWITCH' };
  expect(list.filter(prepareFilter(some)).map(({ id }) => id)).toEqual(['2']);
  expect(list.filter(prepareFilter({ ...some, client: 'Luis' }))).toEqual([]);
});

test('a growing list that loses its oldest is filtered as if it were new', () => {
  const entries = wire(20);
  const filter = { ...noFilter, kind: 'text' as const };
  const growing = new FilteredEntries();
  for (let i = 0; i < 60; i += 1) {
    entries.push(bytes(down, encodeFrame({ opcode: i % 3 ? 'text' : 'ping' })));
    const list = entries.list();
    expect(growing.of(list, filter)).toEqual(list.filter(prepareFilter(filter)));
  }
});

test('a text that is typed on, taken back or looked for in another run is filtered as if it were new', () => {
  const filters = ['room', 'r', 'ro', 'room 1', 'room 11', 'room', ''].map((text) => ({
    ...noFilter,
    text,
  }));
  const growing = new FilteredEntries();
  for (const run of ['one', 'other']) {
    const entries = createWireEntries({ maxEntries: 80 });
    for (const event of [opened(), bytes(up, upgrade), bytes(down, accepted)]) entries.push(event);
    for (const filter of filters) {
      for (let i = 0; i < 20; i += 1) {
        entries.push(bytes(down, encodeFrame({ opcode: 'text', payload: `${run} room ${i}` })));
      }
      const list = entries.list();
      const passed = list.filter(prepareFilter(filter));
      expect(passed.length).toBeGreaterThan(0);
      expect(growing.of(list, filter)).toEqual(passed);
    }
  }
});

test('an entry is found by its id, and one that is gone is not', () => {
  const list = wire().list();
  expect(['1', '4', '7', '8', null].map((id) => indexOfEntry(list, id))).toEqual([0, 3, 6, -1, -1]);
});

test('the text is looked for as it is typed, whatever its letters’ case and its signs', () => {
  const entries = wire();
  entries.push(bytes(down, encodeFrame({ opcode: 'text', payload: 'Ñandú (a+b)? [x]\\' })));
  const found = (text: string) =>
    entries
      .list()
      .filter(prepareFilter({ ...noFilter, text }))
      .map(({ id }) => id);
  expect(found('ÑANDÚ (A+B)?')).toEqual(['9']);
  expect(found('[x]\\')).toEqual(['9']);
  expect(found('a.b')).toEqual([]);
  expect(found('ana')).toHaveLength(9);
});
