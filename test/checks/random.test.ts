import { expect, test } from 'vitest';
import { createRandom } from '../../src/checks/random.ts';

test('gives the same values for the same seed and name, and others for another', () => {
  const values = (seed: number, name: string) => {
    const random = createRandom(seed, name);
    return [
      random.word(),
      random.integer(0, 1_000_000),
      [...random.bytes(8)],
      random.text(5, 'áé'),
    ];
  };
  expect(values(5, 'a')).toEqual(values(5, 'a'));
  expect(values(5, 'a')).not.toEqual(values(5, 'b'));
  expect(values(5, 'a')).not.toEqual(values(6, 'a'));
});

test('stays within what was asked for', () => {
  const random = createRandom(1, 'bounds');
  for (let i = 0; i < 1000; i += 1) {
    expect(random.integer(3, 5)).toBeGreaterThanOrEqual(3);
    expect(random.integer(3, 5)).toBeLessThanOrEqual(5);
  }
  expect(random.text(6, 'ñ')).toBe('ññññññ');
  expect([...random.shuffle([1, 2, 3, 4])].sort()).toEqual([1, 2, 3, 4]);
});
