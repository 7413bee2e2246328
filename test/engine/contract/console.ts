import type { Engine } from '../../../src/engine/engine.ts';
import { type PrintedLine, testPrintedLines } from '../printed-lines.ts';

/** Node's `console`, and how it shows values. */
export function consoleContract(engine: () => Engine): void {
  testPrintedLines(engine, lines);
}

const lines: readonly PrintedLine[] = [
  {
    says: 'formats by %',
    program: `console.log('%s|%s|%s|%s', 1, 'a', null, 10n);
console.log('%d %d %d %d', '42', 1.5, 5n, {});
console.log('%i %f %i', 1.9, '1.5x', 'x');
console.log('%j', { a: [1] });
console.log('a%cb', 'color: red');
console.log('100%', 5, '%s');
console.log('%%s %s', 1);
console.log('%x %s', 1);
console.log('%s');`,
    prints: `1|a|null|10n
42 1.5 5n NaN
1 1.5 NaN
{"a":[1]}
ab
100% 5 %s
%s 1
%x 1
%s`,
  },
  {
    says: 'shows objects by %s, %o and %O',
    program: `class Room {
  name = 'lobby';
}
console.log('%s %s %s', { a: 1 }, [1, [2, [3]]], new Room());
console.log(
  '%s',
  {
    toString() {
      return 'own';
    },
  },
  new Date(0),
);
console.log('%o', { a: { b: { c: { d: 1 } } } });
console.log('%O', { a: { b: { c: { d: { e: 1 } } } } });`,
    prints: `{ a: 1 } [ 1, [Array] ] Room { name: 'lobby' }
own 1970-01-01T00:00:00.000Z
{
  a: { b: { c: { d: 1 } } }
}
{ a: { b: { c: [Object] } } }`,
  },
  {
    says: 'shows a value with dir, and how deep',
    program: `console.dir({ a: { b: { c: { d: 1 } } } });
console.dir({ a: { b: 1 } }, { depth: 0 });
console.dir('text');`,
    prints: `{ a: { b: { c: [Object] } } }
{ a: [Object] }
'text'`,
  },
  {
    says: 'says what was asserted in vain',
    program: `console.assert(true, 'no');
console.assert(false, 'a %s', 'b');
console.assert(false);
console.assert(false, { a: 1 });
console.assert(0, 'x', 1);`,
    prints: `Assertion failed: a b
Assertion failed
Assertion failed { a: 1 }
Assertion failed: x 1`,
  },
  {
    says: 'counts',
    program: `console.count();
console.count();
console.count('a');
console.countReset();
console.count();`,
    prints: `default: 1
default: 2
a: 1
default: 1`,
  },
  {
    says: 'indents groups, also lines of several lines',
    program: `console.group('Room');
console.log('a\\nb');
console.group();
console.warn('deep', { a: 1 });
console.groupEnd();
console.groupCollapsed('c', 1);
console.error('x');
console.groupEnd();
console.groupEnd();
console.groupEnd();
console.log('out');`,
    prints: `Room
  a
  b
    deep { a: 1 }
  c 1
    x
out`,
  },
  {
    says: 'draws tables of objects and arrays',
    program: `console.table([
  { a: 1, b: 'x' },
  { a: 2, c: true },
]);
console.table([
  [1, 2],
  [3, 4],
]);
console.table({ first: { v: 1 }, second: { v: 2 } });
console.table([1, 'a', null]);`,
    prints: `┌─────────┬───┬─────┬──────┐
│ (index) │ a │ b   │ c    │
├─────────┼───┼─────┼──────┤
│ 0       │ 1 │ 'x' │      │
│ 1       │ 2 │     │ true │
└─────────┴───┴─────┴──────┘
┌─────────┬───┬───┐
│ (index) │ 0 │ 1 │
├─────────┼───┼───┤
│ 0       │ 1 │ 2 │
│ 1       │ 3 │ 4 │
└─────────┴───┴───┘
┌─────────┬───┐
│ (index) │ v │
├─────────┼───┤
│ first   │ 1 │
│ second  │ 2 │
└─────────┴───┘
┌─────────┬────────┐
│ (index) │ Values │
├─────────┼────────┤
│ 0       │ 1      │
│ 1       │ 'a'    │
│ 2       │ null   │
└─────────┴────────┘`,
  },
  {
    says: 'draws tables of maps and sets, and of some columns',
    program: `console.table(
  new Map([
    ['k', 1],
    ['l', { a: 1 }],
  ] as any),
);
console.table(new Set([1, 'b']));
console.table([{ a: 1, b: 2 }], ['b']);
console.table([{ a: { b: { c: 1 } }, d: [1, 2, 3, 4, 5] }, 7]);
console.table([{ name: 'ñandú', 'wide 宽': '宽' }]);`,
    prints: `┌───────────────────┬─────┬──────────┐
│ (iteration index) │ Key │ Values   │
├───────────────────┼─────┼──────────┤
│ 0                 │ 'k' │ 1        │
│ 1                 │ 'l' │ { a: 1 } │
└───────────────────┴─────┴──────────┘
┌───────────────────┬────────┐
│ (iteration index) │ Values │
├───────────────────┼────────┤
│ 0                 │ 1      │
│ 1                 │ 'b'    │
└───────────────────┴────────┘
┌─────────┬───┐
│ (index) │ b │
├─────────┼───┤
│ 0       │ 2 │
└─────────┴───┘
┌─────────┬─────────────────┬───────────────────────────────┬────────┐
│ (index) │ a               │ d                             │ Values │
├─────────┼─────────────────┼───────────────────────────────┼────────┤
│ 0       │ { b: [Object] } │ [ 1, 2, 3, ... 2 more items ] │        │
│ 1       │                 │                               │ 7      │
└─────────┴─────────────────┴───────────────────────────────┴────────┘
┌─────────┬─────────┬─────────┐
│ (index) │ name    │ wide 宽 │
├─────────┼─────────┼─────────┤
│ 0       │ 'ñandú' │ '宽'    │
└─────────┴─────────┴─────────┘`,
  },
  {
    says: 'prints what is no table as it is',
    program: `console.table(5);
console.table('x');
console.table([]);`,
    prints: `5
x
┌─────────┐
│ (index) │
├─────────┤
└─────────┘`,
  },
  {
    says: 'measures time by name',
    program: `console.time('work');
setTimeout(() => {
  console.timeLog('work', 'more', { a: 1 });
  console.timeEnd('work');
}, 3);`,
    prints: `work: 0ms more { a: 1 }
work: 0ms`,
  },
  {
    says: 'warns of names that it does not know',
    program: `console.time('t');
console.time('t');
console.timeLog('nope');
console.timeEnd('nope');`,
    prints: `(node) Warning: Label 't' already exists for console.time()
(Use \`node --trace-warnings ...\` to show where the warning was created)
(node) Warning: No such label 'nope' for console.timeLog()
(node) Warning: No such label 'nope' for console.timeEnd()`,
  },
  {
    says: 'traces',
    program: `function deeper() {
  console.trace('here %s', 1);
}
deeper();`,
    prints: `Trace: here 1
    at deeper (server.ts:2:11)
    at server.ts:4:1`,
  },
  {
    says: 'works without the console before it',
    program: `const { log, error } = console;
log('log');
error('error');`,
    prints: `log
error`,
  },
  {
    says: 'writes to streams as another console',
    program: `import { Console } from 'node:console';
import { Writable } from 'node:stream';
const chunks: string[] = [];
const out = new Writable({
  write(chunk, _, done) {
    chunks.push(String(chunk));
    done();
  },
});
const own = new Console({ stdout: out, stderr: out });
own.log('a %s', 'b');
own.error('e');
own.group('g');
own.table([1]);
own.groupEnd();
own.count();
own.dir({ a: 1 });
own.assert(false, 'no');
new console.Console(out).warn('w');
console.log(chunks, own instanceof Console, console instanceof Console);`,
    prints: `[
  'a b\\n',
  'e\\n',
  'g\\n',
  '  ┌─────────┬────────┐\\n' +
    '  │ (index) │ Values │\\n' +
    '  ├─────────┼────────┤\\n' +
    '  │ 0       │ 1      │\\n' +
    '  └─────────┴────────┘\\n',
  'default: 1\\n',
  '{ a: 1 }\\n',
  'Assertion failed: no\\n',
  'w\\n'
] true true`,
  },
  {
    says: 'refuses to write to what is no stream',
    program: `const attempt = (run: () => unknown) => {
  try {
    return run();
  } catch (error: any) {
    return \`\${error.name} \${error.code}: \${error.message}\`;
  }
};
console.log(attempt(() => new console.Console({} as any)));`,
    prints: `TypeError ERR_CONSOLE_WRITABLE_STREAM: Console expects a writable stream instance for stdout`,
  },
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
