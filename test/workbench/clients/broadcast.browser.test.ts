import { expect, test } from 'vitest';
import { Broadcast } from '../../../src/workbench/clients/broadcast.svelte.ts';

const text = (words: string) => ({ kind: 'text' as const, text: words, size: words.length });
const sent = (words: string) => ({ dial: 1, type: 'sent' as const, pieces: 1, ...text(words) });
const received = (words: string) => ({ dial: 1, type: 'received' as const, ...text(words) });

test('tells who got something after a message, what first, how much later and how often', () => {
  const broadcast = new Broadcast();
  broadcast.hear('Ana', sent('hi'), 100);
  broadcast.hear('Luis', received('Ana: hi'), 103);
  broadcast.hear('Luis', received('again'), 109);
  expect(broadcast.last).toEqual({
    senders: ['Ana'],
    content: expect.objectContaining({ text: 'hi' }) as unknown,
    receptions: [
      {
        client: 'Luis',
        first: expect.objectContaining({ text: 'Ana: hi' }) as unknown,
        after: 3,
        count: 2,
      },
    ],
  });
});

test('the next message starts anew', () => {
  const broadcast = new Broadcast();
  broadcast.hear('Ana', sent('hi'), 100);
  broadcast.hear('Luis', received('hi'), 103);
  broadcast.hear('Luis', sent('hello'), 200);
  expect(broadcast.last).toMatchObject({ senders: ['Luis'], receptions: [] });
});

test('what all send at once is one message, and what is sent later is another', () => {
  const broadcast = new Broadcast();
  broadcast.sendTogether(['Ana', 'Luis']);
  broadcast.hear('Ana', sent('x'), 100);
  broadcast.hear('Ana', received('x'), 101);
  broadcast.hear('Luis', sent('x'), 102);
  expect(broadcast.last).toMatchObject({
    senders: ['Ana', 'Luis'],
    receptions: [{ client: 'Ana' }],
  });
  broadcast.hear('Luis', sent('y'), 300);
  expect(broadcast.last).toMatchObject({ senders: ['Luis'], receptions: [] });
});

test('a client that joined later does not join the message of all', () => {
  const broadcast = new Broadcast();
  broadcast.sendTogether(['Ana', 'Luis']);
  broadcast.hear('Ana', sent('x'), 100);
  broadcast.hear('Marta', sent('z'), 101);
  expect(broadcast.last?.senders).toEqual(['Marta']);
});

test('a client that is renamed keeps what it sent and got', () => {
  const broadcast = new Broadcast();
  broadcast.hear('Ana', sent('hi'), 100);
  broadcast.hear('Ana', received('hi'), 101);
  broadcast.rename('Ana', 'Eva');
  expect(broadcast.last).toMatchObject({ senders: ['Eva'], receptions: [{ client: 'Eva' }] });
});
