import { expect, test } from 'vitest';
import { createControlPort } from '../../src/engine/embedded/control-port.ts';
import type { MessageToProgram } from '../../src/engine/embedded/program-messages.ts';

test('a control port loses nothing when more comes before many messages are handled', async () => {
  const { port1, port2 } = new MessageChannel();
  const handled: number[] = [];
  const all = Promise.withResolvers<void>();
  createControlPort(port1).onMessage((message) => {
    if (message.type === 'taps-taken') handled.push(message.weight);
    if (handled.length === 13) all.resolve();
  });
  const taken = (weight: number): MessageToProgram => ({ type: 'taps-taken', weight });
  port2.postMessage(Array.from({ length: 10 }, (_, index) => taken(index)));
  port2.postMessage([]);
  port2.postMessage(taken(10));
  port2.postMessage([taken(11), taken(12)]);
  await all.promise;
  expect(handled).toEqual(Array.from({ length: 13 }, (_, index) => index));
  port1.close();
});
