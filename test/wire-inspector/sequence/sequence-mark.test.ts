import { expect, test } from 'vitest';
import type { WireEvent } from '../../../src/network/wire-event.ts';
import { markOf, Undelivered } from '../../../src/wire-inspector/sequence/sequence-mark.ts';
import { sequenceSentence } from '../../../src/wire-inspector/sequence/sequence-sentence.ts';
import { gets, joins, rowsOf, says, saysGoodbye } from './room-of-three.ts';

const silence: WireEvent = {
  type: 'fault',
  connection: 1,
  time: 20,
  fault: { type: 'silence' },
};
const restore: WireEvent = { ...silence, time: 30, fault: { type: 'restore' } };

const conversation: WireEvent[] = [
  ...joins(1),
  says(1, 12, 'hola'),
  gets(1, 13, { opcode: 'ping' }),
  gets(1, 14, { opcode: 'text', payload: 'ho', fin: false }),
  { type: 'half-closed', connection: 1, time: 15, direction: 'server-to-client' },
  silence,
  saysGoodbye(1, 21),
  { type: 'reset', connection: 1, time: 22, by: 'client' },
];

/** What each row draws, in one line. */
function drawn(events: readonly WireEvent[]): string[] {
  const entries = rowsOf(events);
  const lost = new Undelivered().of(entries);
  return entries.map((entry) => {
    const mark = markOf(entry, lost.has(entry.id));
    if (mark.type === 'sign') return `${mark.sign} at ${mark.at}`;
    return `${mark.direction} ${mark.stroke} ${mark.head}`;
  });
}

test('each kind of row has a shape of its own', () => {
  expect(drawn(conversation)).toEqual([
    'client-to-server double full',
    'server-to-client double full',
    'client-to-server solid full',
    'server-to-client dashed open',
    'server-to-client solid full',
    'server-to-client dashed bar',
    'failure at cable',
    'client-to-server dashed lost',
    'failure at client',
  ]);
  const unmasked = gets(1, 1, 'x');
  const wrong = { ...unmasked, direction: 'client-to-server' } as WireEvent;
  expect(drawn([...joins(1), wrong]).slice(2)).toEqual([
    'client-to-server solid cross',
    'client-to-server solid cross',
  ]);
  expect(drawn([...joins(1), saysGoodbye(1, 1), restore]).slice(2)).toEqual([
    'client-to-server dashed bar',
    'recovery at cable',
  ]);
});

test('what is sent into a silent cable is lost, unless the cable is restored before the end', () => {
  const sent = [...joins(1), ...joins(2), says(1, 1, 'a'), silence, says(1, 21, 'b')];
  const lostOf = (events: readonly WireEvent[]) => {
    const entries = rowsOf(events);
    const lost = new Undelivered().of(entries);
    return entries.flatMap((entry) =>
      lost.has(entry.id) && 'preview' in entry ? [entry.preview] : [],
    );
  };
  expect(lostOf([...sent, says(2, 22, 'c')])).toEqual(['b']);
  expect(lostOf([...sent, restore, says(1, 31, 'd')])).toEqual([]);
  const cut: WireEvent = { type: 'reset', connection: 1, time: 25, by: 'network' };
  expect(lostOf([...sent, cut, restore])).toEqual(['b']);
});

test('each row is a sentence in both languages', () => {
  const entries = rowsOf(conversation);
  const lost = new Undelivered().of(entries);
  const sentences = (language: 'es' | 'en') =>
    entries.slice(2).map((entry) => sequenceSentence(entry, lost.has(entry.id), language));
  expect(sentences('es')).toEqual([
    '12,0 ms: Ana → servidor, texto «hola», 4 bytes',
    '13,0 ms: servidor → Ana, ping, 0 bytes',
    '14,0 ms: servidor → Ana, texto «ho», inicio, 2 bytes',
    '15,0 ms: servidor → Ana, fin de envío, FIN de TCP',
    '20,0 ms: Ana y servidor, avería, nada llega, y nadie se entera',
    '21,0 ms: Ana → servidor, cierre 1000 «1000», 2 bytes, no llegó',
    '22,0 ms: Ana y servidor, corte 1006, solo un lado envió la trama de cierre',
  ]);
  expect(sentences('en')[0]).toBe('12.0 ms: Ana → server, text “hola”, 4 bytes');
});
