import { expect, test } from 'vitest';
import { EventBatch } from '../../../src/engine/embedded/event-batch.ts';
import type { FrameEvent } from '../../../src/engine/embedded/frame-messages.ts';

const output: FrameEvent = {
  program: 'program-1',
  event: { type: 'output', time: 1, level: 'log', text: 'hello' },
};
const started: FrameEvent = { program: 'program-1', event: { type: 'started', time: 1 } };

test('only a batch with output has something to hear of when it was handled', () => {
  const sent: { batch: number; hasOutput: boolean }[] = [];
  const batch = new EventBatch((number, _, hasOutput) => sent.push({ batch: number, hasOutput }));
  batch.addUrgent(started);
  batch.add(output);
  batch.flush();
  expect(sent.map(({ hasOutput }) => hasOutput)).toEqual([false, true]);
  expect(batch.takeHandled(sent[0]?.batch ?? 0).size).toBe(0);
  expect(batch.takeHandled(sent[1]?.batch ?? 0)).toEqual(
    new Map([['program-1', { lines: 1, characters: expect.any(Number) as number }]]),
  );
  expect(batch.takeHandled(sent[1]?.batch ?? 0).size).toBe(0);
});
