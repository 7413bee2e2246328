import type { Engine } from '../../../src/engine/engine.ts';
import { type PrintedLine, testPrintedLines } from '../printed-lines.ts';

/** Node's modules besides `net`, `http` and `timers`. */
export function nodeModulesContract(engine: () => Engine): void {
  testPrintedLines(engine, lines);
}

const lines: readonly PrintedLine[] = [
  {
    says: 'events: refuses a listener that is no function',
    program: `const attempt = (run: () => unknown) => {
  try {
    return run();
  } catch (error: any) {
    return \`\${error.name} \${error.code}: \${error.message}\`;
  }
};
import { EventEmitter } from 'node:events';
const emitter = new EventEmitter();
for (const name of ['on', 'once', 'off', 'prependListener'] as const)
  console.log(attempt(() => emitter[name]('x', 5 as any)));`,
    prints: `TypeError ERR_INVALID_ARG_TYPE: The "listener" argument must be of type function. Received type number (5)
TypeError ERR_INVALID_ARG_TYPE: The "listener" argument must be of type function. Received type number (5)
TypeError ERR_INVALID_ARG_TYPE: The "listener" argument must be of type function. Received type number (5)
TypeError ERR_INVALID_ARG_TYPE: The "listener" argument must be of type function. Received type number (5)`,
  },
  {
    says: 'events: throws the error that nobody hears',
    program: `const attempt = (run: () => unknown) => {
  try {
    return run();
  } catch (error: any) {
    return \`\${error.name} \${error.code}: \${error.message}\`;
  }
};
import { EventEmitter, errorMonitor } from 'node:events';
const emitter = new EventEmitter();
console.log(attempt(() => emitter.emit('error', 'text')));
console.log(attempt(() => emitter.emit('error', new RangeError('far'))));
emitter.on(errorMonitor, (error) => console.log('monitor', error.message));
console.log(attempt(() => emitter.emit('error', new Error('seen'))));`,
    prints: `Error ERR_UNHANDLED_ERROR: Unhandled error. ('text')
RangeError undefined: far
monitor seen
Error undefined: seen`,
  },
  {
    says: 'events: calls listeners in order, also those that change while it does',
    program: `import { EventEmitter } from 'node:events';
const emitter = new EventEmitter();
emitter.on('newListener', (name) => console.log('new', name));
emitter.on('removeListener', (name) => console.log('removed', name));
emitter.on('x', () => {
  console.log(1);
  emitter.on('x', () => console.log('late'));
});
emitter.once('x', function (this: unknown, value) {
  console.log(2, value, this === emitter);
});
emitter.prependListener('x', () => console.log(0));
emitter.prependOnceListener('x', () => console.log('first'));
console.log(emitter.emit('x', 'value'), emitter.emit('x'), emitter.emit('y'), emitter.eventNames());`,
    prints: `new removeListener
new x
new x
new x
new x
removed x
first
0
1
new x
removed x
2 value true
0
1
new x
late
true true false [ 'newListener', 'removeListener', 'x' ]`,
  },
  {
    says: 'events: waits for one event, its error or a signal',
    program: `import { EventEmitter, once } from 'node:events';
const emitter = new EventEmitter();
setTimeout(() => emitter.emit('a', 1, 2), 1);
console.log(await once(emitter, 'a'));
setTimeout(() => emitter.emit('error', new Error('bad')), 1);
await once(emitter, 'a').catch((error) => console.log('rejected', error.message));
const stop = new AbortController();
setTimeout(() => stop.abort(), 1);
await once(emitter, 'a', { signal: stop.signal }).catch((error) =>
  console.log(error.name, error.code, error.message),
);
const target = new EventTarget();
setTimeout(() => target.dispatchEvent(new Event('go')), 1);
console.log((await once(target, 'go'))[0].type, emitter.eventNames());`,
    prints: `[ 1, 2 ]
rejected bad
AbortError ABORT_ERR The operation was aborted
go []`,
  },
  {
    says: 'events: iterates over events until one closes it',
    program: `import { EventEmitter, on } from 'node:events';
const emitter = new EventEmitter();
setTimeout(() => {
  emitter.emit('m', 1);
  emitter.emit('m', 2);
  emitter.emit('close');
  emitter.emit('m', 3);
}, 1);
for await (const [value] of on(emitter, 'm', { close: ['close'] })) console.log(value);
const stop = new AbortController();
setTimeout(() => stop.abort('why'), 1);
try {
  for await (const one of on(emitter, 'm', { signal: stop.signal })) console.log(one);
} catch (error: any) {
  console.log(error.name, error.cause);
}`,
    prints: `1
2
AbortError why`,
  },
  {
    says: 'events: takes the rejections of listeners for errors when asked to',
    program: `import { EventEmitter, captureRejectionSymbol } from 'node:events';
const emitter = new EventEmitter({ captureRejections: true });
emitter.on('x', async (value) => {
  throw new Error('in ' + value);
});
emitter.on('error', (error) => console.log('error', error.message));
emitter.emit('x', 1);
const other: any = new EventEmitter({ captureRejections: true });
other[captureRejectionSymbol] = (error: Error, event: string, ...values: unknown[]) =>
  console.log(error.message, event, values);
other.on('y', async () => {
  throw new Error('z');
});
other.emit('y', 7);`,
    prints: `error in 1
z y [ 7 ]`,
  },
  {
    says: 'util: turns callbacks into promises and back',
    program: `const attempt = (run: () => unknown) => {
  try {
    return run();
  } catch (error: any) {
    return \`\${error.name} \${error.code}: \${error.message}\`;
  }
};
import util from 'node:util';
console.log(await util.promisify(setTimeout)(2, 'value'));
console.log(await util.promisify((a: number, done: any) => done(null, a + 1))(1));
await util
  .promisify((done: any) => done(new Error('no')))()
  .catch((error) => console.log(error.message));
console.log(attempt(() => util.promisify(5 as any)));
util.callbackify(async (x: number) => x * 2)(4, (error, value) => console.log(error, value));
util.callbackify(async () => {
  throw null;
})((error: any) => console.log(error.code, error.message, error.reason));`,
    prints: `value
2
no
TypeError ERR_INVALID_ARG_TYPE: The "original" argument must be of type function. Received type number (5)
null 8
ERR_FALSY_VALUE_REJECTION Promise was rejected with falsy value null`,
  },
  {
    says: 'util: warns once of what is deprecated',
    program: `import util from 'node:util';
const old = util.deprecate(() => 5, 'old() is old', 'DEP0');
old();
old();`,
    prints: `(node) [DEP0] DeprecationWarning: old() is old
(Use \`node --trace-deprecation ...\` to show where the warning was created)`,
  },
  {
    says: 'util: styles text where the stream is not asked',
    program: `const attempt = (run: () => unknown) => {
  try {
    return run();
  } catch (error: any) {
    return \`\${error.name} \${error.code}: \${error.message}\`;
  }
};
import { styleText, stripVTControlCharacters } from 'node:util';
console.log(
  JSON.stringify(styleText('red', 'x')),
  JSON.stringify(styleText(['bold', 'red'], 'x', { validateStream: false })),
  stripVTControlCharacters('\\u001b[31mx\\u001b[39m'),
);`,
    prints: `"x" "\\u001b[1m\\u001b[31mx\\u001b[39m\\u001b[22m" x`,
  },
  {
    says: 'util: has its small functions',
    program: `import util from 'node:util';
function Child() {}
function Parent() {}
util.inherits(Child, Parent);
console.log(
  new (Child as any)() instanceof Parent,
  (Child as any).super_ === Parent,
  util.debuglog('x').enabled,
);
console.log(
  util.toUSVString('a\\ud800'),
  util.getSystemErrorName(-111),
  util.parseEnv('A=1\\nB="x y"\\n# c\\nC=z # d'),
  util.isDeepStrictEqual({ a: 1 }, { a: 1 }),
  util.types.isPromise(Promise.resolve()),
);`,
    prints: `true true false
a� ECONNREFUSED [Object: null prototype] { A: '1', B: 'x y', C: 'z' } true true`,
  },
  {
    says: 'util: inspects as its options say',
    program: `import { inspect } from 'node:util';
const value = { b: 2, a: { c: [1, 2, { d: new Map([['k', { e: 1 }]]) }] } };
console.log(inspect(value, { depth: 0 }), inspect(value, false, 0));
console.log(inspect(value, { depth: null, compact: false }));
console.log(inspect(value, { sorted: true, breakLength: 20 }));
console.log(JSON.stringify(inspect(value, { colors: true, depth: 1 })));
console.log(
  inspect({ a: 'x'.repeat(30) }, { maxStringLength: 5 }),
  inspect([1, 2, 3], { maxArrayLength: 1 }),
  inspect(123456789.5, { numericSeparator: true }),
  inspect(
    {
      get a() {
        return 1;
      },
    },
    { getters: true },
  ),
);
console.log(
  inspect({
    [inspect.custom](depth: number, options: any) {
      return depth + typeof options.stylize;
    },
  }),
);`,
    prints: `{ b: 2, a: [Object] } { b: 2, a: [Object] }
{
  b: 2,
  a: {
    c: [
      1,
      2,
      {
        d: Map(1) {
          'k' => {
            e: 1
          }
        }
      }
    ]
  }
}
{
  a: {
    c: [
      1,
      2,
      [Object]
    ]
  },
  b: 2
}
"{ b: \\u001b[33m2\\u001b[39m, a: { c: \\u001b[36m[Array]\\u001b[39m } }"
{ a: 'xxxxx'... 25 more characters } [ 1, ... 2 more items ] 123_456_789.5 { a: [Getter: 1] }
2function`,
  },
  {
    says: 'assert: says what differs',
    program: `import assert from 'node:assert/strict';
const tell = (run: () => void) => {
  try {
    run();
    console.log('passed');
  } catch (error: any) {
    console.log(error.name, error.code, error.generatedMessage, error.operator);
    console.log(error.message);
  }
};
tell(() => assert.equal(1, 2));
tell(() => assert.equal('a', 'b', 'own words'));
tell(() => assert.notEqual(1, 1));
tell(() => assert.equal('hello world', 'hello there'));
tell(() => assert.equal([1], [1]));
tell(() => assert.equal(NaN, NaN));
tell(() => assert.deepEqual(1, '1'));`,
    prints: `AssertionError ERR_ASSERTION true strictEqual
Expected values to be strictly equal:

1 !== 2

AssertionError ERR_ASSERTION false strictEqual
own words

'a' !== 'b'

AssertionError ERR_ASSERTION true notStrictEqual
Expected "actual" to be strictly unequal to: 1
AssertionError ERR_ASSERTION true strictEqual
Expected values to be strictly equal:
+ actual - expected

+ 'hello world'
- 'hello there'
         ^

AssertionError ERR_ASSERTION true strictEqual
Values have same structure but are not reference-equal:

[
  1
]

passed
AssertionError ERR_ASSERTION true deepStrictEqual
Expected values to be strictly deep-equal:

1 !== '1'
`,
  },
  {
    says: 'assert: draws the difference between objects',
    program: `import assert from 'node:assert/strict';
const tell = (run: () => void) => {
  try {
    run();
    console.log('passed');
  } catch (error: any) {
    console.log(error.message);
  }
};
tell(() => assert.deepEqual({ a: 1 }, { a: 2 }));
tell(() => assert.deepEqual([1, 2, 3], [1, 2, 4]));
tell(() => assert.deepEqual({ a: 1, b: { c: [1, 2] } }, { a: 1, b: { c: [1] } }));
tell(() => assert.deepEqual(new Map([[1, 2]]), new Map([[1, 3]])));
tell(() => assert.deepEqual({ a: 1 }, { b: 1 }, 'own words'));
tell(() => assert.deepEqual([], {}));
tell(() => assert.deepEqual({ a: undefined }, {}));
tell(() => assert.notDeepEqual({ a: 1 }, { a: 1 }));`,
    prints: `Expected values to be strictly deep-equal:
+ actual - expected

  {
+   a: 1
-   a: 2
  }

Expected values to be strictly deep-equal:
+ actual - expected

  [
    1,
    2,
+   3
-   4
  ]

Expected values to be strictly deep-equal:
+ actual - expected

  {
    a: 1,
    b: {
      c: [
        1,
+       2
      ]
    }
  }

Expected values to be strictly deep-equal:
+ actual - expected

  Map(1) {
+   1 => 2
-   1 => 3
  }

own words
+ actual - expected

  {
+   a: 1
-   b: 1
  }

Expected values to be strictly deep-equal:
+ actual - expected

+ []
- {}

Expected values to be strictly deep-equal:
+ actual - expected

+ {
+   a: undefined
+ }
- {}

Expected "actual" not to be strictly deep-equal to:

{
  a: 1
}
`,
  },
  {
    says: 'assert: leaves lines away that are far from a difference',
    program: `import assert from 'node:assert';
const list = Array.from({ length: 30 }, (_, index) => index);
try {
  assert.deepStrictEqual(
    list,
    list.map((one) => (one === 20 ? 'x' : one)),
  );
} catch (error: any) {
  console.log(error.message);
}`,
    prints: `Expected values to be strictly deep-equal:
+ actual - expected
... Skipped lines

  [
    0,
    1,
    2,
    3,
...
    19,
+   20,
-   'x',
    21,
    22,
    23,
    24,
    25,
`,
  },
  {
    says: 'assert: compares a part',
    program: `import assert from 'node:assert';
assert.partialDeepStrictEqual({ a: 1, b: { c: 2, d: 3 } }, { b: { c: 2 } });
try {
  assert.partialDeepStrictEqual({ a: 1, b: 2 }, { a: 2 });
} catch (error: any) {
  console.log(error.message);
}`,
    prints: `Expected values to be partially and strictly deep-equal:
+ actual - expected

  {
+   a: 1,
+   b: 2
-   a: 2
  }
`,
  },
  {
    says: 'assert: says what was thrown instead',
    program: `import assert from 'node:assert';
const tell = (run: () => void) => {
  try {
    run();
    console.log('passed');
  } catch (error: any) {
    console.log(error.name, error.code, error.generatedMessage, error.operator);
    console.log(error.message);
  }
};
tell(() => assert.throws(() => {}));
tell(() =>
  assert.throws(() => {
    throw new Error('a');
  }, /b/),
);
tell(() =>
  assert.throws(
    () => {
      throw new Error('a');
    },
    { message: 'b' },
  ),
);
tell(() =>
  assert.throws(() => {
    throw new Error('a');
  }, TypeError),
);
tell(() =>
  assert.throws(
    () => {
      throw new TypeError('t');
    },
    { name: 'TypeError', message: /t/ },
  ),
);
tell(() =>
  assert.doesNotThrow(() => {
    throw new Error('x');
  }),
);
tell(() => assert.ifError(new Error('e')));
tell(() => assert.match('abc', /x/));
tell(() => assert.fail());
tell(() => assert.ok());`,
    prints: `AssertionError ERR_ASSERTION false throws
Missing expected exception.
AssertionError ERR_ASSERTION true throws
The input did not match the regular expression /b/. Input:

'Error: a'

AssertionError ERR_ASSERTION true throws
Expected values to be strictly deep-equal:
+ actual - expected

  Comparison {
+   message: 'a'
-   message: 'b'
  }

AssertionError ERR_ASSERTION true throws
The error is expected to be an instance of "TypeError". Received "Error"

Error message:

a
passed
AssertionError ERR_ASSERTION false doesNotThrow
Got unwanted exception.
Actual message: "x"
AssertionError ERR_ASSERTION false ifError
ifError got unwanted exception: e
AssertionError ERR_ASSERTION true match
The input did not match the regular expression /x/. Input:

'abc'

AssertionError ERR_ASSERTION true fail
Failed
AssertionError ERR_ASSERTION true ==
No value argument passed to \`assert.ok()\``,
  },
  {
    says: 'assert: judges promises',
    program: `import assert from 'node:assert';
const tell = async (run: () => Promise<void>) => {
  try {
    await run();
    console.log('passed');
  } catch (error: any) {
    console.log(error.name, error.code, error.message);
  }
};
await tell(() => assert.rejects(Promise.resolve(1)));
await tell(() => assert.rejects(Promise.reject(new Error('a')), /a/));
await tell(() =>
  assert.rejects(
    async () => {
      throw new Error('a');
    },
    { message: 'b' },
  ),
);
await tell(() => assert.doesNotReject(Promise.reject(new Error('x'))));
await tell(() => assert.rejects((() => 5) as any));`,
    prints: `AssertionError ERR_ASSERTION Missing expected rejection.
passed
AssertionError ERR_ASSERTION Expected values to be strictly deep-equal:
+ actual - expected

  Comparison {
+   message: 'a'
-   message: 'b'
  }

AssertionError ERR_ASSERTION Got unwanted rejection.
Actual message: "x"
TypeError ERR_INVALID_RETURN_VALUE Expected instance of Promise to be returned from the "promiseFn" function but got type number (5).`,
  },
  {
    says: 'crypto: hashes',
    program: `import { createHash, hash } from 'node:crypto';
for (const name of ['md5', 'sha1', 'sha256', 'sha384', 'sha512', 'SHA1'])
  console.log(createHash(name).update('a').update(Buffer.from('ñ')).digest('hex'));
for (const encoding of ['base64', 'base64url', 'latin1'] as const)
  console.log(JSON.stringify(createHash('md5').update('x').digest(encoding)));
console.log(
  createHash('sha1').update('x').digest(),
  hash('sha1', 'x'),
  hash('sha1', 'x', 'base64'),
);
const one = createHash('sha1').update('a');
const copy = one.copy();
console.log(one.update('b').digest('hex'), copy.digest('hex'));`,
    prints: `62d26ce38a21f4e93a5ad6f043618bc6
aecfba5aeff67124e1515f2868d18c8648abfb93
27932c05141e5e6fbd548930f61c04d791f5faac15c9798023f40ff2c031f650
a8a311e05ae49d252a900e625bb545a84f96fc081927452953741e2fc23869e69653fc314a9fe8fbaddb914f71277130
a18accf141cf6de22dd5676f99544367e85b10e2359f9f0407046c7b986fd33553a17b06f8b58f08deec9df1af497a5ea6f82c828ba77762b05b24286ae86d7b
aecfba5aeff67124e1515f2868d18c8648abfb93
"ndTkYSaMgDT1yFZOFVxnpg=="
"ndTkYSaMgDT1yFZOFVxnpg"
"Ôäa&4õÈVN\\u0015\\\\g¦"
<Buffer 11 f6 ad 8e c5 2a 29 84 ab aa fd 7c 3b 51 65 03 78 5c 20 72> 11f6ad8ec52a2984abaafd7c3b516503785c2072 EfatjsUqKYSrqv18O1FlA3hcIHI=
da23614e02469a0d7c7bd1bdab5c9c474b1904dc 86f7e437faa5a7fce15d1ddcb9eaeaea377667b8`,
  },
  {
    says: 'crypto: signs with a key',
    program: `import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
console.log(
  createHmac('sha256', 'key').update('x').digest('hex'),
  createHmac('sha1', Buffer.alloc(100, 1)).update('x').digest('base64'),
);
console.log(
  pbkdf2Sync('p', 's', 2, 16, 'sha1').toString('hex'),
  timingSafeEqual(Buffer.from('a'), Buffer.from('a')),
  timingSafeEqual(Buffer.from('a'), Buffer.from('b')),
);`,
    prints: `4fc3b7eaf34d7e594a6f51d9517ba543abf41067b27587ffd82ba3584e4d3cdd r3dRX0j4IOAlPLonw87hEjFeuD4=
ea4b66d4030c711fa7c569b86856f404 true false`,
  },
  {
    says: 'crypto: refuses what it cannot do',
    program: `const attempt = (run: () => unknown) => {
  try {
    return run();
  } catch (error: any) {
    return \`\${error.name} \${error.code}: \${error.message}\`;
  }
};
import * as crypto from 'node:crypto';
console.log(attempt(() => crypto.createHash('nope')));
console.log(attempt(() => crypto.createHmac('nope', 'k')));
console.log(attempt(() => crypto.createHmac('sha1', 5 as any)));
console.log(
  attempt(() => {
    const hash = crypto.createHash('sha1');
    hash.digest();
    hash.update('x');
  }),
);
console.log(attempt(() => crypto.createHash('sha1').update(5 as any)));
console.log(attempt(() => crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('ab'))));
console.log(
  attempt(() => crypto.randomInt(5, 5)),
  attempt(() => crypto.randomBytes(-1)),
);`,
    prints: `Error undefined: Digest method not supported
TypeError ERR_CRYPTO_INVALID_DIGEST: Invalid digest: nope
TypeError ERR_INVALID_ARG_TYPE: The "key" argument must be of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey. Received type number (5)
Error ERR_CRYPTO_HASH_FINALIZED: Digest already called
TypeError ERR_INVALID_ARG_TYPE: The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received type number (5)
RangeError ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH: Input buffers must have the same byte length
RangeError ERR_OUT_OF_RANGE: The value of "max" is out of range. It must be greater than the value of "min" (5). Received 5 RangeError ERR_OUT_OF_RANGE: The value of "size" is out of range. It must be >= 0 && <= 2147483647. Received -1`,
  },
  {
    says: 'crypto: gives random values',
    program: `import * as crypto from 'node:crypto';
console.log(
  crypto.randomBytes(4).length,
  crypto.randomUUID().length,
  crypto.randomInt(1, 2),
  crypto.randomFillSync(new Uint8Array(3)).length,
  typeof crypto.webcrypto,
  crypto.getHashes().includes('sha256'),
);
crypto.randomBytes(3, (error, bytes) => console.log(error, bytes.length));`,
    prints: `4 36 1 3 object true
null 3`,
  },
  {
    says: 'zlib: packs and unpacks',
    program: `import zlib from 'node:zlib';
import { promisify } from 'node:util';
const data = Buffer.from('hello '.repeat(50));
for (const [pack, unpack] of [
  ['deflate', 'inflate'],
  ['deflateRaw', 'inflateRaw'],
  ['gzip', 'gunzip'],
  ['gzip', 'unzip'],
  ['deflate', 'unzip'],
])
  console.log(
    pack,
    unpack,
    (zlib as any)[unpack + 'Sync']((zlib as any)[pack + 'Sync'](data)).equals(data),
  );
console.log((await promisify(zlib.gunzip)(await promisify(zlib.gzip)('text'))).toString());
console.log(
  zlib.deflateRawSync('abc').toString('hex'),
  zlib.deflateSync('abc', { level: 0 }).toString('hex'),
  zlib.constants.Z_SYNC_FLUSH,
  zlib.crc32('hello'),
  zlib.codes.Z_DATA_ERROR,
);`,
    prints: `deflate inflate true
deflateRaw inflateRaw true
gzip gunzip true
gzip unzip true
deflate unzip true
text
4b4c4a0600 7801010300fcff616263024d0127 2 907060870 -3`,
  },
  {
    says: 'zlib: refuses broken, cut and exploding data',
    program: `const attempt = (run: () => unknown) => {
  try {
    return run();
  } catch (error: any) {
    return \`\${error.name} \${error.code}: \${error.message}\`;
  }
};
import zlib from 'node:zlib';
console.log(attempt(() => zlib.inflateSync(Buffer.from('nope'))));
console.log(attempt(() => zlib.gunzipSync(Buffer.from([1, 2, 3]))));
console.log(
  attempt(() => zlib.inflateRawSync(zlib.deflateRawSync('hello '.repeat(50)).subarray(0, 8))),
);
console.log(
  attempt(() => zlib.inflateSync(zlib.deflateSync(Buffer.alloc(1e5)), { maxOutputLength: 1000 })),
);
console.log(attempt(() => zlib.deflateSync(5 as any)));
zlib.inflate(Buffer.from('nope'), (error: any, bytes) =>
  console.log(error.code, error.errno, error.message, bytes),
);`,
    prints: `Error Z_DATA_ERROR: incorrect header check
Error Z_DATA_ERROR: incorrect header check
Error Z_BUF_ERROR: unexpected end of file
RangeError ERR_BUFFER_TOO_LARGE: Cannot create a Buffer larger than 1000 bytes
TypeError ERR_INVALID_ARG_TYPE: The "buffer" argument must be of type string or an instance of Buffer, TypedArray, DataView, or ArrayBuffer. Received type number (5)
Z_DATA_ERROR -3 incorrect header check undefined`,
  },
  {
    says: 'zlib: flushes a stream in the middle, with what came before as context',
    program: `import zlib from 'node:zlib';
const deflate = zlib.createDeflateRaw();
const inflate = zlib.createInflateRaw();
const sizes: number[] = [];
const texts: string[] = [];
deflate.on('data', (bytes) => {
  sizes.push(bytes.length);
  inflate.write(bytes);
});
inflate.on('data', (bytes) => texts.push(String(bytes)));
const send = (text: string) =>
  new Promise<void>((resolve) => {
    deflate.write(text);
    deflate.flush(zlib.constants.Z_SYNC_FLUSH, resolve);
  });
await send('a message like others');
await send('a message like others');
await new Promise((resolve) => setTimeout(resolve, 30));
console.log(
  texts,
  sizes[0]! > sizes[1]!,
  deflate.constructor.name,
  deflate instanceof zlib.DeflateRaw,
);`,
    prints: `[ 'a message like others', 'a message like others' ] true DeflateRaw true`,
  },
  {
    says: "zlib: tells a stream's broken and cut data",
    program: `import zlib from 'node:zlib';
const bad = zlib.createInflate();
bad.on('error', (error: any) => console.log(error.code, error.errno, error.message));
bad.on('close', () => {
  const cut = zlib.createGunzip();
  cut.on('error', (error: any) => console.log(error.code, error.message));
  cut.end(zlib.gzipSync('abc').subarray(0, 12));
});
bad.write('garbage');`,
    prints: `Z_DATA_ERROR -3 incorrect header check
Z_BUF_ERROR unexpected end of file`,
  },
  {
    says: 'diagnostics_channel: publishes to subscribers',
    program: `import { channel, hasSubscribers } from 'node:diagnostics_channel';
const room = channel('room');
room.subscribe((message, name) => console.log(message, name));
console.log(hasSubscribers('room'), channel('room') === room);
room.publish({ a: 1 });`,
    prints: `true true
{ a: 1 } room`,
  },
  {
    says: 'dns: knows this machine and no other',
    program: `import dns from 'node:dns';
console.log(await dns.promises.lookup('localhost', { family: 4 }));
await dns.promises
  .lookup('nowhere.invalid')
  .catch((error) => console.log(error.code, error.syscall, error.hostname, error.message));`,
    prints: `{ address: '127.0.0.1', family: 4 }
ENOTFOUND getaddrinfo nowhere.invalid getaddrinfo ENOTFOUND nowhere.invalid`,
  },
  {
    says: 'stream: consumes whole streams',
    program: `import { text, json, buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
console.log(
  await json(Readable.from(['{"a":', '1}'])),
  await text(Readable.from([Buffer.from('é').subarray(0, 1), Buffer.from('é').subarray(1)])),
  await buffer(Readable.from(['x'])),
);`,
    prints: `{ a: 1 } é <Buffer 78>`,
  },
  {
    says: 'stream: joins streams of Node and of the web',
    program: `import { Readable, Writable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
for await (const chunk of Readable.fromWeb(
  new ReadableStream({
    start(c) {
      c.enqueue('q');
      c.close();
    },
  }) as any,
))
  console.log(String(chunk));
const reader = Readable.toWeb(Readable.from(['w'])).getReader();
console.log(await reader.read(), (await reader.read()).done);`,
    prints: `q
{ done: false, value: 'w' } true`,
  },
  {
    says: 'stream: pipes, filters and aborts',
    program: `import { Readable, Writable, finished, addAbortSignal } from 'node:stream';
import { pipeline } from 'node:stream/promises';
const out: string[] = [];
await pipeline(
  Readable.from(['a', 'b']),
  async function* (source) {
    for await (const chunk of source) yield String(chunk).toUpperCase();
  },
  new Writable({
    write(chunk, _, done) {
      out.push(String(chunk));
      done();
    },
  }),
);
console.log(
  out,
  await Readable.from([1, 2, 3, 4])
    .filter((x) => x % 2 === 1)
    .map((x) => x * 10)
    .toArray(),
);
const ended = new Readable({ read() {} });
finished(ended, (error) => console.log(error?.code, error?.message));
ended.destroy();
const stop = new AbortController();
addAbortSignal(stop.signal, new Readable({ read() {} })).on('error', (error: any) =>
  setTimeout(() => console.log(error.name, error.code), 5),
);
stop.abort();`,
    prints: `[ 'A', 'B' ] [ 10, 30 ]
ERR_STREAM_PREMATURE_CLOSE Premature close
AbortError ABORT_ERR`,
  },
  {
    says: 'querystring: reads and writes',
    program: `import querystring from 'node:querystring';
console.log(
  querystring.parse('a=1&b=2&a=3&c=%20x+y&d'),
  querystring.stringify({ a: [1, 2], b: 'x y', c: '', d: null, e: true }),
  querystring.escape('a b&'),
  querystring.unescape('%41%zz'),
);`,
    prints: `[Object: null prototype] { a: [ '1', '3' ], b: '2', c: ' x y', d: '' } a=1&a=2&b=x%20y&c=&d=&e=true a%20b%26 A%zz`,
  },
  {
    says: 'url: reads and writes addresses',
    program: `import url from 'node:url';
console.log(
  url.parse('/chat?room=1#x', true).query['room'],
  url.format(new URL('http://a/b')),
  url.fileURLToPath('file:///a%20b'),
  url.pathToFileURL('/a b#').href,
  url.resolve('http://a/b/c', '../d'),
  url.urlToHttpOptions(new URL('http://a:1/b?c')).path,
  url.domainToASCII('español.com'),
);`,
    prints: `1 http://a/b /a b file:///a%20b%23 http://a/d /b?c xn--espaol-zwa.com`,
  },
  {
    says: 'path: joins and takes apart',
    program: `import path from 'node:path';
console.log(
  path.join('/a', '..', 'b', './c'),
  path.resolve('/a', 'b', '../c'),
  path.basename('/x/y.ts', '.ts'),
  path.extname('a.b.c'),
  path.relative('/a/b/c', '/a/d'),
  path.normalize('/a//b/../c/.'),
  path.isAbsolute('a'),
  path.format({ dir: '/x', base: 'y' }),
  path.posix === path,
  path.parse('/srv/u/f.txt'),
);`,
    prints: `/b/c /a/c y .c ../../d /a/c false /x/y true { root: '/', dir: '/srv/u', base: 'f.txt', ext: '.txt', name: 'f' }`,
  },
];
