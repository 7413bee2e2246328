import { expect, test } from 'vitest';
import { lineParts } from '../../../src/workbench/console/line-parts.ts';
import { patternOf } from '../../../src/workbench/console/line-search.ts';
import { readPrintedValues } from '../../../src/workbench/console/printed-values.ts';

const hasFile = (file: string): boolean => file === 'server.ts' || file === 'lib/room.ts';

test('finds the places of a stack that are in the learner’s files', () => {
  expect(lineParts('at f (lib/room.ts:3:9)\nat node.ts:1:2 server.ts:12', hasFile)).toEqual([
    { type: 'words', text: 'at f (' },
    {
      type: 'place',
      text: 'lib/room.ts:3:9',
      position: { file: 'lib/room.ts', line: 3, column: 9 },
    },
    { type: 'words', text: ')\nat node.ts:1:2 ' },
    { type: 'place', text: 'server.ts:12', position: { file: 'server.ts', line: 12 } },
  ]);
});

test('marks what was searched for, whatever signs are in it', () => {
  expect(lineParts('a [X] b [x]', hasFile, patternOf('[x]'))).toEqual([
    { type: 'words', text: 'a ' },
    { type: 'found', text: '[X]' },
    { type: 'words', text: ' b ' },
    { type: 'found', text: '[x]' },
  ]);
});

test('reads objects, and leaves out what has no form of theirs', () => {
  const good = { text: 'Object', entries: [['a', { text: '1' }]], more: 2 };
  expect(readPrintedValues(JSON.stringify([good, { text: 1 }, null]))).toEqual([good]);
  const bad = { text: 'x', entries: [['a'], 5, [1, { text: 'y' }]], more: 'many' };
  expect(readPrintedValues(JSON.stringify([bad]))).toEqual([{ text: 'x' }]);
  expect(readPrintedValues('{')).toEqual([]);
  expect(readPrintedValues('{}')).toEqual([]);
});
