import { describe, expect, it } from 'vitest';
import { type Modules, openEmbeddedWorld, openNodeWorld } from './node-api-world.ts';

const embedded = (await openEmbeddedWorld()).start('program');
const node = (await openNodeWorld()).start('program');

class Room {
  name = 'chat';
  members = new Map([['ana', { age: 3 }]]);
}

const circular: Record<string, unknown> = { name: 'circle' };
circular['self'] = circular;

// What a program can see of a module must be what it sees in Node: the same expression, the same value.
const expressions: [string, (modules: Modules) => unknown][] = [
  [
    'format of texts and numbers',
    ({ util }) => util.format('%s is %d, %i and %j %%', 'x', 4.5, 4.5, { a: 1 }, 'more'),
  ],
  [
    'inspect of nested values',
    ({ util }) => util.inspect({ a: [1, { b: { c: { d: 1 } } }], s: new Set([1]), f: () => 1 }),
  ],
  ['inspect of an instance', ({ util }) => util.inspect(new Room())],
  ['inspect of a circle', ({ util }) => util.inspect(circular)],
  [
    'inspect of a long array',
    ({ util }) => util.inspect(Array.from({ length: 120 }, (_, index) => index)),
  ],
  ['inspect of a buffer', ({ util, buffer }) => util.inspect({ data: buffer.Buffer.from('hola') })],
  ['inspect of a long buffer', ({ util, buffer }) => util.inspect(buffer.Buffer.alloc(60, 1))],
  [
    'isDeepStrictEqual',
    ({ util }) => [
      util.isDeepStrictEqual({ a: [1, new Date(0)] }, { a: [1, new Date(0)] }),
      util.isDeepStrictEqual([1], ['1']),
      util.isDeepStrictEqual(new Map([[{ a: 1 }, 2]]), new Map([[{ a: 1 }, 2]])),
    ],
  ],
  [
    'types',
    ({ util }) => [
      util.types.isUint8Array(new Uint8Array()),
      util.types.isPromise(Promise.resolve()),
      util.types.isDate({}),
      util.types.isAsyncFunction(async () => {
        await Promise.resolve();
      }),
    ],
  ],
  [
    'Buffer from and to every encoding',
    ({ buffer: { Buffer } }) =>
      ['utf8', 'hex', 'base64', 'base64url', 'latin1', 'ascii', 'utf16le'].map((encoding) => {
        const bytes = Buffer.from('c3a9efbfbd00ff7e', 'hex');
        const text = bytes.toString(encoding as BufferEncoding);
        return [
          text,
          Buffer.from(text, encoding as BufferEncoding).toString('hex'),
          Buffer.byteLength(text, encoding as BufferEncoding),
        ];
      }),
  ],
  [
    'Buffer of broken UTF-8',
    ({ buffer: { Buffer } }) => [
      Buffer.from([0xef, 0xbb, 0xbf, 0x68, 0xff, 0xc3]).toString(),
      Buffer.from('\ud800x\udfff').toString('hex'),
      Buffer.byteLength('a\ud800é世🎉'),
    ],
  ],
  [
    'Buffer parts',
    ({ buffer: { Buffer } }) => [
      Buffer.from('hello').subarray(1, 3).toString(),
      Buffer.concat([Buffer.from('a'), Buffer.from('b')]).toString(),
      Buffer.from('hello').toString('utf8', 1, 3),
      JSON.stringify(Buffer.from('x')),
      Buffer.from('abc').equals(Buffer.from('abc')),
      Buffer.isBuffer(new Uint8Array()),
      Buffer.from([1, 2, 3]).readUInt16BE(1),
      Buffer.from('abc').indexOf('c'),
    ],
  ],
  [
    'isUtf8',
    ({ buffer }) => [buffer.isUtf8(Uint8Array.of(0xc3, 0xa9)), buffer.isUtf8(Uint8Array.of(0xc3))],
  ],
  [
    'hashes',
    ({ crypto }) =>
      ['md5', 'sha1', 'sha256', 'sha512'].map((name) =>
        crypto.createHash(name).update('hola').update(Uint8Array.of(1)).digest('hex'),
      ),
  ],
  [
    'an HMAC',
    ({ crypto }) => crypto.createHmac('sha256', 'key').update('data').digest('base64url'),
  ],
  [
    'timingSafeEqual',
    ({ crypto, buffer: { Buffer } }) =>
      crypto.timingSafeEqual(Buffer.from('ab'), Buffer.from('ab')),
  ],
  [
    'paths',
    ({ path }) => [
      path.join('/a', '..', 'b', './c/'),
      path.resolve('/a/b', '../c', 'd'),
      path.basename('/a/b.test.ts', '.ts'),
      path.extname('.env'),
      path.extname('a.tar.gz'),
      path.dirname('/a/b/'),
      path.relative('/a/b/c', '/a/d'),
      path.normalize('a//b/../../..'),
      path.parse('/home/x.txt'),
      path.isAbsolute('a'),
    ],
  ],
  [
    'queries',
    ({ querystring }) => [
      { ...querystring.parse('a=1&b=%20x+y&a=2&c') },
      querystring.stringify({ a: ['1', '2'], b: 'á é', c: true }),
    ],
  ],
  [
    'addresses',
    ({ url }) => [
      url.fileURLToPath('file:///a%20b/c.ts'),
      url.pathToFileURL('/a b#c').href,
      new url.URL('/x?y=1', 'ws://h').searchParams.get('y'),
    ],
  ],
  [
    'net.isIP',
    ({ net }) =>
      ['127.0.0.1', '::1', '1.2.3', '256.1.1.1', 'localhost', 'fe80::1'].map((text) =>
        net.isIP(text),
      ),
  ],
  [
    'a gzip',
    ({ zlib, buffer: { Buffer } }) =>
      zlib.gunzipSync(zlib.gzipSync(Buffer.from('hola '.repeat(100)))).toString(),
  ],
  [
    'status codes',
    ({ http }) => [http.STATUS_CODES[101], http.STATUS_CODES[418], http.METHODS.includes('GET')],
  ],
];

describe('a module of Node in the embedded engine', () => {
  it.each(expressions)('gives what Node gives: %s', (_name, evaluate) => {
    expect(evaluate(embedded)).toEqual(evaluate(node));
  });
});
