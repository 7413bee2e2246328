import { expect, test } from 'vitest';
import { closeFrameBytes, readCloseDraft } from '../../../src/workbench/clients/close-draft.ts';

test.each([
  ['1000', 'done', 1000],
  [' 4999 ', '', 4999],
  ['', '', null],
])('a close with code %j and reason %j can be sent', (code, reason, read) => {
  expect(readCloseDraft(code, reason)).toEqual({ status: 'ready', code: read });
});

test.each([
  ['1005', '', { problem: 'never-travels', code: 1005 }],
  ['1006', '', { problem: 'never-travels', code: 1006 }],
  ['1015', '', { problem: 'never-travels', code: 1015 }],
  ['1004', '', { problem: 'unassigned', code: 1004 }],
  ['2999', '', { problem: 'unassigned', code: 2999 }],
  ['999', '', { problem: 'out-of-range', code: 999 }],
  ['5000', '', { problem: 'out-of-range', code: 5000 }],
  ['normal', '', { problem: 'not-a-number' }],
  ['', 'why', { problem: 'reason-without-code' }],
  ['1000', 'ñ'.repeat(62), { problem: 'reason-too-long', bytes: 124 }],
])('a close with code %j and reason %j is explained', (code, reason, problem) => {
  expect(readCloseDraft(code, reason)).toEqual({ status: 'wrong', problem });
});

test('a masked close frame can carry any code of two bytes', () => {
  expect(closeFrameBytes(1006, 'x')).toEqual([0x88, 0x83, 0, 0, 0, 0, 0x03, 0xee, 0x78]);
  expect(closeFrameBytes(70_000, '')).toBeUndefined();
});
