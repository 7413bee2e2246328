import { expect, test } from 'vitest';
import { Turnstile } from '../../../src/engine/embedded/turnstile.ts';

test('lets so many in at once and the rest in their order as others leave', async () => {
  const turnstile = new Turnstile(2);
  expect([turnstile.enter(), turnstile.enter()]).toEqual([undefined, undefined]);
  const came: string[] = [];
  void turnstile.enter()?.then(() => came.push('third'));
  void turnstile.enter()?.then(() => came.push('fourth'));
  await Promise.resolve();
  expect(came).toEqual([]);
  turnstile.leave();
  await Promise.resolve();
  expect(came).toEqual(['third']);
  turnstile.leave();
  await Promise.resolve();
  expect(came).toEqual(['third', 'fourth']);
});

test('lets nobody in while it is shut', async () => {
  const turnstile = new Turnstile(2);
  turnstile.shut(true);
  const came: string[] = [];
  void turnstile.enter()?.then(() => came.push('entered'));
  void turnstile.opening?.then(() => came.push('opened'));
  await Promise.resolve();
  expect(came).toEqual([]);
  turnstile.shut(false);
  await Promise.resolve();
  expect(came.sort()).toEqual(['entered', 'opened']);
  expect(turnstile.opening).toBeUndefined();
});
