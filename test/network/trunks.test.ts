import { expect, test } from 'vitest';
import { Trunks } from '../../src/network/trunks.ts';

test('a connection that is told of after its trunk was lost is lost, and of the trunk nothing stays', async () => {
  const { port1, port2 } = new MessageChannel();
  const trunks = new Trunks();
  const first = trunks.open({ trunk: 4, port: port1 }, 1);
  const firstLost = new Promise<void>((resolve) => {
    first.listen({ message: () => undefined, lost: resolve });
  });
  port2.close();
  await firstLost;
  const second = trunks.open({ trunk: 4 }, 2);
  second.post('end');
  await new Promise<void>((resolve) => {
    second.listen({ message: () => undefined, lost: resolve });
  });
  expect(() => trunks.open({ trunk: 5 }, 1)).toThrow('no port');
});
