import { expect, test } from 'vitest';
import {
  laneGeometry,
  laneMiddle,
  GrowingLanes,
} from '../../../src/wire-inspector/sequence/sequence-lanes.ts';
import { gets, joins, rowsOf } from './room-of-three.ts';

test('the server stands first, then the clients as they appear, each from its first row to its end', () => {
  const entries = rowsOf([
    ...joins(1),
    ...joins(2),
    { type: 'closed', connection: 1, time: 2 },
    gets(2, 3, 'x'),
  ]);
  expect(new GrowingLanes().of(entries)).toEqual({
    servers: ['server'],
    clients: [
      { client: 'Ana', first: 0, end: 5 },
      { client: 'Luis', first: 2, end: null },
    ],
  });
});

test('nothing needs no lanes', () => {
  expect(new GrowingLanes().of([])).toEqual({ servers: [], clients: [] });
});

test('lanes share the room, and are wider than it when they would be too narrow', () => {
  expect(laneGeometry(300, 3, 80)).toEqual({ laneWidth: 100, width: 300 });
  expect(laneGeometry(300, 5, 80)).toEqual({ laneWidth: 80, width: 400 });
  expect([0, 2].map((lane) => laneMiddle(lane, { laneWidth: 100, width: 300 }))).toEqual([50, 250]);
});
