import { describe, expect, it } from 'vitest';
import { type Modules, openEmbeddedWorld, openNodeWorld } from './node-api-world.ts';

const embedded = (await openEmbeddedWorld()).start('program');
const node = (await openNodeWorld()).start('program');

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
  it.each(mistakes)('throws what Node throws: %s', (_name, evaluate) => {
    expect(errorOf(() => evaluate(embedded))).toEqual(errorOf(() => evaluate(node)));
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
