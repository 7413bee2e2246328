import type { PrintedLine } from '../../printed-lines.ts';

/** How the console shows values. */
export const valueLines: readonly PrintedLine[] = [
  {
    says: 'shows instances, classes and objects without a class',
    program: `class Room {
  #secret = 1;
  name = 'a';
  get size() {
    return 1;
  }
  static x = 1;
}
class Empty {}
class Sub extends Room {}
console.log(
  new Room(),
  new Empty(),
  new Sub(),
  Room,
  Sub,
  Object.create(null),
  Object.create({ a: 1 }),
);`,
    prints: `Room { name: 'a' } Empty {} Sub { name: 'a' } [class Room] { x: 1 } [class Sub extends Room] [Object: null prototype] {} {}`,
  },
  {
    says: 'shows getters, symbols and circles',
    program: `console.log(
  {
    get a() {
      return 1;
    },
    set a(v) {},
    get b() {
      return 1;
    },
    set c(v: any) {},
  },
  Symbol('s'),
  { [Symbol('k')]: 1 },
);
const c: any = { name: 'c' };
c.self = c;
c.list = [c];
console.log(c);`,
    prints: `{ a: [Getter/Setter], b: [Getter], c: [Setter] } Symbol(s) { Symbol(k): 1 }
<ref *1> { name: 'c', self: [Circular *1], list: [ [Circular *1] ] }`,
  },
  {
    says: 'shows collections, boxes and functions',
    program: `console.log(
  new Map([[{ a: 1 }, new Set(['x'])]]),
  new WeakMap(),
  new (class Foo extends Map {})([[1, 2]]),
);
console.log(
  new Number(1),
  new String('ab'),
  Object(1n),
  function foo() {},
  () => {},
  async () => {},
  function* g() {},
  class {},
);
console.log([undefined, , 3], new Array(5), [1.5, -0, NaN, "it's", 'q"', null, 5n, true]);`,
    prints: `Map(1) { { a: 1 } => Set(1) { 'x' } } WeakMap { <items unknown> } Foo(1) [Map] { 1 => 2 }
[Number: 1] [String: 'ab'] [BigInt: 1n] [Function: foo] [Function (anonymous)] [AsyncFunction (anonymous)] [GeneratorFunction: g] [class (anonymous)]
[ undefined, <1 empty item>, 3 ] [ <5 empty items> ] [
  1.5,  -0,
  NaN,  "it's",
  'q"', null,
  5n,   true
]`,
  },
  {
    says: 'shows long arrays and deep values in part',
    program: `console.log(Array.from({ length: 101 }, (_, index) => index));
console.log({ a: { b: { c: { d: 1 } } } }, [[[[1]]]], ['x'.repeat(120)], ['a\\nb']);`,
    prints: `[
   0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11,
  12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
  24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35,
  36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
  48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59,
  60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71,
  72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83,
  84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95,
  96, 97, 98, 99,
  ... 1 more item
]
{ a: { b: { c: [Object] } } } [ [ [ [Array] ] ] ] [
  'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
] [ 'a\\nb' ]`,
  },
  {
    says: 'shows bytes',
    program: `console.log(
  new ArrayBuffer(3),
  new DataView(new ArrayBuffer(2)),
  new Float32Array([1.5]),
  Buffer.from('añ'),
  new Date(0),
  /a/g,
);`,
    prints: `ArrayBuffer { [Uint8Contents]: <00 00 00>, [byteLength]: 3 } DataView {
  [byteLength]: 2,
  [byteOffset]: 0,
  [buffer]: ArrayBuffer { [Uint8Contents]: <00 00>, [byteLength]: 2 }
} Float32Array(1) [ 1.5 ] <Buffer 61 c3 b1> 1970-01-01T00:00:00.000Z /a/g`,
  },
  {
    says: 'shows addresses and other objects of the web',
    program: `console.log(new URL('http://user@a.b:81/c?d=1#e'), new URLSearchParams('a=1&b=2'));
console.log(
  new AbortController().signal,
  new Headers({ a: '1' }),
  new Blob(['ab']),
  new TextDecoder(),
);`,
    prints: `URL {
  href: 'http://user@a.b:81/c?d=1#e',
  origin: 'http://a.b:81',
  protocol: 'http:',
  username: 'user',
  password: '',
  host: 'a.b:81',
  hostname: 'a.b',
  port: '81',
  pathname: '/c',
  search: '?d=1',
  searchParams: URLSearchParams { 'd' => '1' },
  hash: '#e'
} URLSearchParams { 'a' => '1', 'b' => '2' }
AbortSignal { aborted: false } Headers { a: '1' } Blob { size: 2, type: '' } TextDecoder { encoding: 'utf-8', fatal: false, ignoreBOM: false }`,
  },
  {
    says: 'shows errors with their cause and fields',
    program: `const error: any = new TypeError('bad', { cause: new Error('why') });
error.code = 'E_BAD';
error.stack = 'TypeError: bad\\n    at here';
error.cause.stack = 'Error: why';
console.log(error);
console.log({ error: Object.assign(new Error('x'), { stack: 'Error: x\\n    at y' }) });
console.log(Object.assign(new AggregateError([1, 'a'], 'all'), { stack: 'AggregateError: all' }));`,
    prints: `TypeError: bad
    at here {
  code: 'E_BAD',
  [cause]: [Error: why]
}
{
  error: Error: x
      at y
}
[AggregateError: all] { [errors]: [ 1, 'a' ] }`,
  },
  {
    says: "shows the names of Node's classes",
    program: `import net from 'node:net';
import { Readable } from 'node:stream';
import { createHmac } from 'node:crypto';
import { WebSocketServer } from 'ws';
import { join } from 'node:path';
console.log(
  net.Socket.name,
  Readable.name,
  WebSocketServer,
  join,
  createHmac('sha1', 'k').constructor.name,
  new net.Server().constructor.name,
);`,
    prints: `Socket Readable [class WebSocketServer extends EventEmitter] [Function: join] Hmac Server`,
  },
];
