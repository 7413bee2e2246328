import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type Modules, openEmbeddedWorld, openNodeWorld } from './node-api-world.ts';

const embedded = (await openEmbeddedWorld()).start('program');
const node = (await openNodeWorld()).start('program');

describe('a module of Node in the embedded engine', () => {
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
