import type { Engine } from '../../../../src/engine/engine.ts';
import { programLines } from '../http-programs.ts';
import { serving } from './serving.ts';

/** What a global `WebSocket` sends, and how it gives what it receives. */
export function browserMessageContract(engine: () => Engine): void {
  const line = programLines(engine);
  line(
    'sends text, bytes, views and blobs in their order',
    serving(
      echo,
      `const socket = new WebSocket(url);
       await next(socket, 'open');
       const got = [];
       const bytes = (text) => new TextEncoder().encode(text);
       const done = new Promise((resolve) => {
         socket.onmessage = (event) => { if (got.push(event.data) === 6) resolve(); };
       });
       socket.send('text');
       socket.send(new Blob(['blob']));
       socket.send(bytes('view').subarray(1, 3));
       socket.send(new Blob(['second']));
       socket.send(bytes('buffer').buffer);
       socket.send(5);
       console.log(socket.bufferedAmount);
       await done;
       console.log(await Promise.all(got.map((data) => typeof data === 'string' ? data : data.text())), socket.bufferedAmount);
       socket.close();
       await next(socket, 'close');`,
    ),
    ['23', "[ 'text', 'blob', 'ie', 'second', 'buffer', '5' ] 0"],
  );
  line(
    'gives a message that came with the 101 to who listens once the open is awaited',
    serving(
      `peer.send('hola'); peer.send('adiós');`,
      `const socket = new WebSocket(url);
       await new Promise((resolve) => (socket.onopen = resolve));
       console.log(socket.readyState);
       const { data } = await new Promise((resolve) => (socket.onmessage = resolve));
       console.log(data);
       socket.close();
       await next(socket, 'close');`,
    ),
    ['1', 'hola'],
  );
  line(
    'gives bytes as Blob, or as ArrayBuffer when asked to',
    serving(
      echo,
      `const socket = new WebSocket(url);
       await next(socket, 'open');
       socket.send(new Uint8Array([65]));
       const { data } = await next(socket, 'message');
       console.log(data instanceof Blob, data.size, JSON.stringify(data.type));
       socket.binaryType = 'arraybuffer';
       socket.send(new Uint8Array([66]));
       const event = await next(socket, 'message');
       console.log(event.data instanceof ArrayBuffer, new Uint8Array(event.data)[0]);
       console.log(event.origin, event.target === socket, event instanceof MessageEvent, event.bubbles);
       socket.close();
       await next(socket, 'close');`,
    ),
    ['true 1 ""', 'true 66', 'ws://localhost:8080 true true false'],
  );
  line(
    'sends whatever else as text, without lone surrogates',
    serving(
      echo,
      `const socket = new WebSocket(url);
       await next(socket, 'open');
       for (const value of [null, undefined, {}, true, '']) {
         socket.send(value);
         console.log(JSON.stringify((await next(socket, 'message')).data));
       }
       socket.send('\\ud800');
       console.log((await next(socket, 'message')).data.charCodeAt(0) === 0xfffd);
       tell(() => socket.send());
       socket.close();
       await next(socket, 'close');`,
    ),
    [
      '"null"',
      '"undefined"',
      '"[object Object]"',
      '"true"',
      '""',
      'true',
      'TypeError undefined false',
    ],
  );
  line(
    'calls listeners and handlers by the rules of event targets',
    serving(
      `for (const text of ['1', '2']) peer.send(text);`,
      `const socket = new WebSocket(url);
       const order = [];
       socket.addEventListener('message', () => order.push('listener'));
       socket.onmessage = function (event) { order.push('handler', this === socket); };
       socket.addEventListener('message', { handleEvent: () => order.push('object') });
       socket.addEventListener('message', () => order.push('once'), { once: true });
       const stop = new AbortController();
       socket.addEventListener('message', () => order.push('never'), { signal: stop.signal });
       stop.abort();
       await new Promise((resolve) => socket.addEventListener('message', () => { if (order.length === 9) resolve(); }));
       console.log(order.join());
       socket.onmessage = 5;
       console.log(socket.onmessage, typeof socket.onclose);
       socket.close();
       await next(socket, 'close');`,
    ),
    ['listener,handler,true,object,once,listener,handler,true,object', 'null object'],
  );
}

const echo = `peer.on('message', (data, isBinary) => peer.send(data, { binary: isBinary }));`;
