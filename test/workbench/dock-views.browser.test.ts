import { expect, test } from 'vitest';
import { DockViews } from '../../src/workbench/dock-views.svelte.ts';

test('a pressed tab is marked at once, and its view follows', async () => {
  const dock = new DockViews();
  dock.turnTo('wire');
  expect([dock.chosen, dock.seen]).toEqual(['wire', 'console']);
  await expect.poll(() => dock.seen).toBe('wire');
});

test('of two presses in a row only the last one draws its view', async () => {
  const dock = new DockViews();
  dock.turnTo('wire');
  dock.turnTo('clients');
  await expect.poll(() => dock.seen).not.toBe('console');
  expect([dock.chosen, dock.seen]).toEqual(['clients', 'clients']);
});

test('a view that is shown without a press is there at once, and stays', async () => {
  const dock = new DockViews();
  dock.turnTo('wire');
  dock.show('checks');
  expect([dock.chosen, dock.seen]).toEqual(['checks', 'checks']);
  const later = new DockViews();
  later.turnTo('page');
  // What was pressed later is drawn by now, so the press before is forgotten for good.
  await expect.poll(() => later.seen).toBe('page');
  expect(dock.seen).toBe('checks');
});

test('Run goes back to the last view that was not the checks', () => {
  const dock = new DockViews();
  dock.turnTo('clients');
  dock.show('checks');
  expect(dock.lastLive).toBe('clients');
});
