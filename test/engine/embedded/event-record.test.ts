import { expect, test } from 'vitest';
import type { ProgramEvent } from '../../../src/engine/engine.ts';
import { EventRecord } from '../../../src/engine/embedded/event-record.ts';

test('of a program that says much to its starter a late listener hears the latest, and all of the rest', () => {
  const record = new EventRecord();
  record.add({ type: 'started', time: 0 });
  for (let value = 0; value < 10_000; value += 1) record.add({ type: 'message', time: 0, value });
  const heard: ProgramEvent[] = [];
  record.subscribe((event) => heard.push(event));
  expect(heard[0]).toMatchObject({ type: 'started' });
  expect(heard.at(-1)).toMatchObject({ type: 'message', value: 9_999 });
  expect(heard.length).toBeLessThan(300);
});
