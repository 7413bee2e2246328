import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { openEngine } from '../../src/engine/open-engine.ts';
import { freshNetwork, run } from './watched-program.ts';

describe('a hostile program in the embedded engine', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine({ engine: 'embedded' });
  }, 30_000);
  afterAll(async () => {
    await engine.close();
  });

  // Each program tries one way out and prints what came of it.
  test.each([
    ['fetch', `await fetch(origin)`],
    [
      'fetch without waiting for an answer',
      `await fetch(origin, { mode: 'no-cors', keepalive: true })`,
    ],
    [
      'XMLHttpRequest',
      `await new Promise((resolve, reject) => {
         const request = new XMLHttpRequest();
         request.onload = resolve;
         request.onerror = () => reject(new Error('refused'));
         request.open('GET', origin);
         request.send();
       })`,
    ],
    [
      'EventSource',
      `await new Promise((resolve, reject) => {
         const source = new EventSource(origin);
         source.onopen = resolve;
         source.onerror = () => reject(new Error('refused'));
       })`,
    ],
    ['importScripts', `importScripts(origin)`],
    [
      'importScripts by way of the prototype',
      `Object.getPrototypeOf(globalThis).importScripts(origin)`,
    ],
    ['a module from the network', `await import(/* @vite-ignore */ origin + '/x.js')`],
    ['a worker', `new Worker(URL.createObjectURL(new Blob([''])))`],
    ['eval', `eval('1')`],
    ['a function from text', `new Function('return 1')()`],
    ['localStorage', `localStorage.setItem('a', 'b')`],
    [
      'IndexedDB',
      `await new Promise((resolve, reject) => {
         const request = indexedDB.open('a');
         request.onsuccess = resolve;
         request.onerror = () => reject(request.error);
       })`,
    ],
    ['the cache', `await caches.open('a')`],
    ['the page', `parent.document.title = 'hacked'`],
    ['the document', `document.title = 'hacked'`],
    ['a broadcast channel', `new BroadcastChannel('a').postMessage('b')`],
    [
      'the global postMessage',
      `postMessage({ type: 'ended', end: { status: 'ended', exitCode: 0 } })`,
    ],
    ['the global close', `close()`],
    ['cookies', `document.cookie = 'a=b'`],
    ['a service worker', `await navigator.serviceWorker.register(origin)`],
  ])('gets nowhere with %s', async (_, attempt) => {
    const program = run(
      engine,
      `const origin = ${JSON.stringify(location.origin)};
       const alive = setInterval(() => {}, 1000);
       try { ${attempt}; console.log('done'); } catch (error) { console.log('failed'); }
       clearInterval(alive);`,
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['failed']);
  });

  test("reaches no server through the browser's own WebSocket", async () => {
    const program = run(
      engine,
      `const Native = globalThis.WebSocket;
       if (!Native) console.log('failed');
       else {
         const alive = setInterval(() => {}, 1000);
         await new Promise((resolve) => {
           try {
             const socket = new Native(${JSON.stringify(location.origin.replace('http', 'ws'))});
             socket.onopen = () => { console.log('done'); resolve(); };
             socket.onerror = () => { console.log('failed'); resolve(); };
           } catch { console.log('failed'); resolve(); }
         });
         clearInterval(alive);
       }`,
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['failed']);
  });

  test('cannot catch its control port by patching what it is used with', async () => {
    const program = run(
      engine,
      `const caught = [];
       const spy = (prototype, name) => {
         const { value, get } = Object.getOwnPropertyDescriptor(prototype, name);
         Object.defineProperty(prototype, name, value
           ? { value(...args) { caught.push(this); return value.apply(this, args); } }
           : { get() { caught.push(this); return get.call(this); } });
       };
       spy(MessagePort.prototype, 'postMessage');
       spy(MessageEvent.prototype, 'data');
       spy(MessageEvent.prototype, 'ports');
       spy(Event.prototype, 'target');
       spy(Event.prototype, 'currentTarget');
       addEventListener('message', (event) => caught.push(event));
       console.log('working');
       setTimeout(() => console.log(caught.length), 1200);`,
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['working', '0']);
  });

  test("finds no trace of the built-in modules' hiding place", async () => {
    const program = run(
      engine,
      `import { join } from 'node:path';
       console.log(join('a', 'b'), Object.getOwnPropertyNames(globalThis).filter((name) => name.startsWith('built-ins')).length);`,
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(program.output).toEqual(['a/b 0']);
  });

  test('cannot keep running by catching the exit', async () => {
    const program = run(
      engine,
      `for (let i = 0; ; i++) { try { console.log(i); process.exit(2); } catch {} finally { continue; } }`,
    );
    expect(await program.ended).toEqual({ status: 'ended', exitCode: 2 });
    expect(program.output).toEqual(['0']);
  });

  test('cannot reach the programs of another network', async () => {
    const server = run(
      engine,
      `import { createServer } from 'node:net'; createServer().listen(8080);`,
    );
    await server.event('listening');
    const program = run(
      engine,
      `import { connect } from 'node:net';
       connect(8080).on('connect', () => console.log('done')).on('error', () => console.log('failed'));`,
      { network: freshNetwork() },
    );
    await program.ended;
    expect(program.output).toEqual(['failed']);
    await server.program.stop();
  });

  test('leaves other programs undisturbed while it loops', { timeout: 30_000 }, async () => {
    const looping = run(engine, `console.log('loop'); for (;;) {}`);
    await looping.line('loop');
    const other = run(engine, `setTimeout(() => console.log('fine'), 50);`);
    expect(await other.ended).toEqual({ status: 'ended', exitCode: 0 });
    expect(other.output).toEqual(['fine']);
    expect(await looping.program.stop()).toEqual({ status: 'stopped' });
  });

  test(
    'loses its sandbox with the frame, and the engine opens another',
    { timeout: 30_000 },
    async () => {
      const own = await openEngine({ engine: 'embedded' });
      const program = run(own, `console.log('up'); setInterval(() => {}, 1000);`);
      await program.line('up');
      for (const frame of document.querySelectorAll('iframe[title="Enchufe sandbox"]')) {
        if (frame === [...document.querySelectorAll('iframe[title="Enchufe sandbox"]')].at(-1))
          frame.remove();
      }
      expect(await program.ended).toEqual({ status: 'sandbox-lost' });
      const next = run(own, `console.log('again');`);
      expect(await next.ended).toEqual({ status: 'ended', exitCode: 0 });
      expect(next.output).toEqual(['again']);
      await own.close();
    },
  );
});
