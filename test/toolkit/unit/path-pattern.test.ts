import { describe, expect, test } from 'vitest';
import type { IncomingMessage } from 'node:http';
import { requestPath } from '../../../src/toolkit/connection.ts';
import { readPathPattern } from '../../../src/toolkit/path-pattern.ts';

const uuid = '123e4567-e89b-12d3-a456-426614174000';

test.each([
  ['/ws', '/ws', {}],
  ['/ws/{room}', '/ws/lobby', { room: 'lobby' }],
  ['/ws/{room}', '/ws/sala de té', { room: 'sala de té' }],
  ['/{a}/to/{b}', '/1/to/2', { a: '1', b: '2' }],
  ['/files/{rest:path}', '/files/a/b.txt', { rest: 'a/b.txt' }],
  ['/files/{rest:path}', '/files/', { rest: '' }],
  ['/n/{n:int}', '/n/007', { n: '007' }],
  ['/n/{n:float}', '/n/1.5', { n: '1.5' }],
  ['/n/{n:uuid}', `/n/${uuid}`, { n: uuid }],
  ['/a.b', '/a.b', {}],
])('%s fits %s', (template, path, values) => {
  expect(readPathPattern(template).match(path)).toEqual(values);
});

test.each([
  ['/ws', '/ws/'],
  ['/ws', '/WS'],
  ['/ws', '/x/ws'],
  ['/ws/{room}', '/ws/'],
  ['/ws/{room}', '/ws/a/b'],
  ['/n/{n:int}', '/n/1.5'],
  ['/n/{n:int}', '/n/-1'],
  ['/n/{n:float}', '/n/1.'],
  ['/n/{n:uuid}', '/n/123'],
  ['/a.b', '/aXb'],
])('%s does not fit %s', (template, path) => {
  expect(readPathPattern(template).match(path)).toBeUndefined();
});

describe('a wrong template is told at once', () => {
  test.each([
    ['ws', 'The path "ws" must begin with "/".'],
    ['/{a}/{a}', '"/{a}/{a}" names {a} twice.'],
    ['/{a:number}', '"/{a:number}": {a:number} is of no known kind.'],
    ['/{a:toString}', '"/{a:toString}": {a:toString} is of no known kind.'],
  ])('%s', (template, message) => {
    expect(() => readPathPattern(template)).toThrow(new Error(message));
  });
});

test('a path is percent-decoded as a whole, and a broken sequence never fails', () => {
  expect(['/a%20b', '/caf%C3%A9', '/a%2Fb', '/plain', '/50%', '/%ff'].map(pathOf)).toEqual([
    '/a b',
    '/café',
    '/a/b',
    '/plain',
    '/50%',
    '/\uFFFD',
  ]);
});

function pathOf(url: string): string {
  return requestPath({ url } as IncomingMessage);
}
