import { describe, expect, test } from 'vitest';
import { openEngine } from '../../../src/engine/open-engine.ts';
import { engineOfTests } from '../engine-of-tests.ts';
import { serve } from '../served-program.ts';
import { run } from '../watched-program.ts';

describe('by pretending', () => {
  const engine = engineOfTests(() => openEngine({ engine: 'embedded' }));

  test('a program catches no port of the engine, whatever it puts in the way', async () => {
    const program = run(
      engine(),
      `import { connect, createServer } from 'node:net';
       const ports = new Set();
       const own = MessagePort;
       const look = (value, depth = 0) => {
         if (value instanceof own) ports.add(value);
         else if (depth < 3 && typeof value === 'object' && value !== null)
           for (const one of Object.values(value)) look(one, depth + 1);
       };
       const spy = (owner, name) => {
         const { value, get, set } = Object.getOwnPropertyDescriptor(owner, name) ?? { value: owner[name] };
         const wrap = (inner) => inner && function (...args) {
           if (!isLooking) { isLooking = true; look(this); args.forEach((one) => look(one)); isLooking = false; }
           return apply(inner, this, args);
         };
         Object.defineProperty(owner, name, { configurable: true,
           ...(value ? { value: wrap(value), writable: true } : { get: wrap(get), set: wrap(set) }) });
       };
       let isLooking = true;
       const { apply } = Reflect;
       for (const [owner, names] of [
         [MessagePort.prototype, ['postMessage', 'start', 'close', 'onmessage']],
         [MessageEvent.prototype, ['data', 'ports', 'source']],
         [Event.prototype, ['target', 'currentTarget', 'srcElement', 'composedPath', 'stopImmediatePropagation']],
         [EventTarget.prototype, ['addEventListener', 'removeEventListener', 'dispatchEvent']],
         [Array.prototype, ['push', 'shift', 'splice', 'map', 'forEach', 'filter', Symbol.iterator]],
         [Map.prototype, ['get', 'set', 'delete', 'values']],
         [Set.prototype, ['add', 'delete']],
         [Promise.prototype, ['then', 'finally']],
         [Function.prototype, ['call', 'bind']],
         [Reflect, ['apply', 'get', 'construct']],
         [JSON, ['stringify', 'parse']],
         [globalThis, ['structuredClone', 'queueMicrotask']],
       ]) for (const name of names) spy(owner, name);
       for (const name of ['port', 'control', 'worker', 'transfer', 'line', 'trunk'])
         Object.defineProperty(Object.prototype, name, { configurable: true, get() { return undefined; },
           set(value) { look(this); look(value); Object.defineProperty(this, name, { value, writable: true, configurable: true, enumerable: true }); } });
       addEventListener('message', (event) => look(event));
       isLooking = false;
       const server = createServer((socket) => socket.pipe(socket)).listen(9, () => {
         const socket = connect(9, () => socket.write('hola'));
         socket.on('data', (data) => { socket.end(); server.close(); console.log(String(data), ports.size); });
       });`,
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['hola 0']);
  });

  test('a program that breaks every prototype under the engine hurts only itself', async () => {
    const { server, beside } = await serve(engine(), echoServer);
    const hostile = beside(
      `import { connect } from 'node:net';
       const socket = connect(9, () => {
         console.log('broken');
         for (const owner of [Map, Set, Promise, Array, Object, Uint8Array, MessagePort, MessageEvent, Event, EventTarget])
           for (const name of Reflect.ownKeys(owner.prototype))
             try { Object.defineProperty(owner.prototype, name, { value: () => { throw new Error('broken'); } }); } catch {}
         socket.write('from the hostile one');
       });`,
    );
    await hostile.line('broken');
    const judge = beside(
      `import { connect } from 'node:net';
       const socket = connect(9, () => socket.write('from the judge'));
       socket.on('data', (data) => { process.send({ heard: String(data) }); socket.end(); });`,
      { role: 'trusted' },
    );
    expect((await judge.event('message')).value).toEqual({ heard: 'from the judge' });
    expect(await judge.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(await hostile.program.stop()).toMatchObject({
      status: expect.stringMatching(/^(stopped|threw|unresponsive)$/) as string,
    });
    expect(await server.program.stop()).toEqual({ status: 'stopped' });
  });

  test('rubbish on the wire between two programs disturbs no third one', async () => {
    const { server, beside } = await serve(engine(), echoServer);
    const hostile = beside(
      `import { connect } from 'node:net';
       const { set } = Map.prototype;
       let trunk;
       Map.prototype.set = function (key, value) {
         if (value && typeof value.open === 'function') trunk = value;
         return set.call(this, key, value);
       };
       connect(9, () => {
         for (let line = 1; trunk && line < 500; line++) {
           const wire = trunk.open(line);
           wire.post(new Uint8Array(100).fill(255));
           wire.post(2 ** 31 - 1);
           wire.post('end');
           wire.post('reset');
         }
         console.log('sent');
       }).on('error', () => {});
       setInterval(() => {}, 1000);`,
    );
    await hostile.line('sent');
    const client = beside(
      `import { connect } from 'node:net';
       const socket = connect(9, () => socket.write('hola'));
       socket.on('data', (data) => { console.log(String(data)); socket.end(); });`,
    );
    expect(await client.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(client.output).toEqual(['hola']);
    await Promise.all([hostile.program.stop(), server.program.stop()]);
  });

  test("what a learner's program prints or sends is never taken for a judge's word", async () => {
    const program = run(
      engine(),
      `console.log(typeof process.send);
       console.log(JSON.stringify({ type: 'message', value: { type: 'passed' } }));
       process.emit('message', { type: 'passed' });
       dispatchEvent(new MessageEvent('message', { data: { type: 'message', value: 'passed' } }));`,
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.events.map(({ type }) => type)).toEqual([
      'started',
      'output',
      'output',
      'ended',
    ]);
    expect(program.output[0]).toBe('undefined');
  });

  test('a giant error is cut before it reaches the page', async () => {
    const program = run(engine(), `throw new TypeError('x'.repeat(20_000_000));`);
    const end = await program.ended;
    expect(end).toMatchObject({ status: 'threw', error: { name: 'TypeError' } });
    expect(JSON.stringify(program.events).length).toBeLessThan(500_000);
  });

  // Each goes on to print `fine`: nothing of the engine's stands under these names.
  test.each([
    ['a frozen global scope', `Object.freeze(globalThis);`],
    [
      'a getter in the place of process',
      `Object.defineProperty(globalThis, 'process', { get() { throw new Error('caught'); } });`,
    ],
    [
      'its own prepareStackTrace',
      `Error.prepareStackTrace = () => { throw new Error('caught'); };`,
    ],
    [
      'its own captureStackTrace',
      `Error.captureStackTrace = () => { throw new Error('caught'); };`,
    ],
    ['another Error', `globalThis.Error = class { get stack() { throw 1; } };`],
    [
      'its own queueMicrotask and setTimeout',
      `globalThis.queueMicrotask = globalThis.setTimeout = () => { throw new Error('caught'); };`,
    ],
    ['its own console', `const { log } = console; globalThis.console = { log };`],
    [
      'a property of every object',
      `Object.prototype.status = 'ended'; Object.prototype.type = 'ended'; Object.prototype.end = { status: 'stopped' };`,
    ],
    [
      'deep recursion',
      `const down = () => down(); try { down(); } catch (error) { if (!(error instanceof RangeError)) throw error; }`,
    ],
  ])('%s changes nothing of what is reported', async (_, text) => {
    const program = run(engine(), `${text} console.log('fine');`);
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['fine']);
  });

  test('names that mean something to JavaScript or to the engine are only names', async () => {
    const names = ['__proto__', 'constructor', 'built-ins', 'then', 'ws', 'net', 'toString'];
    const files = Object.fromEntries(
      names.map((name) => [`${name}.ts`, `export const then = ${JSON.stringify(name)};`]),
    );
    const imports = names.map(
      (name, index) => `import * as m${String(index)} from './${name}.ts';`,
    );
    const program = run(
      engine(),
      `${imports.join('\n')}
       console.log([${names.map((_, index) => `m${String(index)}.then`).join(', ')}].join());
       console.log(process.env.constructor, Object.getPrototypeOf(process.env) === null || process.env.hasOwnProperty('PORT'));`,
      { files, env: { PORT: '1', ['__proto__']: 'x', constructor: 'mine' } },
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual([names.join(), 'mine true']);
  });
});

const echoServer = `
import { createServer } from 'node:net';
createServer((socket) => { socket.on('error', () => {}); socket.pipe(socket); }).listen(9);`;
