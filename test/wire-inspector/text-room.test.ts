import { expect, test } from 'vitest';
import { fitsIn } from '../../src/wire-inspector/text-room.ts';

test('usual words of a row fit into their columns', () => {
  for (const client of ['Ana', 'Luis', 'client', 'Cliente 1'])
    expect(fitsIn(client, 5.2)).toBe(true);
  for (const kind of ['handshake', 'text', 'close 1000', 'texto · inicio'])
    expect(fitsIn(kind, 7.6)).toBe(true);
  for (const size of ['2 bytes', '223 bytes']) expect(fitsIn(size, 4.9)).toBe(true);
  for (const place of ['server.ts:15', 'server.ts:8']) expect(fitsIn(place, 5.8)).toBe(true);
});

test('what may be wider than the room is told as too wide', () => {
  for (const text of ['WWWWWW', '客户端一号', '👩‍🚀👩‍🚀', 'mmmmmmmmmmm', 'Una que se llama así']) {
    expect(fitsIn(text, 5.2)).toBe(false);
  }
});

test('nothing needs no room', () => {
  expect(fitsIn('', 0)).toBe(true);
});
