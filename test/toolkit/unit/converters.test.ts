import { bool, ConversionError, float, int, oneOf, str } from 'enchufe';
import { describe, expect, test } from 'vitest';

function problem(convert: () => unknown): string {
  try {
    return `no problem: ${String(convert())}`;
  } catch (error) {
    return error instanceof ConversionError ? `${error.type}: ${error.message}` : String(error);
  }
}

test('str takes every text, the empty one too', () => {
  expect(['', ' a ', '0'].map(str)).toEqual(['', ' a ', '0']);
});

describe('int', () => {
  test.each([
    ['4', 4],
    ['+4', 4],
    ['-4', -4],
    [' 4 ', 4],
    ['004', 4],
    ['1_000', 1000],
    ['4.0', 4],
    ['4.000', 4],
    ['-0', 0],
    ['9007199254740991', 9007199254740991],
  ])('takes %j', (raw, value) => {
    expect(int(raw)).toBe(value);
  });

  test.each([
    '',
    ' ',
    '4.5',
    '4.',
    '.0',
    '1e3',
    '0x10',
    'four',
    '_1',
    '1_',
    '1__0',
    '4 2',
    '--4',
    'nan',
    '9007199254740993',
  ])('refuses %j', (raw) => {
    expect(problem(() => int(raw))).toBe('int_parsing: Input should be a valid integer');
  });
});

describe('float', () => {
  test.each([
    ['1.5', 1.5],
    ['4', 4],
    ['1e3', 1000],
    ['-1.5E-2', -0.015],
    [' .5 ', 0.5],
    ['5.', 5],
    ['1_0.5', 10.5],
    ['nan', NaN],
    ['-NaN', NaN],
    ['inf', Infinity],
    ['+Infinity', Infinity],
    ['-inf', -Infinity],
  ])('takes %j', (raw, value) => {
    expect(float(raw)).toBe(value);
  });

  test.each(['', ' ', '.', 'e3', '1e', '0x10', '1,5', '1__0', '_1', '1_', 'one', '1.5.5'])(
    'refuses %j',
    (raw) => {
      expect(problem(() => float(raw))).toBe('float_parsing: Input should be a valid number');
    },
  );
});

describe('bool', () => {
  test.each(['true', 't', '1', 'yes', 'y', 'on', 'TRUE', 'Yes', 'oN'])('%j is true', (raw) => {
    expect(bool(raw)).toBe(true);
  });

  test.each(['false', 'f', '0', 'no', 'n', 'off', 'FALSE', 'No', 'oFF'])('%j is false', (raw) => {
    expect(bool(raw)).toBe(false);
  });

  test.each(['', ' true', 'true ', '2', 'ja', 'null', '1.0', '-1'])('refuses %j', (raw) => {
    expect(problem(() => bool(raw))).toBe('bool_parsing: Input should be a valid boolean');
  });
});

test('oneOf takes its words in their own case only, and names them otherwise', () => {
  const colour = oneOf('red', 'blue');
  expect(colour('blue')).toBe('blue');
  expect(problem(() => colour('RED'))).toBe("enum: Input should be 'red' or 'blue'");
});
