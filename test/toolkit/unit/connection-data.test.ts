import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { App, Connection } from 'enchufe';

test('headers are found in any case, those of a name joined, or one by one', () => {
  const connection = connectionWith(['X-Tag', 'a', 'Host', 'h', 'x-tag', 'b,c']);
  expect(connection.headers.get('X-TAG')).toBe('a, b,c');
  expect(connection.headerValues('x-tag')).toEqual(['a', 'b,c']);
  expect(connection.headers.has('cookie')).toBe(false);
});

test.each([
  ['a=1; b=2', { a: '1', b: '2' }],
  ['a=1;a=2', { a: '2' }],
  ['a="quoted value"', { a: 'quoted value' }],
  ['a="with \\"quotes\\""', { a: 'with "quotes"' }],
  ['A=1; a=2; a_b=3', { A: '1', a: '2', a_b: '3' }],
  ['a=b=c', { a: 'b=c' }],
  ['a=', { a: '' }],
  ['', {}],
  [' ; ;', {}],
])('the cookies of %j', (header, cookies) => {
  expect(connectionWith(['Cookie', header]).cookies).toEqual(cookies);
});

test('a cookie named like something that every object has is a cookie like others', () => {
  const cookies = connectionWith(['Cookie', '__proto__=1; constructor=2']).cookies;
  expect(Object.entries(cookies)).toEqual([
    ['__proto__', '1'],
    ['constructor', '2'],
  ]);
  expect(Object.getPrototypeOf(cookies)).toBe(Object.prototype);
});

function connectionWith(rawHeaders: readonly string[]): Connection {
  const message = new IncomingMessage(new Socket());
  message.rawHeaders = [...rawHeaders];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    message.headers[(rawHeaders[at] ?? '').toLowerCase()] = rawHeaders[at + 1];
  }
  return new Connection(new App(), message);
}
