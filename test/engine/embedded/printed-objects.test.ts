import { expect, test } from 'vitest';
import { PRINTED_LIMITS, printObjects } from '../../../src/engine/embedded/printed-objects.ts';
import type { PrintedValue } from '../../../src/engine/engine.ts';

test('tells what is in an object, with what each thing is called', () => {
  expect(printed({ name: 'Ana', age: 36, tags: ['a', null], say() {} })).toEqual({
    text: 'Object',
    entries: [
      ['name', { text: "'Ana'" }],
      ['age', { text: '36' }],
      [
        'tags',
        {
          text: 'Array(2)',
          entries: [
            ['0', { text: "'a'" }],
            ['1', { text: 'null' }],
          ],
        },
      ],
      ['say', { text: '[Function: say]' }],
    ],
  });
});

test('knows maps, sets, dates, bytes and objects of a class', () => {
  class Room {
    seats = new Set([1n]);
    people = new Map<unknown, unknown>([
      ['Ana', { id: 1 }],
      [{ key: true }, 2],
    ]);
  }
  expect(printed(new Room())).toEqual({
    text: 'Room',
    entries: [
      ['seats', { text: 'Set(1)', entries: [['0', { text: '1n' }]] }],
      [
        'people',
        {
          text: 'Map(2)',
          entries: [
            ["'Ana' =>", { text: 'Object', entries: [['id', { text: '1' }]] }],
            ['Object =>', { text: '2' }],
          ],
        },
      ],
    ],
  });
  expect(printed(new Date(0)).text).toBe('Date 1970-01-01T00:00:00.000Z');
  expect(printed(Buffer.from('hi'))).toEqual({
    text: 'Buffer(2) 68 69',
    entries: [
      ['0', { text: '104' }],
      ['1', { text: '105' }],
    ],
  });
  expect(printed(new Float32Array([0.5]))).toEqual({
    text: 'Float32Array(1)',
    entries: [['0', { text: '0.5' }]],
  });
  expect(printed(Object.create(null) as object)).toEqual({ text: '[Object: null prototype]' });
});

test('shows an error with its cause and its stack in the names of the files', () => {
  const error = new TypeError('no seat', { cause: { row: 3 } });
  error.stack = 'TypeError: no seat\n    at blob:1';
  const json = printObjects([error], (stack) => stack.replace('blob:1', 'server.ts:4:2'));
  expect(JSON.parse(json ?? '')).toEqual([
    {
      text: 'TypeError: no seat',
      entries: [
        ['cause', { text: 'Object', entries: [['row', { text: '3' }]] }],
        ['stack', { text: 'TypeError: no seat\n    at server.ts:4:2' }],
      ],
    },
  ]);
});

test('calls no getter', () => {
  let calls = 0;
  const value = {
    get secret() {
      calls++;
      return 1;
    },
    set only(_value: number) {
      calls++;
    },
  };
  expect(printed(value).entries).toEqual([
    ['secret', { text: '[Getter]' }],
    ['only', { text: '[Setter]' }],
  ]);
  expect(calls).toBe(0);
});

test('stops at a circle, but shows the same object twice where it is no circle', () => {
  const shared = { x: 1 };
  const circle: Record<string, unknown> = { left: shared, right: shared };
  circle['self'] = circle;
  expect(printed(circle).entries?.map(([name, { text }]) => `${name} ${text}`)).toEqual([
    'left Object',
    'right Object',
    'self [Circular]',
  ]);
});

test('counts what is too much and what is too deep', () => {
  const many = printed(Array.from({ length: 250 }, (_, index) => index));
  expect(many.entries).toHaveLength(PRINTED_LIMITS.entries);
  expect(many.more).toBe(150);
  let deep: object = { end: true };
  for (let level = 0; level < PRINTED_LIMITS.depth; level++) deep = { deep };
  let value: PrintedValue | undefined = printed(deep);
  while (value?.entries) value = value.entries[0]?.[1];
  expect(value).toEqual({ text: 'Object', more: 1 });
});

test('stays small, whatever is printed', () => {
  const wide = Object.fromEntries(
    Array.from({ length: 90 }, (_, index) => [
      `key ${String(index)}`,
      Array.from({ length: 90 }, () => 'x'.repeat(5000)),
    ]),
  );
  expect(printObjects([wide, wide])?.length).toBeLessThan(40_000);
  expect(printed({ text: 'y'.repeat(5000) }).entries?.[0]?.[1].text).toHaveLength(1001);
});

test('says nothing about values that are no objects, or that refuse to be looked at', () => {
  expect(printObjects(['text', 1, null, undefined])).toBeUndefined();
  const hostile = new Proxy(
    {},
    {
      ownKeys() {
        throw new Error('no');
      },
    },
  );
  expect(printObjects([hostile])).toBeUndefined();
});

function printed(value: object): PrintedValue {
  const [first] = JSON.parse(printObjects([value]) ?? '[]') as PrintedValue[];
  if (!first) throw new Error('Nothing was printed.');
  return first;
}
