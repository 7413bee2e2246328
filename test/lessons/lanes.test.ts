import { expect, test } from 'vitest';
import { Lanes } from './lanes.ts';

test('lets as many tasks run as there are lanes, the others in the order in which they came', async () => {
  const lanes = new Lanes(2);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const task = (name: string) =>
    lanes.run(() => {
      begun.push(name);
      return new Promise<void>((resolve) => ends.set(name, resolve));
    });
  const all = ['a', 'b', 'c', 'd'].map(task);
  expect(begun).toEqual(['a', 'b']);
  ends.get('b')?.();
  await all[1];
  expect(begun).toEqual(['a', 'b', 'c']);
  ends.get('a')?.();
  ends.get('c')?.();
  await Promise.all([all[0], all[2]]);
  ends.get('d')?.();
  await all[3];
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
});

test('gives the lane of a task that failed to the next', async () => {
  const lanes = new Lanes(1);
  const failed = lanes.run(() => Promise.reject(new Error('no')));
  const next = lanes.run(() => Promise.resolve('yes'));
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
