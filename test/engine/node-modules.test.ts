import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Modules,
  openEmbeddedWorld,
  openNodeWorld,
  type TestProgram,
} from './node-api-world.ts';

let embedded: TestProgram;
let node: TestProgram;

beforeAll(async () => {
  embedded = (await openEmbeddedWorld()).start('program');
  node = (await openNodeWorld()).start('program');
});

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

// What a program gets when it does something wrong: the same class, code and words.
const mistakes: [string, (modules: Modules) => unknown][] = [
  ['listening on a port that is none', ({ net }) => net.createServer().listen(70_000)],
  ['listening on NaN', ({ net }) => net.createServer().listen(NaN)],
  ['connecting to a port that is none', ({ net }) => net.connect(99_999)],
  [
    'a timer without a function',
    ({ timers }) => timers.setTimeout('code' as unknown as () => void, 1),
  ],
  [
    'a tick without a function',
    ({ process }) => {
      process.nextTick(undefined as unknown as () => void);
    },
  ],
  ['an error that is no Error', ({ events }) => new events.EventEmitter().emit('error', 'words')],
  [
    'an error without a listener',
    ({ events }) => new events.EventEmitter().emit('error', new RangeError('mine')),
  ],
  [
    'a failed assertion',
    (modules) => {
      const { strictEqual }: { strictEqual: (a: unknown, b: unknown, message: string) => void } =
        modules.assert;
      strictEqual(1, 2, 'not the same');
    },
  ],
  [
    'a header with a bad name',
    ({ http }) => {
      http.validateHeaderName('a b');
    },
  ],
  [
    'a header with a bad value',
    ({ http }) => {
      http.validateHeaderValue('x', 'a\nb');
    },
  ],
  ['an unknown hash', ({ crypto }) => crypto.createHash('nothing')],
  ['another protocol', ({ http }) => http.get('https://localhost/')],
  ['two modes at once', ({ ws }) => new ws.WebSocketServer({ port: 1, noServer: true })],
  ['a bad address', ({ ws }) => new ws.WebSocket('localhost:8000')],
];

describe('a module of Node in the embedded engine', () => {
  it.each(expressions)('gives what Node gives: %s', (_name, evaluate) => {
    expect(evaluate(embedded)).toEqual(evaluate(node));
  });

  it.each(mistakes)('throws what Node throws: %s', (_name, evaluate) => {
    expect(errorOf(() => evaluate(embedded))).toEqual(errorOf(() => evaluate(node)));
  });

  it('prints as Node does', () => {
    const say = (console: Console): void => {
      console.log('%s and', 'text', { a: 1 }, [1, 2], null, undefined, 'loose');
      console.log();
      console.group('outer');
      console.info('inner\nsecond line');
      console.groupEnd();
      console.table([
        { a: 1, b: 'x' },
        { a: 2, c: true },
      ]);
      console.table(new Map([['k', 1]]));
      console.table(['a', 'b']);
      console.table([{ a: 1, b: 2 }], ['b']);
      console.table(3);
      console.count();
      console.count('x');
      console.dir({ a: { b: { c: { d: {} } } } }, { depth: 0 });
      console.assert(false, 'wrong %d', 1);
      console.assert(true, 'right');
      console.warn(new Map([[1, { a: 'b' }]]));
    };
    let printed = '';
    const sink = new Writable({
      write(chunk: Uint8Array, _encoding, done) {
        printed += chunk.toString();
        done();
      },
    });
    say(new Console(sink, sink));
    embedded.output.length = 0;
    say(embedded.console);
    expect(embedded.output.map((line) => line.replace(/^\w+: /, '')).join('\n')).toBe(
      printed.slice(0, -1),
    );
  });

  it('runs ticks, promises, immediates and timers in the order of Node', async () => {
    const run = async ({ timers, process }: Modules): Promise<string[]> => {
      const order: string[] = [];
      await new Promise<void>((resolve) => {
        timers.setTimeout(() => {
          order.push('timer');
          void Promise.resolve().then(() => order.push('promise'));
          process.nextTick((word: string) => {
            order.push(word);
            process.nextTick(() => order.push('tick in tick'));
          }, 'tick');
          queueMicrotask(() => {
            order.push('microtask');
            process.nextTick(() => order.push('tick in microtask'));
          });
          timers.setImmediate(() => {
            order.push('immediate');
            timers.setTimeout(resolve, 2);
          });
          order.push('end of timer');
        }, 1);
      });
      return order;
    };
    expect(await run(embedded)).toEqual(await run(node));
  });

  it('gives timers that can be cleared by object and number, refreshed and let go', async () => {
    const { timers } = embedded;
    const before = embedded.holds;
    const fired: string[] = [];
    const one = timers.setTimeout(() => fired.push('one'), 5);
    const two = timers.setTimeout(() => fired.push('two'), 5);
    const three = timers.setTimeout(() => fired.push('three'), 5);
    expect([embedded.holds - before, one.hasRef()]).toEqual([3, true]);
    timers.clearTimeout(one);
    timers.clearTimeout(+two);
    three.unref();
    expect([embedded.holds - before, three.hasRef()]).toEqual([0, false]);
    let ticks = 0;
    await new Promise<void>((resolve) => {
      const interval = timers.setInterval(
        (word: string) => {
          fired.push(word);
          if (++ticks < 3) return;
          timers.clearInterval(interval);
          resolve();
        },
        5,
        'tick',
      );
    });
    expect(fired.filter((word) => word !== 'three')).toEqual(['tick', 'tick', 'tick']);
    expect(embedded.holds).toBe(before);
    expect(await embedded.util.promisify(timers.setTimeout)(1, 'value')).toBe('value');
    const stop = new AbortController();
    const waiting = embedded['timers/promises'].setTimeout(10_000, undefined, {
      signal: stop.signal,
    });
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError', code: 'ABORT_ERR' });
    expect(embedded.holds).toBe(before);
  });

  it('iterates over events, ends with errors and with abort', async () => {
    const run = async ({ events }: Modules): Promise<unknown[]> => {
      const emitter = new events.EventEmitter();
      const seen: unknown[] = [];
      emitter.on(events.errorMonitor, (error: Error) => seen.push(`monitor ${error.message}`));
      const iterator = events.on(emitter, 'message');
      emitter.emit('message', 1, 2);
      emitter.emit('message', 3);
      emitter.emit('error', new Error('over'));
      try {
        for await (const values of iterator) seen.push(values);
      } catch (error) {
        seen.push((error as Error).message);
      }
      seen.push(emitter.listenerCount('message'), emitter.listenerCount('error'));
      const stop = new AbortController();
      const once = events.once(emitter, 'never', { signal: stop.signal });
      stop.abort();
      seen.push(await once.catch((error: Error) => error.name));
      return seen;
    };
    expect(await run(embedded)).toEqual(await run(node));
  });

  it('keeps a trusted program alive while it waits for messages', async () => {
    const before = embedded.holds;
    const heard: unknown[] = [];
    const listener = (value: unknown): unknown => heard.push(value);
    embedded.process.on('message', listener);
    expect(embedded.holds).toBe(before + 1);
    await new Promise<void>((resolve) => embedded.process.nextTick(resolve));
    embedded.receive({ go: 1 });
    embedded.process.send?.({ done: true });
    embedded.process.removeListener('message', listener);
    expect([heard, embedded.messages, embedded.holds]).toEqual([
      [{ go: 1 }],
      [{ done: true }],
      before,
    ]);
  });

  it('gives texts as environment, and an exit code to whoever listens', () => {
    const { process } = embedded;
    process.env['NUMBER'] = 3 as unknown as string;
    expect([process.env['PORT'], process.env['NUMBER'], process.env['NOTHING']]).toEqual([
      '8000',
      '3',
      undefined,
    ]);
    const codes: number[] = [];
    process.on('exit', (code) => codes.push(code));
    process.exitCode = 3;
    expect([embedded.exitCode(), codes]).toEqual([3, [3]]);
  });

  it('writes whole lines to the console', async () => {
    embedded.output.length = 0;
    embedded.process.stdout.write('one ');
    embedded.process.stdout.write('line\nrest');
    expect(embedded.output).toEqual(['log: one line']);
    await expect.poll(() => embedded.output).toEqual(['log: one line', 'log: rest']);
  });

  it('hands an uncaught error to the listener of the program', () => {
    const taken: unknown[] = [];
    embedded.process.once('uncaughtException', (error) => taken.push(error.message));
    const emitter = new embedded.events.EventEmitter();
    embedded.process.nextTick(() => emitter.emit('error', new Error('nobody listens')));
    return expect.poll(() => taken).toEqual(['nobody listens']);
  });
});

function errorOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    const { name, message, code } = error as NodeJS.ErrnoException;
    return { name, message, code };
  }
  return 'nothing was thrown';
}
